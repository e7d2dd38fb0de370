//! The history over HTTP: last values of days, days by zone, ties, corrections, what patients see, and what is asked for.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use support::{Answer, Caller, Value, json};
use uuid::Uuid;

use super::clinic::{Lab, id};

/// A branch, with how many hours it is ahead of UTC; none has daylight saving time.
struct Place {
    id: Uuid,
    ahead: i64,
}

/// A value that was entered and verified.
struct Event {
    analyte: usize,
    place: usize,
    collected: DateTime<Utc>,
    /// The order of verification.
    number: usize,
    value: f64,
    /// What a correction put in its place.
    corrected: Option<f64>,
}

/// Small, and the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

async fn place(lab: &Lab, code: &str, zone: &str, ahead: i64) -> Place {
    let form = json!({"code": code, "name": code, "time_zone": zone});
    Place { id: id(&lab.admin.post("/v1/locations", form).await.expect(201)), ahead }
}

async fn history(caller: &Caller, patient: Uuid, query: &[(&str, &str)]) -> Value {
    let patient = patient.to_string();
    let query: Vec<(&str, &str)> = query.iter().copied().chain([("patient_id", patient.as_str())]).collect();
    caller.get("/v1/lab-history").query(&query).await.expect(200).json()
}

fn days(history: &Value, code: &str) -> Vec<Value> {
    let all = history["series"].as_array().cloned().unwrap_or_default();
    let found = all.into_iter().find(|series| series["code"] == code).unwrap_or_else(|| panic!("no {code} in {history}"));
    found["days"].as_array().cloned().unwrap_or_default()
}

async fn entered(lab: &Lab, place: Uuid, collected: DateTime<Utc>, analyte: Uuid, value: f64) -> Answer {
    let mut form = lab.form(json!([lab.value(analyte, &value.to_string())]));
    (form["location_id"], form["collected_at"]) = (json!(place), json!(collected));
    lab.technician.post("/v1/lab-reports", form).await.expect(201)
}

async fn verified(lab: &Lab, place: Uuid, collected: DateTime<Utc>, analyte: Uuid, value: f64) -> Answer {
    let draft = entered(lab, place, collected, analyte, value).await;
    lab.technician.post(format!("/v1/lab-reports/{}/verification", draft.id()), json!({})).await.expect(201)
}

async fn correct(lab: &Lab, report: &Answer, analyte: Uuid, value: f64) {
    let body = json!({"observation": lab.value(analyte, &value.to_string()), "reason": "Tertukar"});
    lab.technician.post(format!("/v1/lab-reports/{}/corrections", report.id()), body).await.expect(201);
}

#[tokio::test]
async fn generated_values_come_out_as_they_are_computed_here() {
    let lab = Lab::open().await;
    let places = [place(&lab, "wib", "Asia/Jakarta", 7).await, place(&lab, "wit", "Asia/Jayapura", 9).await];
    let analytes = [lab.glucose, lab.sodium];
    let start = lab.app.clock.now() - Duration::days(40);
    let mut dice = Dice(20_261_117);
    let mut events = Vec::new();
    for number in 0..60 {
        // a few moments only, so that days collide, times are equal, and midnight lies between the zones
        let collected = start + Duration::days(dice.below(6) as i64) + Duration::hours(6 * dice.below(4) as i64);
        let (analyte, place) = (dice.below(2) as usize, dice.below(2) as usize);
        // with a second decimal that is not shown, and does not count beside limits
        let measured = |dice: &mut Dice| (6_000 + 100 * dice.below(100) + 4 * dice.below(2)) as f64 / 100.0;
        let value = measured(&mut dice);
        let report = verified(&lab, places[place].id, collected, analytes[analyte], value).await;
        lab.app.advance(std::time::Duration::from_secs(1));
        let corrected = (dice.below(4) == 0).then(|| measured(&mut dice));
        if let Some(value) = corrected {
            correct(&lab, &report, analytes[analyte], value).await;
            lab.app.advance(std::time::Duration::from_secs(1));
        }
        events.push(Event { analyte, place, collected, number, value, corrected });
    }
    for caller in [&lab.technician, &lab.portal] {
        let shown = history(caller, lab.patient, &[("codes", "UJI-1,UJI-2")]).await;
        for (at, code) in ["UJI-1", "UJI-2"].iter().enumerate() {
            compare(&days(&shown, code), &computed(&events, &places, at), at);
        }
    }
}

/// The events of an analyte by day, the last of each day at the end.
fn computed<'a>(events: &'a [Event], places: &[Place; 2], analyte: usize) -> BTreeMap<NaiveDate, Vec<&'a Event>> {
    let mut days: BTreeMap<NaiveDate, Vec<&Event>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.analyte == analyte) {
        let local = event.collected + Duration::hours(places[event.place].ahead);
        days.entry(local.date_naive()).or_default().push(event);
    }
    for day in days.values_mut() {
        // a correction is verified at once after its value, so the order of events is that of verification
        day.sort_by_key(|event| (event.collected, event.number));
    }
    days
}

fn compare(shown: &[Value], wanted: &BTreeMap<NaiveDate, Vec<&Event>>, analyte: usize) {
    let dates: Vec<String> = wanted.keys().rev().map(NaiveDate::to_string).collect();
    assert_eq!(shown.iter().map(|day| day["on"].as_str().unwrap_or_default()).collect::<Vec<_>>(), dates);
    for (day, events) in shown.iter().zip(wanted.values().rev()) {
        let Some((last, others)) = events.split_last() else { panic!("a day without events") };
        let value = last.corrected.unwrap_or(last.value);
        assert_eq!((&day["value"], &day["corrected"]), (&json!(value), &json!(last.corrected.is_some())), "{day}");
        let (low, high) = if analyte == 0 { (70.0, 100.0) } else { (136.0, 145.0) };
        let tenths = (value * 10.0).round() / 10.0;
        let flag = if tenths < low {
            "low"
        } else if tenths > high {
            "high"
        } else {
            "normal"
        };
        assert_eq!(day["flag"], flag, "{day}");
        let mut superseded: Vec<(bool, f64)> = others.iter().map(|event| (false, event.corrected.unwrap_or(event.value))).collect();
        superseded.extend(events.iter().filter(|event| event.corrected.is_some()).map(|event| (true, event.value)));
        let list = day["superseded"].as_array().cloned().unwrap_or_default();
        let mut given: Vec<(bool, f64)> =
            list.iter().map(|other| (other["corrected"] == true, other["value"].as_f64().unwrap_or(f64::NAN))).collect();
        assert!(list.iter().all(|other| other["source"] == "clinic" && other["report_id"].is_string()), "{day}");
        assert!(list.iter().all(|other| (other["corrected"] == true) == (other["reason"] == "Tertukar")), "{day}");
        let order = |a: &(bool, f64), b: &(bool, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        superseded.sort_by(order);
        given.sort_by(order);
        assert_eq!(given, superseded, "{day}");
    }
}

#[tokio::test]
async fn a_sample_at_midnight_belongs_to_the_day_of_its_branch() {
    let lab = Lab::open().await;
    let jayapura = place(&lab, "wit", "Asia/Jayapura", 9).await;
    let today = lab.app.clock.now().date_naive();
    let at = (today - chrono::Days::new(3)).and_hms_opt(15, 30, 0).unwrap_or_default().and_utc();
    verified(&lab, lab.location, at, lab.glucose, 90.0).await;
    verified(&lab, jayapura.id, at, lab.glucose, 95.0).await;
    let shown = days(&history(&lab.technician, lab.patient, &[("codes", "UJI-1")]).await, "UJI-1");
    let on: Vec<(Value, Value)> = shown.iter().map(|day| (day["on"].clone(), day["time_zone"].clone())).collect();
    let (first, second) = (at.date_naive(), at.date_naive() + chrono::Days::new(1));
    assert_eq!(on, [(json!(second), json!("Asia/Jayapura")), (json!(first), json!("Asia/Jakarta"))]);
}

#[tokio::test]
async fn patients_see_what_was_released_and_staff_what_was_verified() {
    let lab = Lab::open().await;
    let yesterday = lab.app.clock.now() - Duration::days(1);
    entered(&lab, lab.location, yesterday, lab.glucose, 90.0).await;
    verified(&lab, lab.location, yesterday, lab.marker, 5.0).await;
    let codes = [("codes", "UJI-1,UJI-3")];
    let staff = history(&lab.technician, lab.patient, &codes).await;
    assert_eq!((days(&staff, "UJI-1").len(), days(&staff, "UJI-3").len()), (0, 1));
    let seen = history(&lab.portal, lab.patient, &codes).await;
    assert_eq!((days(&seen, "UJI-1").len(), days(&seen, "UJI-3").len()), (0, 0));
    let mut form = lab.form(json!([lab.value(lab.glucose, "111")]));
    form["laboratory"] = json!("Lab Sehat");
    form["practitioner_id"] = Value::Null;
    lab.portal.post("/v1/lab-reports", form).await.expect(201);
    for caller in [&lab.technician, &lab.portal] {
        let shown = days(&history(caller, lab.patient, &codes).await, "UJI-1");
        let own = (&shown[0]["source"], &shown[0]["verified"], &shown[0]["laboratory"]);
        assert_eq!(own, (&json!("patient"), &json!(false), &json!("Lab Sehat")));
    }
}

#[tokio::test]
async fn seven_values_are_shown_when_nobody_says_which() {
    let lab = Lab::open().await;
    let analytes = lab.technician.get("/v1/analytes").query(&[("limit", "200")]).await.expect(200).data();
    let of = |code: &str| {
        let found = analytes.iter().find(|analyte| analyte["code"] == code).and_then(|analyte| analyte["id"].as_str()?.parse().ok());
        found.unwrap_or_else(|| panic!("no {code}"))
    };
    let codes = |shown: &Value| -> Vec<String> {
        let all = shown["series"].as_array().cloned().unwrap_or_default();
        all.iter().map(|series| series["code"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let wanted = |glucose: &str| ["8480-6", "8462-4", glucose, "2085-9", "18262-6", "2093-3", "2571-8"].map(str::to_owned);
    let at = lab.app.clock.now() - Duration::days(9);
    // somebody without any result is in nobody's care yet
    lab.draft(json!([lab.value(lab.sodium, "140")])).await;
    assert_eq!(codes(&history(&lab.technician, lab.patient, &[]).await), wanted("1558-6"));
    for (code, value) in [("2339-0", 90.0), ("2345-7", 120.0), ("1558-6", 85.0)] {
        verified(&lab, lab.location, at, of(code), value).await;
        assert_eq!(codes(&history(&lab.technician, lab.patient, &[]).await), wanted(code));
    }
    let early = (at - Duration::days(800)).date_naive().to_string();
    verified(&lab, lab.location, at - Duration::days(800), of("2093-3"), 250.0).await;
    assert!(days(&history(&lab.technician, lab.patient, &[]).await, "2093-3").is_empty(), "two years back");
    let before = history(&lab.technician, lab.patient, &[("from", &early)]).await;
    assert_eq!(days(&before, "2093-3")[0]["value"], json!(250.0));
}

#[tokio::test]
async fn what_cannot_be_shown_is_refused_by_name() {
    let lab = Lab::open().await;
    let nobody = Uuid::now_v7().to_string();
    lab.technician.get("/v1/lab-history").query(&[("patient_id", &nobody)]).await.expect_problem(404, "not_found");
    let patient = lab.patient.to_string();
    lab.doctor.get("/v1/lab-history").query(&[("patient_id", &patient)]).await.expect_problem(403, "break_glass_required");
    lab.manager.get("/v1/lab-history").query(&[("patient_id", &patient)]).await.expect(403);
    lab.draft(json!([lab.value(lab.sodium, "140")])).await;
    for (name, value) in [
        ("codes", "a b"),
        ("from", "kemarin"),
        ("from", "-9999-01-01"),
        ("to", "+262000-01-01"),
        ("patient", "x"),
        ("codes", &"1-1,2-2,".repeat(60)),
    ] {
        let query = [("patient_id", patient.as_str()), (name, value)];
        let answer = lab.technician.get("/v1/lab-history").query(&query).await;
        assert!(matches!(answer.status, 200 | 400 | 422), "{answer:?}");
        assert!(answer.status != 200 || name == "codes", "{answer:?}");
    }
    let query = [("patient_id", patient.as_str()), ("from", "2026-02-01"), ("to", "2026-01-01")];
    assert_ne!(lab.technician.get("/v1/lab-history").query(&query).await.status, 200);
}
