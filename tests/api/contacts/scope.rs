//! R42: what is out of scope is not there.

use support::{Answer, RoleCode, Value, json};
use uuid::Uuid;

use super::{Clinic, column, path};

/// An answer without what tells one request from another.
fn comparable(answer: &Answer) -> (u16, Value) {
    let mut body = answer.json();
    if let Some(body) = body.as_object_mut() {
        body.remove("request_id");
        body.remove("instance");
    }
    (answer.status, body)
}

#[tokio::test]
async fn a_patient_of_another_location_answers_like_an_id_that_never_was() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let foreign = clinic.patient("Siti", json!({"location_id": there})).await;
    let merge = Uuid::now_v7();
    for role in [RoleCode::Manager, RoleCode::Receptionist] {
        let local = clinic.at(role, here).await;
        let calls = |id: String| {
            let at = format!("/v1/patients/{id}");
            vec![
                local.get(&at),
                local.get(format!("{at}?include=archived")),
                local.patch(&at, "*", json!({"name": "Diubah"})),
                local.get(format!("{at}/changes")),
                local.get(format!("{at}/duplicates")),
                local.get(format!("{at}/merges")),
                local.get(format!("{at}/interactions")),
                local.post(format!("{at}/interactions"), json!({"kind": "note", "subject": "x"})),
                local.post(format!("{at}/disclosures"), json!({"fields": ["phone"]})),
                local.post(format!("{at}/merges"), json!({"absorbed_id": Uuid::now_v7()})),
                local.delete(format!("{at}/merges/{merge}"), "*"),
                local.delete(&at, "*"),
                local.post(format!("{at}/restoration"), json!({})),
                local.post(format!("/v1/contacts/{id}/registration"), json!({})),
                local.get(format!("/v1/contacts/{id}")),
            ]
        };
        for (foreign, never) in calls(foreign.id()).into_iter().zip(calls(Uuid::now_v7().to_string())) {
            let (foreign, never) = (foreign.await, never.await);
            assert!(matches!(foreign.status, 403 | 404), "{foreign:?}");
            assert_eq!(comparable(&foreign), comparable(&never), "{foreign:?}");
        }
        assert!(column(&local.get("/v1/patients").await, "id").is_empty());
        assert!(column(&local.get("/v1/patients?q=siti").await, "id").is_empty());
    }
    assert_eq!(clinic.manager.get(path(&foreign)).await.expect(200).etag(), foreign.etag(), "nothing has changed");
}

#[tokio::test]
async fn new_people_belong_to_the_location_of_those_who_register_them() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let local = clinic.at(RoleCode::Receptionist, here).await;
    let made = local.post("/v1/patients", json!({"name": "Siti"})).await.expect(201);
    assert_eq!(made.text("/location_id"), here.to_string());
    local.post("/v1/patients", json!({"name": "Budi", "location_id": there})).await.expect_invalid("/location_id", "not_there");
    local.patch(path(&made), "*", json!({"location_id": there})).await.expect_invalid("/location_id", "not_there");
    assert_eq!(column(&local.get("/v1/patients").await, "id"), [made.id()]);
    clinic.at(RoleCode::Receptionist, there).await.get(path(&made)).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_visit_brings_a_patient_into_the_scope_of_that_location() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let made = clinic.patient("Siti", json!({"location_id": here})).await;
    let other = clinic.at(RoleCode::Receptionist, there).await;
    other.get(path(&made)).await.expect_problem(404, "not_found");
    let visit = json!({"kind": "visit", "subject": "Kontrol", "location_id": there});
    clinic.manager.post(format!("{}/interactions", path(&made)), visit).await.expect(201);
    other.get(path(&made)).await.expect(200);
    clinic.at(RoleCode::Receptionist, here).await.get(path(&made)).await.expect(200);
}

#[tokio::test]
async fn links_lead_only_to_people_in_scope() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let foreign = clinic.patient("Siti", json!({"location_id": there})).await;
    let local = clinic.at(RoleCode::Receptionist, here).await;
    let form = json!({"name": "Budi", "links": [{"related_id": foreign.id(), "kind": "guardian"}]});
    local.post("/v1/patients", form).await.expect_invalid("/links/0/related_id", "not_there");
}
