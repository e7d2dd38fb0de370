//! Recalls: the worklist, what was tried, and closing by booking.

use diesel::prelude::*;
use persistence::schema::changes;
use support::json;

use super::{Clinic, made};

#[tokio::test]
async fn booking_closes_a_recall_and_cancelling_opens_it() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let body = json!({"contact_id": siti, "service_id": clinic.service, "due_on": clinic.today()});
    let recall = made(&clinic.staff, "/v1/recalls", body.clone()).await;
    clinic.staff.post("/v1/recalls", body).await.expect_problem(409, "conflict");
    let path = format!("/v1/recalls/{recall}");
    let state = async || clinic.staff.get(&path).await.expect(200).text("/state");
    let booked = clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    assert_eq!(state().await, "booked");
    clinic.staff.post(format!("/v1/appointments/{}/cancellation", booked.id()), json!({})).await.expect(201);
    assert_eq!(state().await, "open");
    let history: Vec<(String, serde_json::Value)> = changes::table
        .filter(changes::record_id.eq(recall))
        .order(changes::version)
        .select((changes::action, changes::fields))
        .load(&mut clinic.app.connect())
        .unwrap_or_default();
    let (_, last) = history.last().cloned().unwrap_or_default();
    assert_eq!(last, json!([{"field": "state", "before": "booked", "after": "open"}]), "{history:?}");
    clinic.staff.patch(&path, "*", json!({"state": "booked"})).await.expect_invalid("/state", "unknown_value");
}

#[tokio::test]
async fn tries_are_written_down_and_a_refusal_closes() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let recall =
        made(&clinic.staff, "/v1/recalls", json!({"contact_id": siti, "service_id": clinic.service, "due_on": "2026-01-10"})).await;
    let path = format!("/v1/recalls/{recall}/attempts");
    clinic.staff.post(&path, json!({"channel": "call", "outcome": "no_answer"})).await.expect(201);
    clinic.pass(1);
    clinic.staff.post(&path, json!({"channel": "call", "outcome": "declined", "note": "Sudah ke klinik lain"})).await.expect(201);
    let view = clinic.staff.get(format!("/v1/recalls/{recall}")).await.expect(200);
    assert_eq!((view.text("/state"), view.json()["attempts"].as_i64()), ("declined".to_owned(), Some(2)));
    assert_eq!(clinic.staff.get(&path).await.expect(200).data()[0]["outcome"], "declined");
    let open = clinic.staff.get("/v1/recalls?filter[state][eq]=open").await.expect(200);
    assert!(open.data().is_empty());
}

#[tokio::test]
async fn merging_two_records_keeps_their_visits_and_one_recall() {
    let clinic = Clinic::open().await;
    let (siti, same) = (clinic.patient("Siti Rahma").await, clinic.patient("Siti Rahma").await);
    clinic.book(same, clinic.at(1, 9, 0)).await.expect(201);
    for contact in [siti, same] {
        made(&clinic.staff, "/v1/recalls", json!({"contact_id": contact, "service_id": clinic.service, "due_on": clinic.today()})).await;
    }
    let merge = made(&clinic.staff, &format!("/v1/patients/{siti}/merges"), json!({"absorbed_id": same})).await;
    let visits = clinic.staff.get(format!("/v1/appointments?filter[contact_id][eq]={siti}")).await.expect(200);
    assert_eq!(visits.data().len(), 1);
    let open = clinic.staff.get("/v1/recalls?filter[state][eq]=open").await.expect(200);
    assert_eq!(open.data().len(), 1);
    clinic.staff.delete(format!("/v1/patients/{siti}/merges/{merge}"), "*").await.expect(204);
    assert_eq!(clinic.staff.get("/v1/recalls?filter[state][eq]=open").await.expect(200).data().len(), 2);
    let back = clinic.staff.get(format!("/v1/appointments?filter[contact_id][eq]={same}")).await.expect(200);
    assert_eq!(back.data().len(), 1);
}
