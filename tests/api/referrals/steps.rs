//! Steps follow on each other, each leaves an event, and results add up.

use chrono::Duration;
use diesel::prelude::*;
use persistence::schema::{referral_events, referral_results};
use support::json;

use super::clinic::{Clinic, path};

#[tokio::test]
async fn a_referral_goes_its_way_and_every_step_is_kept() {
    let clinic = Clinic::open().await;
    let sent = clinic.sent(clinic.outward()).await;
    let to = |step: &str| format!("{}/{step}", path(&sent));
    clinic.doctor.post(to("receipt"), json!({})).await.expect(201);
    clinic.doctor.post(to("acceptance"), json!({})).await.expect(201);
    clinic.doctor.post(to("receipt"), json!({})).await.expect_problem(409, "conflict");
    let planned = clinic.app.clock.now() + Duration::days(7);
    clinic.doctor.post(to("appointment"), json!({"planned_at": planned})).await.expect(201);
    clinic.doctor.post(to("visit"), json!({})).await.expect(201);
    clinic.doctor.post(to("cancellation"), json!({"reason": "x"})).await.expect_problem(409, "conflict");
    clinic.doctor.post(to("results"), json!({"text": "Baik", "doctor": "dr. Sekar Ayu, Sp.JP"})).await.expect(201);
    let answered = clinic.doctor.post(to("results"), json!({"text": "Tambahan"})).await.expect(201).json();
    let states: Vec<_> = answered["events"].as_array().into_iter().flatten().map(|event| event["state"].clone()).collect();
    assert_eq!(states, ["answered", "answered", "seen", "scheduled", "accepted", "received", "sent", "draft"].map(|s| json!(s)));
    let results: Vec<_> = answered["results"].as_array().into_iter().flatten().map(|result| result["text"].clone()).collect();
    assert_eq!(results, [json!("Tambahan"), json!("Baik")]);
    assert_eq!(clinic.told().iter().filter(|(channel, template)| channel == "inbox" && template == "referral_answered").count(), 2);
}

#[tokio::test]
async fn ends_need_a_reason_and_results_a_day_that_has_come() {
    let clinic = Clinic::open().await;
    let sent = clinic.sent(clinic.outward()).await;
    let to = |step: &str| format!("{}/{step}", path(&sent));
    clinic.doctor.post(to("decline"), json!({"reason": " "})).await.expect_invalid("/reason", "required");
    clinic.doctor.post(to("results"), json!({"text": ""})).await.expect_invalid("/text", "required");
    let tomorrow = (clinic.app.clock.now() + Duration::days(2)).date_naive();
    clinic.doctor.post(to("results"), json!({"text": "x", "resulted_on": tomorrow})).await.expect_invalid("/resulted_on", "bad_date");
    clinic.doctor.post(to("results"), json!({"text": "x", "file_ids": [clinic.patient]})).await.expect_invalid("/file_ids", "not_there");
    clinic.doctor.post(to("appointment"), json!({"appointment_id": clinic.patient})).await.expect_invalid("/planned_at", "required");
    let declined = clinic.doctor.post(to("decline"), json!({"reason": "Penuh"})).await.expect(201);
    assert_eq!(declined.text("/events/0/note"), "Penuh");
    clinic.doctor.post(to("results"), json!({"text": "x"})).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn what_became_of_it_is_never_overwritten() {
    let clinic = Clinic::open().await;
    let sent = clinic.sent(clinic.outward()).await;
    clinic.doctor.post(format!("{}/results", path(&sent)), json!({"text": "Baik"})).await.expect(201);
    let mut conn = clinic.app.connect();
    let kept = |error: diesel::QueryResult<usize>| error.expect_err("it is kept").to_string();
    let events = diesel::update(referral_events::table).set(referral_events::note.eq("x")).execute(&mut conn);
    assert!(kept(events).contains("never overwritten"));
    let results = diesel::delete(referral_results::table).execute(&mut conn);
    assert!(kept(results).contains("never overwritten"));
}
