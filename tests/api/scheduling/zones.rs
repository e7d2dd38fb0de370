//! The clock of the clinic, where it changes too.

use chrono::{Datelike, NaiveDate};
use support::json;

use super::Clinic;

#[tokio::test]
async fn each_zone_reads_its_own_hours() {
    for (zone, first) in [("Asia/Jakarta", "T01:00:00Z"), ("Asia/Makassar", "T00:00:00Z"), ("Asia/Jayapura", "T23:00:00Z")] {
        let clinic = Clinic::open_in(zone, json!({})).await;
        assert_eq!(clinic.free(&clinic.staff, 1).await[0], "08:00", "{zone}");
        let day = clinic.today() + chrono::Duration::days(1);
        let path = format!("/v1/free-slots?service_id={}&from={day}&to={day}", clinic.service);
        let slots = clinic.app.nobody().get(path).await.expect(200).data();
        assert!(slots[0]["starts_at"].as_str().is_some_and(|at| at.ends_with(first)), "{zone}: {}", slots[0]);
        assert_eq!(slots[0]["time_zone"], zone);
    }
}

/// The last Sunday of a month: when the clocks change in Europe.
fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let next = NaiveDate::from_ymd_opt(year, month + 1, 1).unwrap_or_default();
    let last = next.pred_opt().unwrap_or_default();
    last - chrono::Duration::days(i64::from(last.weekday().num_days_from_sunday()))
}

#[tokio::test]
async fn a_time_that_the_clock_leaves_out_is_neither_offered_nor_booked() {
    let clinic = Clinic::open_in("Europe/Berlin", json!({})).await;
    clinic.rules(json!({"book_ahead_days": 730})).await;
    let night = clinic.colleague().await;
    let this_year = last_sunday(clinic.today().year(), 3);
    let spring = if this_year > clinic.today() { this_year } else { last_sunday(clinic.today().year() + 1, 3) };
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": night, "location_id": clinic.location, "weekday": weekday, "starts": "01:00", "ends": "04:00",
            "valid_from": "2020-01-01"});
        clinic.staff.post("/v1/working-hours", hours).await.expect(201);
    }
    let path = format!("/v1/free-slots?service_id={}&practitioner_id={night}&from={spring}&to={spring}", clinic.service);
    let slots = clinic.staff.get(path).await.expect(200).data();
    let wall = |slot: &support::Value| {
        let at: chrono::DateTime<chrono::Utc> = slot["starts_at"].as_str().unwrap_or_default().parse().unwrap_or_default();
        at.with_timezone(&clinic.zone).format("%H:%M").to_string()
    };
    let walls: Vec<String> = slots.iter().map(wall).filter(|w| w.as_str() < "08:00").collect();
    assert_eq!(walls, ["01:00", "01:30", "03:00", "03:30"]);
    let siti = clinic.patient("Siti Rahma").await;
    let mut body = json!({"contact_id": siti, "service_id": clinic.service, "practitioner_id": night, "location_id": clinic.location,
        "local_time": format!("{spring}T02:30")});
    clinic.staff.post("/v1/appointments", body.clone()).await.expect_invalid("/local_time", "no_such_time");
    body["local_time"] = json!(format!("{spring}T03:30"));
    let booked = clinic.staff.post("/v1/appointments", body.clone()).await.expect(201);
    assert_eq!(booked.json()["starts_at"], json!(format!("{spring}T01:30:00Z")));
    // a series over that night leaves the one date out
    body["local_time"] = json!(format!("{}T02:30", spring - chrono::Duration::days(7)));
    body["every_weeks"] = json!(1);
    body["count"] = json!(3);
    body["skip_conflicts"] = json!(true);
    let series = clinic.staff.post("/v1/appointment-series", body).await.expect(201);
    assert_eq!(series.text("/skipped/0/code"), "no_such_time");
    assert_eq!(series.json()["appointments"].as_array().map(Vec::len), Some(2));
}
