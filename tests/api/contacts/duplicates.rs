//! Duplicates are found on entry, whoever entered them first, and nobody is registered twice by accident.

use support::{RoleCode, json};

use super::{Clinic, NIK, column, path};

#[tokio::test]
async fn a_likely_duplicate_is_refused_with_the_match_and_can_be_insisted_on() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12", "sex": "female", "phone": "081200004471"})).await;
    let form = json!({"name": "Siti Aminha", "birth_date": "1984-03-12", "sex": "female"});
    let refused = clinic.manager.post("/v1/patients", form.clone()).await.expect_problem(409, "possible_duplicate");
    assert_eq!(refused.text("/matches/0/id"), made.id());
    let score = refused.json()["matches"][0]["score"].as_u64().unwrap_or_default();
    assert!((60..100).contains(&score), "{score}");
    assert_eq!(refused.json()["matches"][0]["reasons"], json!(["name", "birth_date"]));
    assert!(refused.text("/matches/0/phone").contains('•'), "masked: {refused:?}");
    assert!(refused.text("/detail").contains("Prefer: allow-duplicate"));
    clinic.manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201);
    assert_eq!(clinic.manager.get("/v1/patients").await.data().len(), 2);
}

#[tokio::test]
async fn the_same_nik_is_the_same_person_whatever_the_name() {
    let clinic = Clinic::open().await;
    let nik = json!([{"kind": "nik", "value": NIK}]);
    let made = clinic.patient("Siti Aminah", json!({"identifiers": nik})).await;
    let spaced = json!([{"kind": "nik", "value": "3174 0152 0384 0004"}]);
    let refused = clinic.manager.post("/v1/patients", json!({"name": "Nama Lain", "identifiers": spaced})).await;
    let refused = refused.expect_problem(409, "possible_duplicate");
    assert_eq!((refused.text("/matches/0/id"), refused.json()["matches"][0]["score"].clone()), (made.id(), json!(100)));
    assert!(!String::from_utf8_lossy(&refused.body).contains(NIK), "the NIK stays hidden");
}

#[tokio::test]
async fn a_common_name_alone_is_no_duplicate() {
    let clinic = Clinic::open().await;
    clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12"})).await;
    clinic.manager.post("/v1/patients", json!({"name": "Siti Aminah", "birth_date": "1999-07-01"})).await.expect(201);
    clinic.manager.post("/v1/patients", json!({"name": "Suparmi"})).await.expect(201);
}

#[tokio::test]
async fn a_duplicate_at_another_location_is_shown_as_a_stub() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let made = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12", "phone": "081200004471", "location_id": there})).await;
    let local = clinic.at(RoleCode::Receptionist, here).await;
    let form = json!({"name": "Siti Aminah", "birth_date": "1984-03-12"});
    let refused = local.post("/v1/patients", form.clone()).await.expect_problem(409, "possible_duplicate");
    let found = &refused.json()["matches"][0];
    assert_eq!((found["id"].clone(), found["in_scope"].clone(), found["phone"].clone()), (json!(made.id()), json!(false), json!(null)));
    let check = local.post("/v1/patients/duplicate-check", form).await.expect(200);
    assert_eq!(column(&check, "id"), [made.id()]);
    local.get(path(&made)).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn duplicates_of_a_record_are_listed_best_first() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12", "phone": "081200004471"})).await;
    let near = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12", "phone": "081200004471"})).await;
    let less = clinic.patient("Siti Amina", json!({"birth_date": "1984-03-12"})).await;
    clinic.patient("Bambang Wiratno", json!({"birth_date": "1970-01-01"})).await;
    let list = clinic.manager.get(format!("{}/duplicates", path(&made))).await.expect(200);
    assert_eq!(column(&list, "id"), [near.id(), less.id()]);
}

#[tokio::test]
async fn a_form_half_filled_in_is_compared_with_what_it_has() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12"})).await;
    let form = json!({"name": "siti aminah", "birth_date": "1984-03-12", "phone": "08", "email": "siti@", "identifiers": [{"kind": "nik", "value": "31"}]});
    let check = clinic.manager.post("/v1/patients/duplicate-check", form).await.expect(200);
    assert_eq!(column(&check, "id"), [made.id()]);
}

#[tokio::test]
async fn a_patient_is_not_told_of_others_who_are_alike() {
    let clinic = Clinic::open().await;
    let own = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12"})).await;
    clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12"})).await;
    let siti = clinic.app.signed_in(support::Person::new(RoleCode::Patient).with_record(super::uuid(&own.id()))).await;
    assert!(siti.get(format!("{}/duplicates", path(&own))).await.expect(200).data().is_empty());
    assert_eq!(clinic.manager.get(format!("{}/duplicates", path(&own))).await.data().len(), 1);
}
