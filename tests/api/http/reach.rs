//! A role for one location changes what belongs to that location, and nothing of the whole clinic.

use support::{Caller, Person, RoleCode, TestApp, Value, json};

/// Two locations, somebody who administers all of them, and somebody who administers the first.
async fn stage() -> (TestApp, [String; 2], Caller, Caller) {
    let app = TestApp::start().await;
    let everywhere = app.as_role(RoleCode::Admin).await;
    let mut locations = [String::new(), String::new()];
    for (at, code) in ["kemang", "menteng"].into_iter().enumerate() {
        let form = json!({"code": code, "name": code, "time_zone": "Asia/Jakarta"});
        locations[at] = everywhere.post("/v1/locations", form).await.expect(201).id();
    }
    let local = Person::new(RoleCode::Admin).at(locations[0].parse().unwrap_or_default());
    let local = app.signed_in(local).await;
    (app, locations, everywhere, local)
}

/// The collections of the whole clinic, each with a form.
fn forms() -> [(&'static str, Value); 5] {
    let service = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 1, "currency": "IDR"}});
    [
        ("services", service),
        ("specialities", json!({"code": "gigi", "name_id": "Gigi", "name_en": "Dentistry"})),
        ("tags", json!({"name": "VIP"})),
        ("custom-fields", json!({"resource": "contact", "key": "hobi", "label_id": "Hobi", "label_en": "Hobby", "kind": "text"})),
        ("roles", json!({"code": "magang", "name_id": "Magang", "name_en": "Trainee", "reach": "nobody", "permissions": []})),
    ]
}

#[tokio::test]
async fn what_belongs_to_the_whole_clinic_needs_a_role_for_all_locations() {
    let (_app, _, everywhere, local) = stage().await;
    local.patch("/v1/organisation", "*", json!({"name": "Milik saya"})).await.expect_problem(403, "forbidden");
    for (resource, form) in forms() {
        let path = format!("/v1/{resource}");
        local.post(&path, form.clone()).await.expect_problem(403, "forbidden");
        let one = format!("{path}/{}", everywhere.post(&path, form).await.expect(201).id());
        local.get(&one).await.expect(200);
        local.patch(&one, "*", json!({})).await.expect_problem(403, "forbidden");
        local.delete(&one, "*").await.expect_problem(403, "forbidden");
        everywhere.delete(&one, "*").await.expect(204);
        if resource != "roles" {
            local.post(format!("{one}/restoration"), json!({})).await.expect_problem(403, "forbidden");
        }
    }
}

#[tokio::test]
async fn a_location_is_changed_by_those_with_a_role_there() {
    let (_app, [own, other], everywhere, local) = stage().await;
    local
        .post("/v1/locations", json!({"code": "baru", "name": "Baru", "time_zone": "Asia/Jakarta"}))
        .await
        .expect_problem(403, "forbidden");
    let (own, other) = (format!("/v1/locations/{own}"), format!("/v1/locations/{other}"));
    local.patch(&own, "*", json!({"name": "Kemang Raya"})).await.expect(200);
    local.delete(&own, "*").await.expect(204);
    local.post(format!("{own}/restoration"), json!({})).await.expect(201);
    local.patch(&other, "*", json!({"name": "Milik saya"})).await.expect_problem(403, "forbidden");
    local.delete(&other, "*").await.expect_problem(403, "forbidden");
    everywhere.delete(&other, "*").await.expect(204);
    local.post(format!("{other}/restoration"), json!({})).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn a_practitioner_is_changed_by_those_with_a_role_wherever_they_work() {
    let (_app, [own, other], everywhere, local) = stage().await;
    let form = |locations: &[&String]| json!({"name": "dr. Ayu Larasati", "location_ids": locations});
    let ayu = local.post("/v1/practitioners", form(&[&own])).await.expect(201).id();
    let ayu = format!("/v1/practitioners/{ayu}");
    local.patch(&ayu, "*", json!({"licence_number": "SIP 1"})).await.expect(200);
    for places in [&[][..], &[&other], &[&own, &other]] {
        local.post("/v1/practitioners", form(places)).await.expect_problem(403, "forbidden");
        local.patch(&ayu, "*", json!({"location_ids": places})).await.expect_problem(403, "forbidden");
        let foreign = everywhere.post("/v1/practitioners", form(places)).await.expect(201).id();
        let foreign = format!("/v1/practitioners/{foreign}");
        local.patch(&foreign, "*", json!({"location_ids": [own]})).await.expect_problem(403, "forbidden");
        local.delete(&foreign, "*").await.expect_problem(403, "forbidden");
        everywhere.delete(&foreign, "*").await.expect(204);
        local.post(format!("{foreign}/restoration"), json!({})).await.expect_problem(403, "forbidden");
    }
    local.delete(&ayu, "*").await.expect(204);
    local.post(format!("{ayu}/restoration"), json!({})).await.expect(201);
}

#[tokio::test]
async fn people_are_told_what_they_may_everywhere() {
    let (_app, _, everywhere, local) = stage().await;
    let of = |me: Value| (me["permissions"].clone(), me["permissions_everywhere"].clone());
    let (some, all) = of(everywhere.get("/v1/me").await.expect(200).json());
    assert_eq!(some, all);
    let (some, all) = of(local.get("/v1/me").await.expect(200).json());
    assert_eq!((some.as_array().is_some_and(|some| !some.is_empty()), all), (true, json!([])));
}
