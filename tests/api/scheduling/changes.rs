//! Moving, cancelling, confirming, not coming, and taking back.

use support::json;

use super::Clinic;

#[tokio::test]
async fn a_visit_moves_and_frees_its_time() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let path = format!("/v1/appointments/{}/rescheduling", booked.id());
    let moved = clinic.staff.post(&path, json!({"starts_at": clinic.at(2, 10, 0), "reason": "Permintaan pasien"})).await.expect(201);
    assert_eq!(moved.json()["starts_at"], json!(clinic.at(2, 10, 0)));
    assert!(clinic.free(&clinic.staff, 1).await.contains(&"09:00".to_owned()));
    // over itself, and longer
    let longer = json!({"starts_at": clinic.at(2, 10, 0), "ends_at": clinic.at(2, 11, 0)});
    assert_eq!(clinic.staff.post(&path, longer).await.expect(201).json()["ends_at"], json!(clinic.at(2, 11, 0)));
    assert!(!clinic.free(&clinic.staff, 2).await.contains(&"10:30".to_owned()));
    let budi = clinic.patient("Budi Santoso").await;
    clinic.book(budi, clinic.at(3, 9, 0)).await.expect(201);
    clinic.staff.post(&path, json!({"starts_at": clinic.at(3, 9, 0)})).await.expect_problem(409, "slot_taken");
    let events = clinic.staff.get(format!("/v1/appointments/{}/events", booked.id())).await.expect(200).data();
    assert_eq!(events.iter().filter(|e| e["kind"] == "rescheduled").count(), 2);
    let colleague = clinic.colleague().await;
    let other = clinic.staff.post(&path, json!({"practitioner_id": colleague})).await.expect(201);
    assert_eq!(other.text("/practitioner_name"), "dr. Bima Sakti");
}

#[tokio::test]
async fn patients_move_and_cancel_until_shortly_before() {
    let mut clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(2, 9, 0))).await.expect(201);
    let path = |noun: &str| format!("/v1/appointments/{}/{noun}", booked.id());
    caller.post(path("rescheduling"), json!({"starts_at": clinic.at(2, 10, 0)})).await.expect(201);
    let too_late = (clinic.at(2, 10, 0) - clinic.app.clock.now()).num_minutes() as u64 - 60;
    clinic.pass(too_late);
    clinic.sign_in_again().await;
    let caller = clinic.app.again(&caller).await;
    let visit = caller.get(format!("/v1/appointments/{}", booked.id())).await.expect(200);
    assert!(visit.text("/changeable_until") < clinic.app.clock.now().to_rfc3339());
    caller.post(path("cancellation"), json!({})).await.expect_invalid("/starts_at", "change_too_late");
    let later = json!({"starts_at": visit.json()["starts_at"].as_str().unwrap_or_default().replace("T03", "T04")});
    caller.post(path("rescheduling"), later).await.expect_invalid("/starts_at", "change_too_late");
    clinic.staff.post(path("cancellation"), json!({"reason": "Sakit"})).await.expect(201);
}

#[tokio::test]
async fn a_cancellation_is_taken_back_while_the_time_is_free() {
    let clinic = Clinic::open().await;
    let (siti, budi) = (clinic.patient("Siti Rahma").await, clinic.patient("Budi Santoso").await);
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let path = format!("/v1/appointments/{}/cancellation", booked.id());
    assert_eq!(clinic.staff.post(&path, json!({})).await.expect(201).text("/state"), "cancelled");
    clinic.staff.post(&path, json!({})).await.expect_problem(409, "wrong_state");
    assert_eq!(clinic.staff.delete(&path, "*").await.expect(200).text("/state"), "confirmed");
    clinic.book(budi, clinic.at(1, 9, 0)).await.expect_problem(409, "slot_taken");
    clinic.staff.post(&path, json!({})).await.expect(201);
    clinic.book(budi, clinic.at(1, 9, 0)).await.expect(201);
    clinic.staff.delete(&path, "*").await.expect_problem(409, "slot_taken");
}

#[tokio::test]
async fn a_visit_is_confirmed_once_and_a_move_asks_again() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(2, 9, 0))).await.expect(201);
    let path = format!("/v1/appointments/{}/confirmation", booked.id());
    assert!(!caller.post(&path, json!({})).await.expect(201).json()["confirmed_at"].is_null());
    caller.post(&path, json!({})).await.expect(201);
    clinic.pass(1);
    let moved = json!({"starts_at": clinic.at(3, 9, 0)});
    let moved = caller.post(format!("/v1/appointments/{}/rescheduling", booked.id()), moved).await.expect(201);
    assert!(moved.json()["confirmed_at"].is_null(), "{moved:?}");
}

#[tokio::test]
async fn who_did_not_come_is_marked_from_the_start_on() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let path = format!("/v1/appointments/{}/no-show", booked.id());
    clinic.staff.post(&path, json!({})).await.expect_problem(409, "wrong_state");
    let wait = (clinic.at(1, 9, 0) - clinic.app.clock.now()).num_minutes() as u64 + 20;
    clinic.pass(wait);
    let manager = clinic.app.as_role(support::RoleCode::Manager).await;
    assert_eq!(manager.post(&path, json!({})).await.expect(201).text("/state"), "no_show");
    let back = manager.delete(format!("/v1/appointments/{}/cancellation", booked.id()), "*").await.expect(200);
    assert_eq!(back.text("/state"), "confirmed");
}

#[tokio::test]
async fn notes_change_with_their_history() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 9, 0))).await.expect(201);
    let path = format!("/v1/appointments/{}", booked.id());
    let changed = caller.patch(&path, &booked.etag(), json!({"reason": "Batuk"})).await.expect(200);
    assert_eq!(changed.text("/reason"), "Batuk");
    caller.patch(&path, &booked.etag(), json!({"reason": "Pilek"})).await.expect_problem(412, "stale");
    caller.patch(&path, "*", json!({"follow_up_on": "2027-05-01"})).await.expect_invalid("/follow_up_on", "unknown_field");
    clinic.staff.patch(&path, "*", json!({"follow_up_on": "2027-05-01"})).await.expect(200);
}

#[tokio::test]
async fn a_patient_who_moves_what_was_approved_asks_anew() {
    let clinic = Clinic::open_in("Asia/Jakarta", json!({"needs_approval": true, "reminder_minutes": [60]})).await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(2, 9, 0))).await.expect(201);
    assert_eq!(booked.text("/state"), "requested");
    let path = |noun: &str| format!("/v1/appointments/{}/{noun}", booked.id());
    assert_eq!(clinic.staff.post(path("approval"), json!({})).await.expect(201).text("/state"), "confirmed");
    let reminders = async || {
        let all = clinic.staff.get("/v1/messages?limit=200").await.expect(200).data();
        all.iter().filter(|m| m["template"] == "reminder" && m["state"] == "queued").count()
    };
    assert_eq!(reminders().await, 1);
    let moved = caller.post(path("rescheduling"), json!({"starts_at": clinic.at(3, 9, 0)})).await.expect(201);
    assert_eq!(moved.text("/state"), "requested");
    assert_eq!(reminders().await, 0);
    assert_eq!(clinic.staff.post(path("approval"), json!({})).await.expect(201).text("/state"), "confirmed");
    assert_eq!(reminders().await, 1);
    let moved = clinic.staff.post(path("rescheduling"), json!({"starts_at": clinic.at(4, 9, 0)})).await.expect(201);
    assert_eq!(moved.text("/state"), "confirmed", "the clinic needs nobody's leave");
}

#[tokio::test]
async fn why_a_time_was_overbooked_stays_among_staff() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let budi = clinic.patient("Budi Santoso").await;
    clinic.book(budi, clinic.at(3, 9, 0)).await.expect(201);
    let mut body = clinic.booking(siti, clinic.at(3, 9, 0));
    body["overbook_reason"] = json!("Kerabat direktur");
    let booked = clinic.staff.post("/v1/appointments", body).await.expect(201);
    assert_eq!(booked.text("/overbooked_for"), "Kerabat direktur");
    let path = format!("/v1/appointments/{}", booked.id());
    let answers = [
        caller.get(&path).await.expect(200),
        caller.patch(&path, "*", json!({"reason": "Kontrol"})).await.expect(200),
        caller.post(format!("{path}/confirmation"), json!({})).await.expect(201),
        caller.post(format!("{path}/confirmation"), json!({})).await.expect(201),
        caller.get(format!("{path}/events")).await.expect(200),
        caller.post(format!("{path}/cancellation"), json!({})).await.expect(201),
    ];
    for answer in answers {
        assert!(!answer.json().to_string().contains("direktur"), "{answer:?}");
    }
    let events = clinic.staff.get(format!("{path}/events")).await.expect(200).data();
    assert_eq!(events[0]["reason"], "Kerabat direktur");
}

#[tokio::test]
async fn patients_do_not_rewrite_why_they_came() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(2, 9, 0))).await.expect(201);
    let path = format!("/v1/appointments/{}", booked.id());
    caller.patch(&path, "*", json!({"reason": "Batuk"})).await.expect(200);
    clinic.staff.post(format!("{path}/cancellation"), json!({})).await.expect(201);
    caller.patch(&path, "*", json!({"reason": "Demam"})).await.expect_problem(409, "wrong_state");
    caller.patch(&path, "*", json!({"reason": "Batuk"})).await.expect(200);
    assert_eq!(clinic.staff.patch(&path, "*", json!({"reason": "Batuk pilek"})).await.expect(200).text("/reason"), "Batuk pilek");
}

#[tokio::test]
async fn what_has_passed_is_not_approved() {
    let mut clinic = Clinic::open_in("Asia/Jakarta", json!({"needs_approval": true})).await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 9, 0))).await.expect(201);
    clinic.pass(2 * 24 * 60);
    clinic.sign_in_again().await;
    let path = format!("/v1/appointments/{}/approval", booked.id());
    clinic.staff.post(path, json!({})).await.expect_invalid("/starts_at", "in_the_past");
}
