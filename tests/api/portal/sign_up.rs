//! Sign-up: of a patient on file, with a code from the desk, and of somebody new.

use std::time::Duration;

use support::{RoleCode, json};
use uuid::Uuid;

use super::{Clinic, SECRET, other_than};

#[tokio::test]
async fn a_patient_on_file_signs_up_with_number_and_code() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("012483", "Siti Aminah").await;
    let asked = clinic.register("012483", "siti.aminah").await.expect(202);
    let (code, address) = clinic.sent(&asked.id()).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "012483@contoh.example");
    clinic.confirm(&asked.id(), &other_than(&code)).await.expect_invalid("/code", "wrong_code");
    let session = clinic.confirm(&asked.id(), &format!("{} {}", &code[..3], &code[3..])).await.expect(201).json();
    assert_eq!(session["user"]["contact_id"], siti.to_string());
    let patient = clinic.app.nobody().with_token(session["access_token"].as_str().unwrap_or_default());
    let person = patient.get(format!("/v1/portal/people/{siti}")).await.expect(200).json();
    assert_eq!((&person["mrn"], &person["own"]), (&json!("012483"), &json!(true)));
    let consents = patient.get(format!("/v1/portal/people/{siti}/consents")).await.expect(200).data();
    assert_eq!((&consents[0]["purpose"], &consents[0]["source"]), (&json!("care"), &json!("sign_up")));
    clinic.confirm(&asked.id(), &code).await.expect_invalid("/code", "wrong_code");
    for login in ["siti.aminah", "012483@contoh.example"] {
        let form = json!({"login": login, "password": SECRET, "transport": "body"});
        clinic.app.nobody().post("/v1/sessions", form).await.expect(201);
    }
}

#[tokio::test]
async fn a_code_from_the_desk_opens_the_account_and_proves_no_address() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("012483", "Siti Aminah").await;
    let path = format!("/v1/patients/{siti}/portal-code");
    let first = clinic.desk.post(&path, json!({})).await.expect(201).text("/code");
    let second = clinic.desk.post(&path, json!({})).await.expect(201).text("/code");
    let asked = clinic.register("012483", "siti.aminah").await.expect(202).id();
    if first != second {
        clinic.confirm(&asked, &first).await.expect_invalid("/code", "wrong_code");
    }
    let session = clinic.confirm(&asked, &second).await.expect(201).json();
    assert_eq!(session["user"]["login"], "siti.aminah");
    clinic.desk.post(format!("/v1/patients/{}/portal-code", Uuid::now_v7()), json!({})).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn somebody_new_proves_an_address_and_staff_are_asked_to_link_them() {
    let clinic = Clinic::open().await;
    let form = json!({"name": "Wulan", "birth_date": "1999-05-02", "sex": "female", "email": "Wulan@Surel.example",
        "password": SECRET, "language": "en", "consents": clinic.care().await});
    let asked = clinic.app.nobody().post("/v1/portal/registrations", form).await.expect(202);
    let (code, address) = clinic.sent(&asked.id()).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "wulan@surel.example");
    let session = clinic.confirm(&asked.id(), &code).await.expect(201).json();
    let record = session["user"]["contact_id"].as_str().unwrap_or_default().to_owned();
    let tasks = clinic.desk.get("/v1/tasks").await.expect(200).data();
    assert_eq!(
        (&tasks[0]["kind"], &tasks[0]["contact_id"], &tasks[0]["contact_name"]),
        (&json!("link_person"), &json!(record), &json!("Wulan"))
    );
    let person = clinic.desk.get(format!("/v1/contacts/{record}")).await.expect(200).json();
    assert_eq!((&person["email"], &person["location_id"]), (&json!("wulan@surel.example"), &json!(clinic.location)));
}

#[tokio::test]
async fn a_taken_user_name_is_told_after_the_proof_and_the_code_still_works() {
    let clinic = Clinic::open().await;
    for mrn in ["1001", "1002"] {
        clinic.patient(mrn, "Siti Aminah").await;
    }
    let first = clinic.register("1001", "siti").await.expect(202).id();
    clinic.confirm(&first, &clinic.code(&first)).await.expect(201);
    let second = clinic.register("1002", "siti").await.expect(202).id();
    let code = clinic.code(&second);
    let taken = clinic.confirm(&second, &code).await.expect_problem(409, "conflict").json();
    assert_eq!(taken["errors"][0]["pointer"], "/username");
    let path = format!("/v1/portal/registrations/{second}/confirmation");
    clinic.app.nobody().post(path, json!({"code": code, "username": "siti.dua", "transport": "body"})).await.expect(201);
    let again = clinic.register("1002", "siti.tiga").await.expect(202).id();
    clinic.confirm(&again, &clinic.code(&again)).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn a_code_has_five_tries_and_ten_minutes() {
    let clinic = Clinic::open().await;
    clinic.patient("1001", "Siti Aminah").await;
    let asked = clinic.register("1001", "siti").await.expect(202).id();
    let code = clinic.code(&asked);
    for _ in 0..5 {
        clinic.confirm(&asked, &other_than(&code)).await.expect_invalid("/code", "wrong_code");
    }
    clinic.confirm(&asked, &code).await.expect_invalid("/code", "wrong_code");
    let later = clinic.register("1001", "siti").await.expect(202).id();
    let code = clinic.code(&later);
    clinic.app.advance(Duration::from_secs(601));
    clinic.confirm(&later, &code).await.expect_invalid("/code", "wrong_code");
}

#[tokio::test]
async fn one_code_opens_one_account_however_often_it_is_sent_at_once() {
    let clinic = Clinic::open().await;
    clinic.patient("1001", "Siti Aminah").await;
    let asked = clinic.register("1001", "siti").await.expect(202).id();
    let code = clinic.code(&asked);
    let (a, b, c) = tokio::join!(clinic.confirm(&asked, &code), clinic.confirm(&asked, &code), clinic.confirm(&asked, &code));
    let mut statuses = [a.status, b.status, c.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422, 422]);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_told_at_once() {
    let clinic = Clinic::open().await;
    let care = clinic.care().await;
    let nobody = clinic.app.nobody();
    let refused = |form| nobody.post("/v1/portal/registrations", form);
    refused(json!({"mrn": "1", "username": "siti", "password": "pendek", "consents": care})).await.expect_invalid("/password", "too_short");
    refused(json!({"mrn": "1", "username": "siti", "password": "password123", "consents": care}))
        .await
        .expect_invalid("/password", "weak_password");
    refused(json!({"mrn": "1", "password": SECRET, "consents": care})).await.expect_invalid("/username", "required");
    refused(json!({"mrn": "1", "username": "siti", "password": SECRET})).await.expect_invalid("/consents", "consent_required");
    let unknown = json!([{"purpose": "care", "granted": true, "text_id": Uuid::now_v7()}]);
    refused(json!({"mrn": "1", "username": "siti", "password": SECRET, "consents": unknown}))
        .await
        .expect_invalid("/consents/0/text_id", "not_there");
    refused(json!({"name": "Wulan", "email": "wulan@surel,contoh", "password": SECRET, "consents": care}))
        .await
        .expect_invalid("/email", "bad_email");
    let doctor = clinic.app.as_role(RoleCode::Doctor).await;
    doctor.post(format!("/v1/patients/{}/portal-code", Uuid::now_v7()), json!({})).await.expect_problem(403, "forbidden");
}
