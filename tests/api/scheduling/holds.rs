//! Find, hold, book.

use support::{Person, RoleCode, TestApp, json};
use uuid::Uuid;

use super::Clinic;

#[tokio::test]
async fn a_held_time_is_booked_with_its_secret_only() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let (_, other) = clinic.portal("Budi Santoso").await;
    let hold = caller.post("/v1/holds", clinic.wish(clinic.at(1, 9, 0))).await.expect(201);
    assert!(!clinic.free(&other, 1).await.contains(&"09:00".to_owned()));
    other.post("/v1/holds", clinic.wish(clinic.at(1, 9, 0))).await.expect_problem(409, "slot_taken");
    let wrong = json!({"contact_id": siti, "hold_id": hold.id(), "hold_secret": "x"});
    caller.post("/v1/appointments", wrong).await.expect_invalid("/hold_id", "hold_expired");
    let body = json!({"contact_id": siti, "hold_id": hold.id(), "hold_secret": hold.text("/secret")});
    caller.post("/v1/appointments", body.clone()).await.expect(201);
    caller.post("/v1/appointments", body).await.expect_invalid("/hold_id", "hold_expired");
}

#[tokio::test]
async fn a_hold_ends_by_itself_and_does_not_block() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let hold = caller.post("/v1/holds", clinic.wish(clinic.at(1, 9, 0))).await.expect(201);
    clinic.pass(9);
    assert!(clinic.free(&caller, 1).await.contains(&"09:00".to_owned()));
    let body = json!({"contact_id": siti, "hold_id": hold.id(), "hold_secret": hold.text("/secret")});
    caller.post("/v1/appointments", body).await.expect_invalid("/hold_id", "hold_expired");
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
}

#[tokio::test]
async fn a_hold_is_extended_once_and_given_back() {
    let clinic = Clinic::open().await;
    let (_, caller) = clinic.portal("Siti Rahma").await;
    let hold = caller.post("/v1/holds", clinic.wish(clinic.at(1, 9, 0))).await.expect(201);
    assert_eq!(hold.json()["extendable"], true);
    let path = format!("/v1/holds/{}/extension", hold.id());
    let secret = json!({"secret": hold.text("/secret")});
    assert_eq!(caller.post(&path, secret.clone()).await.expect(201).json()["extendable"], false);
    caller.post(&path, secret).await.expect_problem(409, "wrong_state");
    clinic.pass(12);
    let caller = clinic.app.again(&caller).await;
    assert!(!clinic.free(&caller, 1).await.contains(&"09:00".to_owned()), "still held");
    caller.delete(format!("/v1/holds/{}", hold.id()), "*").await.expect(204);
    assert!(clinic.free(&caller, 1).await.contains(&"09:00".to_owned()));
}

#[tokio::test]
async fn a_guest_holds_without_signing_in() {
    let clinic = Clinic::open().await;
    let guest = clinic.app.nobody();
    let hold = guest.post("/v1/guest/holds", clinic.wish(clinic.at(1, 9, 0))).await.expect(201);
    guest.delete(format!("/v1/guest/holds/{}", hold.id()), "*").header("x-hold-secret", "x").await.expect(404);
    guest.delete(format!("/v1/guest/holds/{}", hold.id()), "*").header("x-hold-secret", &hold.text("/secret")).await.expect(204);
    assert!(clinic.free(&guest, 1).await.contains(&"09:00".to_owned()));
}

#[tokio::test]
async fn a_patient_holds_five_times_at_once_and_staff_as_many_as_they_need() {
    let clinic = Clinic::open().await;
    let (_, caller) = clinic.portal("Siti Rahma").await;
    let mut held = Vec::new();
    for half in 0..5 {
        let at = clinic.at(1, 8 + half / 2, 30 * (half % 2));
        held.push(caller.post("/v1/holds", clinic.wish(at)).await.expect(201).id());
    }
    let sixth = clinic.wish(clinic.at(1, 11, 0));
    caller.post("/v1/holds", sixth.clone()).await.expect_invalid("/starts_at", "too_many_held");
    caller.delete(format!("/v1/holds/{}", held[0]), "*").await.expect(204);
    caller.post("/v1/holds", sixth).await.expect(201);
    clinic.pass(9);
    caller.post("/v1/holds", clinic.wish(clinic.at(1, 8, 0))).await.expect(201);
    for half in 0..7 {
        let at = clinic.at(2, 8 + half / 2, 30 * (half % 2));
        clinic.staff.post("/v1/holds", clinic.wish(at)).await.expect(201);
    }
}

#[tokio::test]
async fn holds_of_guests_are_counted_by_address_and_those_of_patients_by_account() {
    let app = TestApp::start_with(&[("holds_per_minute", "2")]).await;
    let wish =
        json!({"service_id": Uuid::nil(), "practitioner_id": Uuid::nil(), "location_id": Uuid::nil(), "starts_at": "2030-01-01T02:00:00Z"});
    let guest = app.nobody();
    for _ in 0..2 {
        guest.post("/v1/guest/holds", wish.clone()).await.expect(422);
    }
    guest.post("/v1/guest/holds", wish.clone()).await.expect_problem(429, "too_many_requests");
    let staff = app.as_role(RoleCode::Manager).await;
    let record = super::made(&staff, "/v1/patients", json!({"name": "Siti Rahma"})).await;
    let patient = app.signed_in(Person::new(RoleCode::Patient).with_record(record)).await;
    for _ in 0..2 {
        patient.post("/v1/holds", wish.clone()).await.expect(422);
    }
    patient.post("/v1/holds", wish.clone()).await.expect_problem(429, "too_many_requests");
    for _ in 0..4 {
        staff.post("/v1/holds", wish.clone()).await.expect(422);
    }
}
