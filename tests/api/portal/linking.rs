//! Staff link somebody who signed up by themselves to the record of the patient.

use support::{Person, RoleCode, json};

use super::{Clinic, id};

#[tokio::test]
async fn a_person_who_signed_up_becomes_the_patient_and_loses_nothing() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("1001", "Siti Aminah").await;
    let form = json!({"name": "Siti A.", "email": "siti@surel.example", "location_id": clinic.location});
    let person = id(&clinic.desk.post("/v1/contacts", form).header("prefer", "allow-duplicate").await.expect(201));
    let portal = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(person)).await;
    let choice = clinic.care().await;
    portal.post(format!("/v1/portal/people/{person}/consents"), json!({"language": "id", "consents": choice})).await.expect(201);
    portal.post("/v1/portal/feedback", json!({"kind": "praise", "text": "Bagus"})).await.expect(201);
    let path = format!("/v1/patients/{siti}/portal-link");
    clinic.desk.post(&path, json!({"person_id": person, "dry_run": true})).await.expect(200);
    assert_eq!(portal.get("/v1/portal/home").await.expect(200).json()["family"][0]["id"], person.to_string());
    clinic.desk.post(&path, json!({"person_id": person})).await.expect(201);
    let home = portal.get("/v1/portal/home").await.expect(200).json();
    assert_eq!((&home["family"][0]["id"], &home["family"][0]["mrn"]), (&json!(siti), &json!("1001")));
    assert_eq!(home["feedback"][0]["text"], "Bagus");
    assert_eq!(portal.get(format!("/v1/portal/people/{siti}/consents")).await.expect(200).data().len(), 1);
    let record = clinic.desk.get(format!("/v1/patients/{siti}")).await.expect(200).json();
    assert_eq!((&record["name"], &record["email"]), (&json!("Siti Aminah"), &json!("1001@contoh.example")));
    clinic.desk.post(&path, json!({"person_id": person})).await.expect_invalid("/person_id", "not_there");
}

#[tokio::test]
async fn only_people_with_an_account_and_no_number_are_linked() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("1001", "Siti Aminah").await;
    let budi = clinic.patient("1002", "Budi Santoso").await;
    let path = format!("/v1/patients/{siti}/portal-link");
    clinic.desk.post(&path, json!({"person_id": budi})).await.expect_invalid("/person_id", "not_there");
    clinic.desk.post(&path, json!({"person_id": siti})).await.expect_invalid("/person_id", "self_reference");
    clinic.desk.post(&path, json!({"person_id": uuid::Uuid::now_v7()})).await.expect_invalid("/person_id", "not_there");
}
