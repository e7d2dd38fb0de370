//! Bookings that cannot be: each a sentence of its own in both languages, with the next possible step.

use support::{Answer, json};

use super::{Clinic, made};

/// The refusal is about the field, says the same in both languages, and offers other times.
fn with_next_step(answer: &Answer) {
    assert!(answer.json()["slots"].as_array().is_some_and(|slots| !slots.is_empty()), "{answer:?}");
    assert!(answer.json()["detail"].as_str().is_some_and(|detail| detail.len() > 20), "{answer:?}");
}

#[tokio::test]
async fn times_that_cannot_be_are_refused_with_the_next_that_can() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let try_at = async |at| caller.post("/v1/appointments", clinic.booking(siti, at)).await;
    with_next_step(&try_at(clinic.at(-1, 9, 0)).await.expect_invalid("/starts_at", "in_the_past"));
    with_next_step(&try_at(clinic.at(1, 7, 30)).await.expect_invalid("/starts_at", "outside_hours"));
    with_next_step(&try_at(clinic.at(1, 11, 45)).await.expect_invalid("/starts_at", "outside_hours"));
    with_next_step(&try_at(clinic.at(1, 9, 7)).await.expect_invalid("/starts_at", "off_grid"));
    with_next_step(&try_at(clinic.at(200, 9, 0)).await.expect_invalid("/starts_at", "too_far_ahead"));
    clinic.rules(json!({"book_from_minutes": 2880})).await;
    with_next_step(&try_at(clinic.at(1, 9, 0)).await.expect_invalid("/starts_at", "too_soon"));
    // staff are not bound by notice
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
}

#[tokio::test]
async fn both_languages_say_what_to_do() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let body = clinic.booking(siti, clinic.at(-1, 9, 0));
    let indonesian = clinic.staff.post("/v1/appointments", body.clone()).language("id").await;
    assert_eq!(indonesian.text("/errors/0/message"), "Waktu ini sudah lewat; pilih waktu yang akan datang.");
    assert!(indonesian.text("/detail").starts_with("Waktu kosong terdekat: "), "{indonesian:?}");
    let english = clinic.staff.post("/v1/appointments", body).language("en").await;
    assert_eq!(english.text("/errors/0/message"), "This time has passed; choose one to come.");
    assert!(english.text("/detail").starts_with("Next free times: "), "{english:?}");
}

#[tokio::test]
async fn holidays_leave_and_full_days_are_told_apart() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let day = clinic.today() + chrono::Duration::days(2);
    let holiday = json!({"on_date": day, "name_id": "Hari Suci Nyepi", "name_en": "Nyepi"});
    made(&clinic.admin, "/v1/holidays", holiday).await;
    clinic.book(siti, clinic.at(2, 9, 0)).await.expect_invalid("/starts_at", "on_holiday");
    assert!(clinic.free(&clinic.staff, 2).await.is_empty());
    let leave =
        json!({"practitioner_id": clinic.practitioner, "kind": "leave", "starts_at": clinic.at(3, 0, 0), "ends_at": clinic.at(4, 0, 0)});
    made(&clinic.staff, "/v1/absences", leave).await;
    clinic.book(siti, clinic.at(3, 9, 0)).await.expect_invalid("/starts_at", "practitioner_away");
    let list = clinic.staff.get("/v1/working-hours").await.expect(200);
    for block in list.data() {
        let path = format!("/v1/working-hours/{}", block["id"].as_str().unwrap_or_default());
        clinic.staff.patch(path, "*", json!({"daily_cap": 1})).await.expect(200);
    }
    clinic.book(siti, clinic.at(5, 9, 0)).await.expect(201);
    clinic.book(siti, clinic.at(5, 10, 0)).await.expect_invalid("/starts_at", "day_full");
    assert!(clinic.free(&clinic.staff, 5).await.is_empty());
}

#[tokio::test]
async fn nobody_books_for_anothers_family() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let budi = clinic.patient("Budi Santoso").await;
    let refused = caller.post("/v1/appointments", clinic.booking(budi, clinic.at(1, 9, 0))).await;
    refused.expect_invalid("/contact_id", "not_your_family");
    // a guardian does
    let child = json!({"links": [{"related_id": siti, "kind": "guardian"}]});
    clinic.staff.patch(format!("/v1/patients/{budi}"), "*", child).await.expect(200);
    caller.post("/v1/appointments", clinic.booking(budi, clinic.at(1, 9, 0))).await.expect(201);
}

#[tokio::test]
async fn services_that_are_not_given_or_not_online_are_refused() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let other =
        json!({"code": "gigi", "name_id": "Gigi", "name_en": "Teeth", "duration_minutes": 30, "price": {"amount": 1, "currency": "IDR"}});
    let other = made(&clinic.admin, "/v1/services", other).await;
    let mut body = clinic.booking(siti, clinic.at(1, 9, 0));
    body["service_id"] = json!(other);
    clinic.staff.post("/v1/appointments", body).await.expect_invalid("/practitioner_id", "not_offered_here");
    clinic.admin.patch(format!("/v1/services/{}", clinic.service), "*", json!({"online": false})).await.expect(200);
    let closed = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 9, 0))).await;
    closed.expect_invalid("/service_id", "booking_closed");
    assert!(clinic.free(&caller, 1).await.is_empty());
    assert!(!clinic.free(&clinic.staff, 1).await.is_empty(), "staff see what is not online");
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
}

#[tokio::test]
async fn a_patient_has_so_many_visits_to_come() {
    let clinic = Clinic::open().await;
    clinic.rules(json!({"open_bookings": 1})).await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 9, 0))).await.expect(201);
    caller.post("/v1/appointments", clinic.booking(siti, clinic.at(2, 9, 0))).await.expect_invalid("/contact_id", "too_many_open");
    clinic.book(siti, clinic.at(2, 9, 0)).await.expect(201);
}

#[tokio::test]
async fn periods_of_free_times_are_checked() {
    let clinic = Clinic::open().await;
    let nobody = clinic.app.nobody();
    let base = format!("/v1/free-slots?service_id={}", clinic.service);
    for wrong in ["", "&from=2026-12-01", "&from=2026-12-01&to=2026-11-30", "&from=2026-12-01&to=2027-02-01", "&from=besok&to=2026-12-01"] {
        nobody.get(format!("{base}{wrong}")).await.expect_problem(400, "unknown_parameter");
    }
}
