//! The front desk: receiving, the fair order, calling, and the end of a visit.

use std::collections::HashSet;

use diesel::prelude::*;
use support::{Outcome, Person, RoleCode, json};
use uuid::Uuid;

use super::front_desk::{FrontDesk, text};

#[tokio::test]
async fn a_patient_is_received_by_id_code_or_qr_and_gets_the_next_number() {
    let clinic = FrontDesk::open().await;
    let mut numbers = Vec::new();
    for (name, how) in [("Siti Aminah", "id"), ("Rina Wati", "code"), ("Bagas Putra", "qr")] {
        let appointment = clinic.booked(clinic.patient(name).await, 10);
        let plain = appointment.simple().to_string();
        let code = &plain[24..];
        let form = match how {
            "id" => json!({"appointment_id": appointment}),
            "code" => json!({"code": code}),
            _ => json!({"code": format!("AKRAB:{}", code.to_uppercase())}),
        };
        let entry = clinic.desk.post("/v1/check-ins", form.clone()).await.expect(201);
        assert_eq!((entry.text("/state"), entry.text("/appointment_id")), ("waiting".into(), appointment.to_string()));
        clinic.desk.post("/v1/check-ins", form).await.expect_problem(409, "wrong_state");
        numbers.push(entry.text("/number_text"));
    }
    assert_eq!(numbers, ["A-001", "A-002", "A-003"]);
    let tomorrow = clinic.booked(clinic.patient("Dewi").await, 24 * 60);
    clinic.desk.post("/v1/check-ins", json!({"appointment_id": tomorrow})).await.expect_invalid("/appointment_id", "not_today");
    clinic.desk.post("/v1/check-ins", json!({"code": "ZZZZZZZZ"})).await.expect_problem(404, "not_found");
    clinic.desk.post("/v1/check-ins", json!({"code": "?"})).await.expect_invalid("/code", "not_there");
    clinic.desk.post("/v1/check-ins", json!({})).await.expect_invalid("/appointment_id", "required");
}

#[tokio::test]
async fn the_queue_is_called_in_its_fair_order() {
    let clinic = FrontDesk::open().await;
    let walk_in = clinic.walk_in("Wati").await;
    let second = clinic.received("Kedua", -2).await;
    let first = clinic.received("Pertama", -5).await;
    let late = clinic.received("Terlambat", -40).await;
    let numbers = |entries: &[&serde_json::Value]| entries.iter().map(|entry| text(entry, "number_text")).collect::<Vec<_>>();
    // the late one stands behind the next booked; every third call is a walk-in
    assert_eq!(clinic.line().await, numbers(&[&first, &late, &walk_in, &second]));
    let urgent = json!({"emergency_reason": "Sesak napas"});
    let mut form = clinic.walk_in_form(clinic.patient("Gawat").await);
    form["emergency_reason"] = urgent["emergency_reason"].clone();
    let emergency = clinic.desk.post("/v1/walk-ins", form).await.expect(201).json();
    for wanted in [&emergency, &first, &walk_in, &late, &second] {
        clinic.app.advance(std::time::Duration::from_secs(60));
        let called = clinic.call_next().await.expect(201).json();
        assert_eq!((text(&called, "number_text"), text(&called, "state")), (text(wanted, "number_text"), "called".into()));
    }
    clinic.call_next().await.expect_problem(409, "wrong_state");
    let board = clinic.desk.get("/v1/queue").await.expect(200).json();
    assert!(board["rules"].as_array().is_some_and(|rules| rules.len() == 5), "{board}");
    let session = board["sessions"].as_array().and_then(|all| all.iter().find(|one| one["id"] == json!(clinic.session))).cloned();
    assert_eq!(session.unwrap_or_default()["waiting"], 0);
}

#[tokio::test]
async fn two_desks_never_call_the_same_patient() {
    let clinic = FrontDesk::open().await;
    for name in ["Satu", "Dua", "Tiga"] {
        clinic.walk_in(name).await;
    }
    let calls = futures(&clinic, 6).await;
    let called: HashSet<&String> = calls.iter().filter(|(status, _)| *status == 201).map(|(_, number)| number).collect();
    assert_eq!(called.len(), 3, "{calls:?}");
    assert_eq!(calls.iter().filter(|(status, _)| *status == 409).count(), 3, "{calls:?}");
}

async fn futures(clinic: &FrontDesk, count: usize) -> Vec<(u16, String)> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..count {
        let (desk, session) = (clinic.desk.clone(), clinic.session);
        calls.spawn(async move {
            let answer = desk.post("/v1/calls", json!({"session_id": session})).await;
            (answer.status, answer.json()["number_text"].as_str().unwrap_or_default().to_owned())
        });
    }
    calls.join_all().await
}

#[tokio::test]
async fn who_is_skipped_waits_at_the_end_and_can_be_called_again() {
    let clinic = FrontDesk::open().await;
    let (one, two) = (clinic.walk_in("Satu").await, clinic.walk_in("Dua").await);
    clinic.step(&one, "skip").await.expect_problem(409, "wrong_state");
    clinic.call_next().await.expect(201);
    let skipped = clinic.step(&one, "skip").await.expect(201).json();
    assert_eq!((text(&skipped, "state"), skipped["position"].clone()), ("skipped".into(), json!(2)));
    assert_eq!(clinic.line().await, [text(&two, "number_text"), text(&one, "number_text")]);
    let again = clinic.step(&one, "call").await.expect(201).json();
    assert_eq!((text(&again, "state"), again["calls"].clone()), ("called".into(), json!(2)));
    let etag = clinic.desk.get(format!("/v1/queue/{}", text(&two, "id"))).await.expect(200).etag();
    clinic.desk.delete(format!("/v1/check-ins/{}", text(&two, "id")), &etag).await.expect(204);
    assert!(clinic.line().await.is_empty());
    assert_eq!(clinic.events(&text(&two, "appointment_id")), ["checked_in", "left"]);
    assert_eq!(clinic.events(&text(&one, "appointment_id")), ["checked_in", "called", "skipped", "called"]);
}

#[tokio::test]
async fn somebody_handed_over_keeps_the_number_and_stands_in_the_other_queue() {
    let clinic = FrontDesk::open().await;
    let entry = clinic.walk_in("Satu").await;
    let path = format!("/v1/queue/{}/transfer", text(&entry, "id"));
    let form = json!({"practitioner_id": clinic.other, "reason": "Dokter penuh"});
    let moved = clinic.desk.post(&path, form).await.expect(201).json();
    assert_eq!(moved["number_text"], entry["number_text"]);
    assert_eq!((&moved["session_id"], &moved["practitioner_id"]), (&json!(clinic.other_session), &json!(clinic.other)));
    clinic.call_next().await.expect_problem(409, "wrong_state");
    let called = clinic.desk.post("/v1/calls", json!({"session_id": clinic.other_session})).await.expect(201).json();
    assert_eq!(called["id"], entry["id"]);
    assert_eq!(text(&clinic.walk_in("Dua").await, "number_text"), "A-002", "a number is never given twice");
    let nobody = json!({"practitioner_id": Uuid::now_v7()});
    clinic.desk.post(&path, nobody).await.expect_invalid("/practitioner_id", "no_session");
}

#[tokio::test]
async fn a_completed_visit_is_on_the_timeline_and_opens_the_next() -> Outcome {
    let clinic = FrontDesk::open().await;
    diesel::sql_query("update services set recall_months = 6").execute(&mut clinic.app.connect())?;
    let entry = clinic.received("Siti Aminah", 0).await;
    let completion = format!("/v1/appointments/{}/completion", text(&entry, "appointment_id"));
    clinic.call_next().await.expect(201);
    clinic.app.advance(std::time::Duration::from_secs(120));
    clinic.step(&entry, "start").await.expect(201);
    clinic.app.advance(std::time::Duration::from_secs(300));
    let done = clinic.desk.post(&completion, json!({"note": "Tekanan darah baik."})).await.expect(201).json();
    assert_eq!(text(&done, "state"), "done");
    clinic.desk.post(&completion, json!({})).await.expect_problem(409, "wrong_state");
    let contact = text(&entry, "contact_id");
    let timeline = clinic.manager.get(format!("/v1/patients/{contact}/interactions")).await.expect(200).data();
    let visit = timeline.first().cloned().unwrap_or_default();
    assert_eq!(
        (text(&visit, "kind"), visit["duration_minutes"].clone(), text(&visit, "source")),
        ("visit".into(), json!(5), "appointment".into())
    );
    assert_eq!(text(&visit, "body"), "Tekanan darah baik.");
    let person = clinic.manager.get(format!("/v1/patients/{contact}")).await.expect(200).json();
    assert_eq!(person["last_visit_at"], visit["occurred_at"]);
    use persistence::schema::recalls;
    let due: Vec<(String, chrono::NaiveDate)> = recalls::table
        .filter(recalls::contact_id.eq(contact.parse::<Uuid>()?))
        .select((recalls::state, recalls::due_on))
        .load(&mut clinic.app.connect())?;
    let today: chrono::NaiveDate = text(&entry, "on_date").parse()?;
    assert_eq!(due, [("open".to_owned(), today + chrono::Months::new(6))]);
    assert_eq!(clinic.events(&text(&entry, "appointment_id")), ["checked_in", "called", "started", "done"]);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_done_says_why() {
    let clinic = FrontDesk::open().await;
    let contact = clinic.patient("Siti").await;
    let appointment = clinic.booked(contact, 10);
    clinic.desk.post(format!("/v1/appointments/{appointment}/completion"), json!({})).await.expect_problem(409, "wrong_state");
    let form = |name: &str, value: Uuid| {
        let mut form = clinic.walk_in_form(contact);
        form[name] = json!(value);
        clinic.desk.post("/v1/walk-ins", form)
    };
    for name in ["contact_id", "location_id", "service_id"] {
        form(name, Uuid::now_v7()).await.expect_invalid(&format!("/{name}"), "not_there");
    }
    form("practitioner_id", Uuid::now_v7()).await.expect_invalid("/practitioner_id", "not_there");
    let doctor = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.other)).await;
    doctor.post("/v1/check-ins", json!({"appointment_id": appointment})).await.expect_problem(404, "not_found");
    let own = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.practitioner)).await;
    let entry = own.post("/v1/check-ins", json!({"appointment_id": appointment})).await.expect(201).json();
    own.post(format!("/v1/queue/{}/priority", text(&entry, "id")), json!({"reason": " "})).await.expect_invalid("/reason", "required");
    let first = own.post(format!("/v1/queue/{}/priority", text(&entry, "id")), json!({"reason": "Nyeri dada"})).await.expect(201);
    assert_eq!((first.text("/kind"), first.text("/reason")), ("emergency".into(), "Nyeri dada".into()));
    doctor.get(format!("/v1/queue/{}", text(&entry, "id"))).await.expect_problem(404, "not_found");
}
