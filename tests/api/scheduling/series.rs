//! Visits that repeat.

use support::json;

use super::{Clinic, made};

#[tokio::test]
async fn a_series_is_booked_whole_or_with_its_gaps() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let leave =
        json!({"practitioner_id": clinic.practitioner, "kind": "leave", "starts_at": clinic.at(15, 0, 0), "ends_at": clinic.at(16, 0, 0)});
    made(&clinic.staff, "/v1/absences", leave).await;
    let mut body = clinic.booking(siti, clinic.at(1, 9, 0));
    body["every_weeks"] = json!(1);
    body["count"] = json!(4);
    let refused = clinic.staff.post("/v1/appointment-series", body.clone()).await;
    let refused = refused.expect_invalid("/starts_at", "series_conflict");
    let conflicts = refused.json()["conflicts"].clone();
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{refused:?}");
    assert_eq!(conflicts[0]["code"], "practitioner_away");
    assert!(clinic.staff.get("/v1/appointments").await.expect(200).data().is_empty(), "one conflict refuses the whole");
    body["skip_conflicts"] = json!(true);
    let booked = clinic.staff.post("/v1/appointment-series", body).await.expect(201);
    assert_eq!(booked.json()["appointments"].as_array().map(Vec::len), Some(3));
    assert_eq!(booked.json()["skipped"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn one_the_following_or_all_are_moved_and_cancelled() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let mut body = clinic.booking(siti, clinic.at(1, 9, 0));
    body["every_weeks"] = json!(1);
    body["count"] = json!(4);
    let booked = clinic.staff.post("/v1/appointment-series", body).await.expect(201);
    let id = |index: usize| booked.text(&format!("/appointments/{index}/id"));
    let step =
        async |index: usize, noun: &str, body| clinic.staff.post(format!("/v1/appointments/{}/{noun}", id(index)), body).await.expect(201);
    step(1, "rescheduling", json!({"starts_at": clinic.at(8, 10, 0), "extent": "following"})).await;
    assert!(clinic.free(&clinic.staff, 8).await.contains(&"09:00".to_owned()));
    assert!(!clinic.free(&clinic.staff, 22).await.contains(&"10:00".to_owned()));
    assert!(!clinic.free(&clinic.staff, 1).await.contains(&"09:00".to_owned()), "the first stays");
    // a week later: each moves onto the time of the next
    step(1, "rescheduling", json!({"starts_at": clinic.at(15, 10, 0), "extent": "following"})).await;
    step(0, "cancellation", json!({"extent": "one"})).await;
    step(2, "cancellation", json!({"extent": "all", "reason": "Pindah kota"})).await;
    let open = clinic.staff.get("/v1/appointments?filter[state][eq]=confirmed").await.expect(200);
    assert!(open.data().is_empty(), "{open:?}");
}
