//! What others see of the queue: the patient on the portal, the waiting room, every open screen; and a doctor who is late.

use std::time::Duration;

use support::{Caller, Outcome, Person, RoleCode, json};
use uuid::Uuid;

use super::front_desk::{FrontDesk, text};

async fn portal(clinic: &FrontDesk, contact: &str) -> Caller {
    let contact: Uuid = contact.parse().unwrap_or_default();
    clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(contact)).await
}

#[tokio::test]
async fn a_patient_sees_their_own_place_and_nobody_elses() {
    let clinic = FrontDesk::open().await;
    let (first, second) = (clinic.received("Siti Aminah", -3).await, clinic.received("Rina Wati", -1).await);
    let path = |entry: &serde_json::Value| format!("/v1/queue-positions/{}", text(entry, "appointment_id"));
    let rina = portal(&clinic, &text(&second, "contact_id")).await;
    let place = rina.get(path(&second)).await.expect(200).json();
    assert_eq!((text(&place, "number_text"), place["before"].clone()), ("A-002".into(), json!(1)));
    assert!(text(&place["estimate"], "earliest") < text(&place["estimate"], "latest"), "{place}");
    rina.get(path(&first)).await.expect_problem(404, "not_found");
    clinic.call_next().await.expect(201);
    let place = rina.get(path(&second)).await.expect(200).json();
    assert_eq!((place["before"].clone(), place["now_serving"].clone()), (json!(0), json!(["A-001"])));
    assert!(!place.to_string().contains("Siti"), "{place}");
    let later = clinic.booked(clinic.patient("Dewi").await, 60);
    let place = clinic.manager.get(format!("/v1/queue-positions/{later}")).await.expect(200).json();
    assert!(place["number_text"].is_null() && place["estimate"].is_object(), "{place}");
}

#[tokio::test]
async fn the_waiting_room_sees_numbers_and_initials_only() {
    let clinic = FrontDesk::open().await;
    let entry = clinic.received("Siti Aminah", 0).await;
    clinic.walk_in("Rina Wati").await;
    clinic.call_next().await.expect(201);
    let answer = clinic.desk.get(format!("/v1/queue-display?location_id={}", clinic.location)).await.expect(200);
    let shown: Vec<(String, String, String)> =
        answer.data().iter().map(|row| (text(row, "number_text"), text(row, "initials"), text(row, "state"))).collect();
    let row = |number: &str, initials: &str, state: &str| (number.to_owned(), initials.to_owned(), state.to_owned());
    assert_eq!(shown, [row("A-001", "SA", "called"), row("A-002", "RW", "waiting")]);
    let body = String::from_utf8_lossy(&answer.body).into_owned();
    assert!(!body.contains("Aminah") && !body.contains("Rina") && !body.contains(&text(&entry, "contact_id")), "{body}");
    clinic.desk.get(format!("/v1/queue-display?location_id={}", Uuid::now_v7())).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn every_screen_hears_that_the_queue_moves() {
    let clinic = FrontDesk::open().await;
    let waiting = clinic.received("Rina Wati", 0).await;
    let mut patient = portal(&clinic, &text(&waiting, "contact_id")).await.listen().await;
    let mut board = clinic.desk.listen().await;
    let entry = clinic.walk_in("Siti Aminah").await;
    let heard = board.next_of("queue.changed").await;
    assert_eq!((&heard["id"], &heard["contact_id"]), (&json!(clinic.session), &entry["contact_id"]));
    let heard = patient.next().await;
    assert_eq!(heard["kind"], "queue.changed");
    assert!(heard["contact_id"].is_null(), "the patient hears that the queue moves, not who moved: {heard}");
    clinic.step(&waiting, "call").await.expect(201);
    let heard = patient.next_of("appointment.changed").await;
    assert_eq!(heard["id"], waiting["appointment_id"]);
}

#[tokio::test]
async fn a_late_doctor_shifts_the_estimates_and_every_patient_is_asked() -> Outcome {
    let clinic = FrontDesk::open().await;
    let contact = clinic.patient("Siti Aminah").await;
    let email = json!({"email": "siti@contoh.example"});
    clinic.manager.patch(format!("/v1/patients/{contact}"), "*", email).await.expect(200);
    let to_come = clinic.booked(contact, 30);
    let here = clinic.received("Rina Wati", 0).await;
    let path = format!("/v1/queue/{}", text(&here, "id"));
    let before = clinic.desk.get(&path).await.expect(200).json();
    let mut stream = clinic.desk.listen().await;
    clinic.call_next().await.expect(201);
    let second = clinic.received("Dewi", 1).await;
    let second = format!("/v1/queue/{}", text(&second, "id"));
    let earlier = text(&clinic.desk.get(&second).await.expect(200).json()["estimate"], "latest");
    clinic.app.advance(Duration::from_secs(60));
    let form = json!({"session_id": clinic.session, "on": before["on_date"], "minutes": 45, "reason": "Operasi darurat"});
    let delay = clinic.desk.post("/v1/delays", form.clone()).await.expect(201).json();
    let affected = delay["affected"].as_array().cloned().unwrap_or_default();
    let told: Vec<_> = affected.iter().map(|one| (text(one, "contact_name"), one["told"].clone())).collect();
    assert!(told.contains(&("Siti Aminah".to_owned(), json!(true))) && told.contains(&("Dewi".to_owned(), json!(false))), "{told:?}");
    let later = text(&clinic.desk.get(&second).await.expect(200).json()["estimate"], "latest");
    let minutes = |at: &str| at.parse::<chrono::DateTime<chrono::Utc>>();
    assert!((minutes(&later)? - minutes(&earlier)?).num_minutes() >= 25, "{earlier} {later}");
    let place = portal(&clinic, &contact.to_string()).await.get(format!("/v1/queue-positions/{to_come}")).await.expect(200).json();
    assert_eq!((place["delay_minutes"].clone(), text(&place, "delay_reason")), (json!(45), "Operasi darurat".into()));
    assert_eq!(clinic.events(&to_come.to_string()), ["delayed"]);
    assert_eq!(stream.next_of("queue.changed").await["id"], json!(clinic.session));
    let back = json!({"session_id": clinic.session, "on": before["on_date"], "minutes": 0});
    assert_eq!(clinic.desk.post("/v1/delays", back).await.expect(201).json()["affected"], json!([]));
    let mut past = form;
    past["on"] = json!("2020-01-06");
    clinic.desk.post("/v1/delays", past).await.expect(422);
    Ok(())
}
