//! Letters from outside: received, given a time by the front desk or the patient, and answered.

use support::{Value, json};

use super::clinic::{Clinic, id, path};

#[tokio::test]
async fn a_letter_from_outside_is_received_and_can_be_put_right_until_it_is_answered_to() {
    let clinic = Clinic::open().await;
    let letter = clinic.written(clinic.inward()).await;
    assert_eq!((letter.text("/state"), letter.text("/from_facility_name")), ("received".to_owned(), "RS Melati Raya".to_owned()));
    clinic.portal.get(path(&letter)).await.expect(200);
    clinic.doctor.patch(path(&letter), "*", json!({"outside_number": "0912B045"})).await.expect(200);
    clinic.doctor.post(format!("{}/sending", path(&letter)), json!({})).await.expect_problem(409, "conflict");
    clinic.doctor.post(format!("{}/acceptance", path(&letter)), json!({})).await.expect(201);
    clinic.doctor.patch(path(&letter), "*", json!({"outside_number": "0912B046"})).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn a_practitioner_named_in_a_letter_has_the_patient_in_care() {
    let clinic = Clinic::open().await;
    let mut form = clinic.inward();
    form["to_practitioner_id"] = json!(clinic.colleague_id);
    let letter = clinic.written(form).await;
    clinic.colleague.get(path(&letter)).await.expect(200);
}

#[tokio::test]
async fn a_visit_that_is_there_gives_a_referral_its_time() {
    let clinic = Clinic::open().await;
    let visit = booked(&clinic).await;
    let letter = clinic.written(clinic.inward()).await;
    let to = format!("{}/appointment", path(&letter));
    clinic.desk.post(&to, json!({"planned_at": clinic.app.clock.now()})).await.expect_invalid("/planned_at", "not_wanted");
    clinic.desk.post(&to, json!({"appointment_id": visit, "reason": "x"})).await.expect_invalid("/appointment_id", "not_wanted");
    clinic.desk.post(&to, json!({"appointment_id": clinic.patient})).await.expect_invalid("/appointment_id", "not_there");
    let scheduled = clinic.desk.post(&to, json!({"appointment_id": visit})).await.expect(201).json();
    assert_eq!((&scheduled["state"], &scheduled["appointment_id"]), (&json!("scheduled"), &visit));
    assert!(scheduled["planned_at"].is_string());
    assert!(scheduled.get("reason").is_none(), "the front desk does not see why: {scheduled}");
}

#[tokio::test]
async fn the_end_of_its_visit_is_when_the_patient_was_seen() {
    let clinic = Clinic::open().await;
    let visit = booked(&clinic).await;
    let visit = visit.as_str().unwrap_or_default();
    let (letter, other) = (clinic.written(clinic.inward()).await, clinic.written(clinic.inward()).await);
    let to = |letter| format!("{}/appointment", path(letter));
    clinic.desk.post(to(&letter), json!({"appointment_id": visit})).await.expect(201);
    let answered = clinic.desk.post(to(&other), json!({"appointment_id": visit})).await.expect(201);
    clinic.doctor.post(format!("{}/results", path(&other)), json!({"text": "Tekanan darah terkendali"})).await.expect(201);
    let starts = clinic.desk.get(format!("/v1/appointments/{visit}")).await.expect(200).text("/starts_at");
    let starts: chrono::DateTime<chrono::Utc> = starts.parse().unwrap_or_default();
    clinic.app.advance((starts - clinic.app.clock.now()).to_std().unwrap_or_default());
    let (desk, doctor) = (clinic.app.again(&clinic.desk).await, clinic.app.again(&clinic.doctor).await);
    desk.post("/v1/check-ins", json!({"appointment_id": visit})).await.expect(201);
    let mut screen = doctor.listen().await;
    doctor.post(format!("/v1/appointments/{visit}/completion"), json!({})).await.expect(201);
    let seen = doctor.get(path(&letter)).await.expect(200).json();
    assert_eq!((&seen["state"], &seen["events"][0]["state"]), (&json!("seen"), &json!("seen")), "{seen}");
    assert_eq!(doctor.get(path(&other)).await.expect(200).json()["state"], "answered", "{answered:?}");
    assert_eq!(screen.next_of("referral.changed").await["id"], seen["id"]);
}

async fn booked(clinic: &Clinic) -> Value {
    let service = json!({"code": "kontrol", "name_id": "Kontrol", "name_en": "Check", "duration_minutes": 20, "price": {"amount": 1, "currency": "IDR"}});
    let service = id(&clinic.admin.post("/v1/services", service).await.expect(201));
    let practises = json!({"service_ids": [service], "location_ids": [clinic.location]});
    clinic.admin.patch(format!("/v1/practitioners/{}", clinic.doctor_id), "*", practises).await.expect(200);
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": clinic.doctor_id, "location_id": clinic.location, "weekday": weekday, "starts": "08:00",
            "ends": "16:00", "valid_from": "2020-01-01"});
        clinic.manager.post("/v1/working-hours", hours).await.expect(201);
    }
    // ten o'clock in Jakarta
    let starts_at = (clinic.app.clock.now() + chrono::Duration::days(2)).date_naive().and_hms_opt(3, 0, 0).unwrap_or_default().and_utc();
    let form = json!({
        "contact_id": clinic.patient, "service_id": service, "practitioner_id": clinic.doctor_id, "location_id": clinic.location,
        "starts_at": starts_at,
    });
    clinic.manager.post("/v1/appointments", form).await.expect(201).json()["id"].clone()
}
