//! R47: links that need no sign-in have one purpose, end, and say little.

use chrono::{DateTime, Utc};
use diesel::Connection;
use domain::scheduling::LinkPurpose;
use persistence::scheduling::links::{self, Target};
use support::json;
use uuid::Uuid;

use super::{Clinic, id_of};

fn token(clinic: &Clinic, target: Target, purpose: LinkPurpose, until: DateTime<Utc>) -> String {
    let now = clinic.app.clock.now();
    let made = clinic.app.connect().transaction::<_, anyhow::Error, _>(|tx| Ok(links::issue(tx, purpose, target, Some(until), now)?));
    made.unwrap_or_else(|error| panic!("no link: {error}"))
}

#[tokio::test]
async fn a_link_confirms_moves_and_cancels_its_visit_and_nothing_else() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked = id_of(&clinic.book(siti, clinic.at(2, 9, 0)).await.expect(201));
    let token = token(&clinic, Target::Appointment(booked), LinkPurpose::Appointment, clinic.at(4, 0, 0));
    let nobody = clinic.app.nobody();
    let step = async |noun: &str, body: support::Value| nobody.post(format!("/v1/links/{noun}"), body).await;
    let page = step("resolution", json!({"token": token})).await.expect(200);
    assert_eq!(page.text("/first_name"), "Siti");
    assert!(!String::from_utf8_lossy(&page.body).contains("Rahma"), "{page:?}");
    assert_eq!(page.json()["can_confirm"], true);
    let confirmed = step("confirmation", json!({"token": token})).await.expect(200);
    assert!(!confirmed.json()["confirmed_at"].is_null());
    let moved = step("rescheduling", json!({"token": token, "starts_at": clinic.at(2, 10, 0)})).await.expect(200);
    assert_eq!(moved.json()["starts_at"], json!(clinic.at(2, 10, 0)));
    let gone = step("cancellation", json!({"token": token, "reason": "Sembuh"})).await.expect(200);
    assert_eq!(gone.text("/state"), "cancelled");
    step("confirmation", json!({"token": token})).await.expect_problem(409, "wrong_state");
    step("offer-acceptance", json!({"token": token})).await.expect_problem(410, "link_used");
    let events = clinic.staff.get(format!("/v1/appointments/{booked}/events")).await.expect(200).data();
    assert_eq!(events.iter().filter(|e| e["by_whom"] == "link").count(), 3);
}

#[tokio::test]
async fn whose_doctor_is_late_may_cancel_at_the_last_minute() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let starts_at = clinic.at(1, 9, 0);
    let booked = id_of(&clinic.book(siti, starts_at).await.expect(201));
    let of = |purpose| token(&clinic, Target::Appointment(booked), purpose, starts_at + chrono::Duration::days(1));
    let (usual, late) = (of(LinkPurpose::Appointment), of(LinkPurpose::Delay));
    clinic.pass((starts_at - clinic.app.clock.now()).num_minutes().unsigned_abs() - 30);
    let nobody = clinic.app.nobody();
    nobody.post("/v1/links/cancellation", json!({"token": usual})).await.expect_invalid("/starts_at", "change_too_late");
    assert_eq!(nobody.post("/v1/links/resolution", json!({"token": late})).await.expect(200).json()["can_cancel"], true);
    assert_eq!(nobody.post("/v1/links/cancellation", json!({"token": late})).await.expect(200).text("/state"), "cancelled");
}

#[tokio::test]
async fn unknown_and_expired_links_are_gone() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    let booked: Uuid = id_of(&clinic.book(siti, clinic.at(2, 9, 0)).await.expect(201));
    let short =
        token(&clinic, Target::Appointment(booked), LinkPurpose::Appointment, clinic.app.clock.now() + chrono::Duration::minutes(5));
    let nobody = clinic.app.nobody();
    nobody.post("/v1/links/resolution", json!({"token": short})).await.expect(200);
    clinic.pass(6);
    nobody.post("/v1/links/resolution", json!({"token": short})).await.expect_problem(410, "link_used");
    nobody.post("/v1/links/resolution", json!({"token": "00".repeat(20)})).await.expect_problem(410, "link_used");
    nobody.post("/v1/links/resolution", json!({"token": ""})).await.expect_invalid("/token", "required");
}
