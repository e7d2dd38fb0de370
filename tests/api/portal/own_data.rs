//! Own data: seen and corrected by the patient, with a history that staff see.

use diesel::prelude::*;
use persistence::messaging::outbox;
use persistence::schema::messages;
use support::json;
use uuid::Uuid;

use super::{Clinic, id, other_than};

#[tokio::test]
async fn a_patient_corrects_own_data_and_staff_see_who_changed_what() {
    let clinic = Clinic::open().await;
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let path = format!("/v1/portal/people/{siti}");
    let seen = portal.get(&path).await.expect(200);
    let home = json!([{"kind": "home", "address": {"street": "Jl. Melati 1"}}]);
    let change = json!({"honorific": "ibu", "addresses": home, "preferences": {"language": "en", "topics_unwanted": ["offers"]}});
    let changed = portal.patch(&path, &seen.etag(), change).await.expect(200).json();
    assert_eq!((&changed["honorific"], &changed["preferences"]["language"]), (&json!("ibu"), &json!("en")));
    portal.patch(&path, &seen.etag(), json!({"honorific": "bapak"})).await.expect_problem(412, "stale");
    let history = clinic.desk.get(format!("/v1/patients/{siti}/changes")).await.expect(200).data();
    let fields: Vec<_> = history[0]["fields"].as_array().into_iter().flatten().map(|f| f["field"].clone()).collect();
    assert!(fields.contains(&json!("addresses")) && history[0]["user_name"] == "Pasien", "{history:?}");
    assert_eq!(clinic.desk.get(format!("/v1/patients/{siti}")).await.expect(200).json()["mrn"], "1001", "the rest stays");
}

#[tokio::test]
async fn what_is_not_theirs_to_change_is_refused() {
    let clinic = Clinic::open().await;
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let budi = clinic.patient("1002", "Budi Santoso").await;
    let path = format!("/v1/portal/people/{siti}");
    for (field, value) in [("mrn", json!("9")), ("phone", json!("0812 3456 7890")), ("email", json!("a@b.example")), ("tag_ids", json!([]))]
    {
        portal.patch(&path, "*", json!({field: value})).await.expect_invalid(&format!("/{field}"), "unknown_field");
    }
    portal.patch(&path, "*", json!({"name": " "})).await.expect_invalid("/name", "bad_name");
    portal.patch(&path, "*", json!({"birth_date": "2190-01-01"})).await.expect_invalid("/birth_date", "bad_date");
    for other in [budi, Uuid::now_v7()] {
        portal.get(format!("/v1/portal/people/{other}")).await.expect_problem(404, "not_found");
        portal.patch(format!("/v1/portal/people/{other}"), "*", json!({"name": "x"})).await.expect_problem(404, "not_found");
        portal.get(format!("/v1/portal/people/{other}/changes")).await.expect_problem(404, "not_found");
    }
}

#[tokio::test]
async fn notes_of_the_staff_do_not_show_in_the_own_history() {
    let clinic = Clinic::open().await;
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let admin = clinic.app.as_role(support::RoleCode::Admin).await;
    let tag = id(&admin.post("/v1/tags", json!({"name": "Sulit"})).await.expect(201));
    clinic.desk.patch(format!("/v1/patients/{siti}"), "*", json!({"tag_ids": [tag]})).await.expect(200);
    clinic.desk.patch(format!("/v1/patients/{siti}"), "*", json!({"name": "Siti Aminah Putri"})).await.expect(200);
    let own = portal.get(format!("/v1/portal/people/{siti}/changes")).await.expect(200);
    assert_eq!(own.data().len(), 2, "{own:?}");
    assert!(!String::from_utf8_lossy(&own.body).contains("Sulit"), "{own:?}");
}

#[tokio::test]
async fn a_new_address_counts_once_it_is_proven() {
    let clinic = Clinic::open().await;
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let path = format!("/v1/portal/people/{siti}");
    let asked = portal.post(format!("{path}/contact-changes"), json!({"email": "Baru@Contoh.example"})).await.expect(202).id();
    let (code, address) = clinic.sent(&asked).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "baru@contoh.example");
    let confirmation = format!("{path}/contact-changes/{asked}/confirmation");
    portal.post(&confirmation, json!({"code": other_than(&code)})).await.expect_invalid("/code", "wrong_code");
    assert_eq!(portal.get(&path).await.expect(200).json()["email"], "1001@contoh.example");
    let (_, stranger) = clinic.member("1002", "Budi Santoso").await;
    stranger.post(&confirmation, json!({"code": code})).await.expect_problem(404, "not_found");
    assert_eq!(portal.post(&confirmation, json!({"code": code})).await.expect(201).json()["email"], "baru@contoh.example");
    portal.post(&confirmation, json!({"code": code})).await.expect_invalid("/code", "wrong_code");
    let both = json!({"email": "a@b.example", "phone": "0812 3456 7890"});
    portal.post(format!("{path}/contact-changes"), both).await.expect_invalid("/phone", "not_wanted");
}

#[tokio::test]
async fn a_guardian_does_not_change_the_address_of_who_has_an_account() {
    let clinic = Clinic::open().await;
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let (budi, _) = clinic.member("1002", "Budi Santoso").await;
    let dewi = clinic.patient("1003", "Dewi").await;
    for ward in [budi, dewi] {
        let links = json!({"links": [{"kind": "guardian", "related_id": siti}]});
        clinic.desk.patch(format!("/v1/patients/{ward}"), "*", links).await.expect(200);
    }
    let change =
        |person: uuid::Uuid| portal.post(format!("/v1/portal/people/{person}/contact-changes"), json!({"email": "baru@contoh.example"}));
    change(budi).await.expect_problem(403, "forbidden");
    let asked = change(dewi).await.expect(202).id();
    let code = clinic.code(&asked);
    let path = format!("/v1/portal/people/{dewi}/contact-changes/{asked}/confirmation");
    portal.post(path, json!({"code": code})).await.expect(201);
    let told: Vec<(uuid::Uuid, Option<Vec<u8>>)> = messages::table
        .filter(messages::template.eq("contact_changed"))
        .select((messages::id, messages::destination))
        .load(&mut clinic.app.connect())
        .unwrap_or_default();
    let address = |(id, sealed): &(uuid::Uuid, Option<Vec<u8>>)| {
        outbox::open(&clinic.app.state.field_keys, *id, sealed.as_deref(), None).ok().and_then(|(address, _)| address)
    };
    assert_eq!(told.iter().map(address).collect::<Vec<_>>(), [Some("1003@contoh.example".to_owned())], "the old one learns of it");
}
