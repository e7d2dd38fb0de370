//! Booking straight: what is written, who is told, who may.

use support::json;

use super::{Clinic, id_of};

#[tokio::test]
async fn a_free_time_is_booked_once_and_gone() {
    let clinic = Clinic::open().await;
    let (siti, budi) = (clinic.patient("Siti Rahma").await, clinic.patient("Budi Santoso").await);
    assert_eq!(clinic.free(&clinic.staff, 1).await, ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    assert_eq!(booked.text("/state"), "confirmed");
    assert_eq!(booked.text("/practitioner_name"), "dr. Ayu Larasati");
    assert_eq!(booked.text("/time_zone"), "Asia/Jakarta");
    assert_eq!(booked.text("/code").len(), 8);
    assert!(!clinic.free(&clinic.staff, 1).await.contains(&"09:00".to_owned()));
    let late = clinic.book(budi, clinic.at(1, 9, 0)).await.expect_problem(409, "slot_taken");
    assert_eq!(late.json()["slots"].as_array().map(Vec::len), Some(5), "{late:?}");
    assert!(late.text("/detail").contains("09:30 WIB"), "{late:?}");
    clinic.book(budi, clinic.at(1, 9, 30)).await.expect(201);
    let events = clinic.staff.get(format!("/v1/appointments/{}/events", booked.id())).await.expect(200);
    assert_eq!(events.data()[0]["kind"], "booked");
    assert_eq!(events.data()[0]["by_whom"], "staff");
}

#[tokio::test]
async fn a_patient_books_for_themselves_and_sees_it_in_the_list() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 8, 0))).await.expect(201);
    assert_eq!(booked.text("/source"), "portal");
    let own = caller.get("/v1/appointments").await.expect(200);
    assert_eq!(own.data().len(), 1);
    let (_, other) = clinic.portal("Budi Santoso").await;
    assert!(other.get("/v1/appointments").await.expect(200).data().is_empty());
    other.get(format!("/v1/appointments/{}", booked.id())).await.expect_problem(404, "not_found");
    let events = caller.get(format!("/v1/appointments/{}/events", booked.id())).await.expect(200);
    assert_eq!(events.data()[0]["by_whom"], "patient");
}

#[tokio::test]
async fn what_needs_approval_is_asked_for_and_keeps_its_time() {
    let clinic = Clinic::open_in("Asia/Jakarta", json!({"needs_approval": true})).await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let asked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 8, 0))).await.expect(201);
    assert_eq!(asked.text("/state"), "requested");
    let budi = clinic.patient("Budi Santoso").await;
    clinic.book(budi, clinic.at(1, 8, 0)).await.expect_problem(409, "slot_taken");
    caller.post(format!("/v1/appointments/{}/approval", asked.id()), json!({})).await.expect_problem(403, "forbidden");
    let path = format!("/v1/appointments/{}/approval", asked.id());
    assert_eq!(clinic.staff.post(&path, json!({})).await.expect(201).text("/state"), "confirmed");
    clinic.staff.post(&path, json!({})).await.expect_problem(409, "wrong_state");
}

#[tokio::test]
async fn a_taken_time_is_given_with_a_permission_and_a_reason_only() {
    let clinic = Clinic::open().await;
    let (siti, budi) = (clinic.patient("Siti Rahma").await, clinic.patient("Budi Santoso").await);
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let mut body = clinic.booking(budi, clinic.at(1, 9, 0));
    body["overbook_reason"] = json!("Demam tinggi, diminta dr. Ayu");
    let desk = clinic.app.as_role(support::RoleCode::Receptionist).await;
    desk.post("/v1/appointments", body.clone()).await.expect_problem(403, "forbidden");
    let given = clinic.staff.post("/v1/appointments", body.clone()).await.expect(201);
    assert_eq!(given.text("/overbooked_for"), "Demam tinggi, diminta dr. Ayu");
    body["starts_at"] = json!(clinic.at(1, 13, 0));
    clinic.staff.post("/v1/appointments", body).await.expect(201);
    // what was overbooked is taken for everybody else
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", given.id()), json!({})).await.expect(201);
    clinic.book(budi, clinic.at(1, 9, 0)).await.expect_problem(409, "slot_taken");
}

#[tokio::test]
async fn rooms_and_buffers_are_taken_too() {
    let clinic = Clinic::open().await;
    let colleague = clinic.colleague().await;
    let room = json!({"location_id": clinic.location, "kind": "room", "name": "Ruang 1"});
    let room = super::made(&clinic.staff, "/v1/resources", room).await;
    let change = json!({"resource_ids": [room], "buffer_after_minutes": 10, "slot_minutes": 10});
    clinic.admin.patch(format!("/v1/services/{}", clinic.service), "*", change).await.expect(200);
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    assert_eq!(booked.json()["resource_names"], json!(["Ruang 1"]));
    // the one room is taken until 09:40, whoever works there
    let mut other = clinic.booking(siti, clinic.at(1, 9, 30));
    other["practitioner_id"] = json!(colleague);
    clinic.staff.post("/v1/appointments", other.clone()).await.expect_problem(409, "slot_taken");
    other["starts_at"] = json!(clinic.at(1, 9, 40));
    clinic.staff.post("/v1/appointments", other).await.expect(201);
    let free = clinic.free(&clinic.staff, 1).await;
    assert!(free.contains(&"08:20".to_owned()) && !free.contains(&"08:30".to_owned()), "{free:?}");
}

#[tokio::test]
async fn the_same_request_twice_books_once() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let body = clinic.booking(siti, clinic.at(1, 9, 0));
    let send = || clinic.staff.post("/v1/appointments", body.clone()).header("idempotency-key", "satu");
    let (first, second) = (send().await.expect(201), send().await.expect(201));
    assert_eq!(id_of(&first), id_of(&second));
    assert_eq!(clinic.staff.get("/v1/appointments").await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn nobody_is_booked_whose_record_is_archived() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    clinic.staff.delete(format!("/v1/patients/{siti}"), "*").await.expect(204);
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect_invalid("/contact_id", "archived");
    let wait = json!({"contact_id": siti, "service_id": clinic.service, "location_id": clinic.location,
        "earliest_on": clinic.today(), "latest_on": clinic.today()});
    clinic.staff.post("/v1/waiting-list-entries", wait).await.expect_invalid("/contact_id", "archived");
    clinic.staff.post(format!("/v1/patients/{siti}/restoration"), json!({})).await.expect(201);
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
}

#[tokio::test]
async fn many_bookings_at_once_stay_within_the_limit() {
    let clinic = Clinic::open().await;
    clinic.rules(json!({"open_bookings": 2})).await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let mut bookings = tokio::task::JoinSet::new();
    for half in 0..6 {
        let (caller, body) = (caller.clone(), clinic.booking(siti, clinic.at(2, 8 + half / 2, 30 * (half % 2))));
        bookings.spawn(async move { caller.post("/v1/appointments", body).await.status });
    }
    let made = bookings.join_all().await;
    assert_eq!(made.iter().filter(|status| **status == 201).count(), 2, "{made:?}");
}
