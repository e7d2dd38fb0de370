//! The waiting list: fair order, timed offers, the whole chain visible.

use support::{Caller, json};
use uuid::Uuid;

use super::{Clinic, id_of};

async fn wait(clinic: &Clinic, caller: &Caller, contact: Uuid) -> Uuid {
    let body = json!({"contact_id": contact, "service_id": clinic.service, "location_id": clinic.location,
        "earliest_on": clinic.today(), "latest_on": clinic.today() + chrono::Duration::days(30)});
    id_of(&caller.post("/v1/waiting-list-entries", body).await.expect(201))
}

#[tokio::test]
async fn a_freed_time_goes_down_the_line_until_somebody_takes_it() {
    let mut clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let (budi, budis) = clinic.portal("Budi Santoso").await;
    let (citra, citras) = clinic.portal("Citra Dewi").await;
    let (dodi, dodis) = clinic.portal("Dodi Hartono").await;
    let first = wait(&clinic, &budis, budi).await;
    clinic.pass(1);
    let second = wait(&clinic, &citras, citra).await;
    clinic.pass(1);
    let third = wait(&clinic, &dodis, dodi).await;
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", booked.id()), json!({})).await.expect(201);
    let state = async |caller: &Caller, entry: Uuid| {
        let list = caller.get("/v1/waiting-list-entries").await.expect(200).data();
        let found = list.iter().find(|e| e["id"] == entry.to_string()).cloned().unwrap_or_default();
        (found["state"].as_str().unwrap_or_default().to_owned(), found["open_offer"]["id"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(state(&clinic.staff, first).await.0, "offered");
    assert_eq!(state(&clinic.staff, second).await.0, "waiting");
    assert!(!clinic.free(&clinic.staff, 3).await.contains(&"09:00".to_owned()), "held for the first in line");
    // the first does not answer, the second declines, the third accepts
    clinic.pass(31);
    clinic.sign_in_again().await;
    let (budis, citras, dodis) = (clinic.app.again(&budis).await, clinic.app.again(&citras).await, clinic.app.again(&dodis).await);
    clinic.sweep().await;
    assert_eq!(state(&clinic.staff, first).await.0, "waiting");
    let (now, offer) = state(&citras, second).await;
    assert_eq!(now, "offered");
    budis.post(format!("/v1/waiting-list-offers/{offer}/acceptance"), json!({})).await.expect_problem(404, "not_found");
    citras.post(format!("/v1/waiting-list-offers/{offer}/refusal"), json!({})).await.expect(204);
    let (_, offer) = state(&dodis, third).await;
    let taken = dodis.post(format!("/v1/waiting-list-offers/{offer}/acceptance"), json!({})).await.expect(201);
    assert_eq!(taken.text("/source"), "waiting_list");
    assert_eq!(state(&clinic.staff, third).await.0, "booked");
    let chain = clinic.staff.get(format!("/v1/waiting-list-entries/{first}/offers")).await.expect(200).data();
    let states: Vec<_> = chain.iter().map(|o| o["state"].as_str().unwrap_or_default()).collect();
    assert_eq!(states, ["accepted", "declined", "expired"]);
    let seen = budis.get(format!("/v1/waiting-list-entries/{first}/offers")).await.expect(200).data();
    assert!(seen[0]["contact_name"].is_null() && seen[2]["contact_name"] == "Budi Santoso", "others stay without a name");
}

#[tokio::test]
async fn an_offer_that_nobody_wants_leaves_the_time_free() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let (budi, budis) = clinic.portal("Budi Santoso").await;
    let entry = wait(&clinic, &budis, budi).await;
    let moved = json!({"starts_at": clinic.at(4, 9, 0)});
    clinic.staff.post(format!("/v1/appointments/{}/rescheduling", booked.id()), moved).await.expect(201);
    assert!(!clinic.free(&clinic.staff, 3).await.contains(&"09:00".to_owned()));
    budis.delete(format!("/v1/waiting-list-entries/{entry}"), "*").await.expect(204);
    assert!(clinic.free(&clinic.staff, 3).await.contains(&"09:00".to_owned()));
    budis.delete(format!("/v1/waiting-list-entries/{entry}"), "*").await.expect_problem(409, "wrong_state");
}

#[tokio::test]
async fn wishes_are_respected() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let budi = clinic.patient("Budi Santoso").await;
    let base = json!({"contact_id": budi, "service_id": clinic.service, "location_id": clinic.location,
        "earliest_on": clinic.today(), "latest_on": clinic.today() + chrono::Duration::days(30)});
    for (field, value) in [
        ("day_parts", json!(["afternoon"])),
        ("latest_on", json!(clinic.today() + chrono::Duration::days(2))),
        ("practitioner_id", json!(clinic.colleague().await)),
    ] {
        let mut body = base.clone();
        body[field] = value;
        clinic.staff.post("/v1/waiting-list-entries", body).await.expect(201);
    }
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", booked.id()), json!({})).await.expect(201);
    assert!(clinic.free(&clinic.staff, 3).await.contains(&"09:00".to_owned()), "nobody wanted this one");
}

/// Somebody who is reached by e-mail only, and wants no noise from 21:00 to 07:00.
async fn sleeper(clinic: &Clinic, name: &str) -> Uuid {
    let form = json!({"name": name, "location_id": clinic.location, "email": format!("{}@contoh.example", name.to_lowercase()),
        "preferences": {"quiet_from": "21:00", "quiet_until": "07:00"}});
    id_of(&clinic.staff.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201))
}

/// Lets time pass until the clock of the clinic shows this hour, and signs staff in again.
async fn wait_until(clinic: &mut Clinic, hour: u32) {
    let now = clinic.app.clock.now();
    let days = i64::from(clinic.at(0, hour, 0) <= now);
    clinic.pass((clinic.at(days, hour, 0) - now).num_minutes() as u64 + 1);
    clinic.sign_in_again().await;
}

#[tokio::test]
async fn who_sleeps_has_the_minutes_to_answer_after_waking_up() {
    let mut clinic = Clinic::open().await;
    wait_until(&mut clinic, 22).await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(2, 9, 0)).await.expect(201);
    let dewi = sleeper(&clinic, "Dewi").await;
    let entry = wait(&clinic, &clinic.staff, dewi).await;
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", booked.id()), json!({})).await.expect(201);
    let list = clinic.staff.get("/v1/waiting-list-entries").await.expect(200).data();
    let offer = &list.iter().find(|e| e["id"] == entry.to_string()).unwrap_or_else(|| panic!("{list:?}"))["open_offer"];
    let until: chrono::DateTime<chrono::Utc> = offer["expires_at"].as_str().and_then(|at| at.parse().ok()).unwrap_or_default();
    assert!(until >= clinic.at(1, 7, 0) + chrono::Duration::minutes(10), "{offer}");
}

#[tokio::test]
async fn who_sleeps_until_the_visit_is_passed_over_and_keeps_the_place() {
    let mut clinic = Clinic::open().await;
    clinic.works(clinic.practitioner, "06:00", "07:30").await;
    wait_until(&mut clinic, 22).await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = clinic.book(siti, clinic.at(1, 7, 0)).await.expect(201);
    let dewi = sleeper(&clinic, "Dewi").await;
    let first = wait(&clinic, &clinic.staff, dewi).await;
    clinic.pass(1);
    let (budi, budis) = clinic.portal("Budi Santoso").await;
    let second = wait(&clinic, &budis, budi).await;
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", booked.id()), json!({})).await.expect(201);
    let list = clinic.staff.get("/v1/waiting-list-entries").await.expect(200).data();
    let state = |entry: Uuid| list.iter().find(|e| e["id"] == entry.to_string()).map(|e| e["state"].clone()).unwrap_or_default();
    assert_eq!((state(first), state(second)), (json!("waiting"), json!("offered")));
}

#[tokio::test]
async fn patients_wait_for_what_they_could_book_and_five_times_at_most() {
    let clinic = Clinic::open().await;
    let (budi, budis) = clinic.portal("Budi Santoso").await;
    let mut body = json!({"contact_id": budi, "service_id": clinic.service, "location_id": clinic.location,
        "earliest_on": clinic.today(), "latest_on": clinic.today() + chrono::Duration::days(30)});
    let post = async |caller: &Caller, body: &support::Value| caller.post("/v1/waiting-list-entries", body.clone()).await;
    for _ in 0..5 {
        post(&budis, &body).await.expect(201);
    }
    post(&budis, &body).await.expect_invalid("/contact_id", "too_many_waiting");
    post(&clinic.staff, &body).await.expect(201);
    let (citra, citras) = clinic.portal("Citra Dewi").await;
    body["contact_id"] = json!(citra);
    let path = format!("/v1/services/{}", clinic.service);
    clinic.admin.patch(&path, "*", json!({"online": false})).await.expect(200);
    post(&citras, &body).await.expect_invalid("/service_id", "booking_closed");
    post(&clinic.staff, &body).await.expect(201);
    clinic.admin.delete(&path, "*").await.expect(204);
    post(&citras, &body).await.expect_invalid("/service_id", "not_there");
}
