//! What stays: messages, copies, audit, history; and merges.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::consultations::MAX_WAITING;
use persistence::schema::{audit_entries, changes};
use reqwest::Method;
use support::{Caller, json};
use uuid::Uuid;

use super::{Clinic, id, path, person, reads, writes};

#[tokio::test]
async fn what_was_written_and_read_cannot_be_changed() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    reads(&clinic.doctor.caller, &place).await;
    let mut conn = clinic.app.connect();
    for attempt in [
        "update consultation_messages set body = 'lain'",
        "delete from consultation_messages",
        "truncate consultation_messages cascade",
        "update consultation_copies set read_at = now() where read_at is not null",
        "update consultation_copies set reader = 'doctor' where reader = 'head'",
        "delete from consultation_copies",
        "truncate consultation_copies",
    ] {
        let refused = conn.batch_execute(attempt);
        assert!(refused.is_err_and(|error| error.to_string().contains("append-only")), "{attempt}");
    }
}

#[tokio::test]
async fn who_asks_for_news_hears_that_a_copy_was_read() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    let etag = clinic.patient.get(&place).await.expect(200).etag();
    clinic.patient.get(&place).header("if-none-match", &etag).await.expect(304);
    reads(&clinic.head.caller, &place).await;
    clinic.patient.get(&place).header("if-none-match", &etag).await.expect(200);
}

#[tokio::test]
async fn every_look_and_step_is_audited_without_what_was_written() {
    let clinic = Clinic::open().await;
    let asked = clinic.asked("Apakah ini wajar?").await;
    let place = path(&asked);
    clinic.head.caller.get(&place).await.expect(200);
    clinic.doctor.caller.get("/v1/consultations").await.expect(200);
    writes(&clinic.doctor.caller, &place, "Wajar.").await;
    clinic.patient.post(format!("{place}/closing"), json!({})).await.expect(201);
    let mut conn = clinic.app.connect();
    let rows: Vec<(String, Vec<Uuid>)> = audit_entries::table
        .filter(audit_entries::resource.eq("consultations"))
        .order((audit_entries::at, audit_entries::id))
        .select((audit_entries::action, audit_entries::contact_ids))
        .load(&mut conn)
        .unwrap_or_else(|error| panic!("{error}"));
    let actions: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(actions, ["create", "read", "list", "update", "update"]);
    assert!(rows.iter().all(|row| row.1 == [clinic.patient_id]), "{rows:?}");
    let history: Vec<(String, serde_json::Value)> = changes::table
        .filter(changes::record_id.eq(id(&asked)))
        .order((changes::at, changes::id))
        .select((changes::action, changes::fields))
        .load(&mut conn)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(history.len(), 3, "{history:?}");
    assert_eq!(history[1].1[0], json!({"field": "state", "before": "open", "after": "answered"}));
}

#[tokio::test]
async fn a_merge_takes_consultations_along_and_its_undo_gives_them_back() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    let survivor = person(&clinic.manager, "Siti Aminah").await;
    let merges = format!("/v1/patients/{survivor}/merges");
    let merge = clinic.manager.post(&merges, json!({"absorbed_id": clinic.patient_id})).await.expect(201).json();
    assert_eq!(clinic.doctor.caller.get(&place).await.expect(200).json()["contact_id"], json!(survivor));
    clinic.manager.delete(format!("{merges}/{}", merge["id"].as_str().unwrap_or_default()), "*").await.expect(204);
    assert_eq!(clinic.doctor.caller.get(&place).await.expect(200).json()["contact_id"], json!(clinic.patient_id));
}

#[tokio::test]
async fn the_same_request_twice_asks_once() {
    let clinic = Clinic::open().await;
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Pusing", "text": "Apakah ini wajar?"});
    let ask = || clinic.patient.post("/v1/consultations", form.clone()).header("idempotency-key", "satu-kali");
    let (first, second) = (ask().await.expect(201), ask().await.expect(201));
    assert_eq!((first.id(), second.header("idempotent-replayed")), (second.id(), Some("true")));
    assert_eq!(clinic.doctor.caller.get("/v1/consultations").await.expect(200).data().len(), 1);
}

#[tokio::test]
async fn who_does_not_take_part_any_more_gets_no_stored_answer() {
    let clinic = Clinic::open().await;
    let deputy = clinic.colleague("dr. Rizal Chaniago", &[clinic.speciality]).await;
    let today = clinic.today();
    let leave =
        json!({"practitioner_id": deputy.id, "speciality_id": clinic.speciality, "kind": "deputy", "starts_on": today, "ends_on": today});
    let office = clinic.appoint(leave).await;
    let messages = format!("{}/messages", clinic.waiting().await);
    let write = |deputy: &Caller| deputy.post(&messages, json!({"text": "Saya bantu."})).header("idempotency-key", "bantuan");
    write(&deputy.caller).await.expect(201);
    assert_eq!(write(&deputy.caller).await.expect(201).header("idempotent-replayed"), Some("true"));
    clinic.manager.delete(format!("/v1/head-doctors/{office}"), "*").await.expect(204);
    write(&deputy.caller).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_reading_that_changes_nothing_is_a_look_and_audited() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    for _ in 0..3 {
        reads(&clinic.doctor.caller, &place).await;
    }
    let own = audit_entries::table.filter(audit_entries::resource.eq("consultations")).order((audit_entries::at, audit_entries::id));
    let actions: Vec<String> = own.select(audit_entries::action).load(&mut clinic.app.connect()).unwrap_or_default();
    assert_eq!(actions, ["create", "update", "read", "read"]);
}

#[tokio::test]
async fn a_file_that_was_sent_stays() {
    let clinic = Clinic::open().await;
    let place = format!("/v1/files?record_kind=contact&record_id={}", clinic.patient_id);
    let file = clinic.patient.request(Method::POST, place).body("application/octet-stream", b"Tensi pagi 130/80".to_vec());
    let file = file.await.expect(201).id();
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Tensi", "text": "Ini catatan saya.", "file_ids": [file]});
    let asked = clinic.patient.post("/v1/consultations", form).await.expect(201).json();
    assert_eq!(asked["messages"][0]["file_ids"], json!([file]));
    for caller in [&clinic.patient, &clinic.doctor.caller] {
        caller.get(format!("/v1/files/{file}/content")).await.expect(200);
        caller.delete(format!("/v1/files/{file}"), "*").await.expect_problem(409, "conflict");
    }
    clinic.manager.get(format!("/v1/files/{file}")).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn of_a_file_only_those_hear_who_take_part() {
    let clinic = Clinic::open().await;
    let asked = clinic.asked("Apakah ini wajar?").await;
    let (mut doctor, mut desk) = (clinic.doctor.caller.listen().await, clinic.manager.listen().await);
    let place = format!("/v1/files?record_kind=consultation&record_id={}", id(&asked));
    let file = clinic.patient.request(Method::POST, place).body("application/octet-stream", b"Tensi pagi 130/80".to_vec());
    let file = file.await.expect(201).id();
    assert_eq!(doctor.next_of("file.changed").await["id"], json!(file));
    while let Some(event) = desk.within(Duration::from_millis(700)).await {
        assert_ne!(event["kind"], "file.changed", "{event}");
    }
}

#[tokio::test]
async fn so_many_questions_wait_at_a_time_and_no_more() {
    let clinic = Clinic::open().await;
    let mut places = Vec::new();
    for _ in 0..MAX_WAITING {
        places.push(clinic.waiting().await);
    }
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Pusing", "text": "Apakah ini wajar?"});
    clinic.patient.post("/v1/consultations", form.clone()).await.expect_problem(409, "conflict");
    writes(&clinic.patient, &places[0], "Masih pusing.").await;
    writes(&clinic.doctor.caller, &places[0], "Wajar.").await;
    clinic.patient.post("/v1/consultations", form).await.expect(201);
}
