//! One record of everything that can be created, so that requests about records reach the database.

use std::collections::HashMap;

use support::{Value, json};

use super::injection::Callers;
use super::payloads::Bodies;

/// What takes a real time of a real practitioner, which no schema can say.
const VISITS: [&str; 4] = ["/v1/appointments", "/v1/check-ins", "/v1/holds", "/v1/guest/holds"];

/// What patients ask, of a doctor who answers.
const QUESTIONS: &str = "/v1/consultations";

/// Of one person or of one practitioner, which no schema can say either.
const FEEDS: &str = "/v1/calendar-feeds";

/// Has a code of LOINC, with its check digit.
const ANALYTES: &str = "/v1/analytes";

/// Of patients in care.
const REFERRALS: &str = "/v1/referrals";

/// Entered by the laboratory.
const REPORTS: &str = "/v1/lab-reports";

/// What is sent as it is, and not as JSON.
const FILES: &str = "/v1/files";

/// The records that others name, by the fields in which they do.
const NAMES: [(&str, &str); 5] = [
    ("practitioner_id", "/v1/practitioners"),
    ("location_id", "/v1/locations"),
    ("service_id", "/v1/services"),
    ("contact_id", "/v1/patients"),
    ("patient_id", "/v1/patients"),
];

/// One record each, by the path of its collection.
pub async fn plant(document: &Value, bodies: &Bodies<'_>, callers: &Callers) -> HashMap<String, String> {
    let mut seeds = HashMap::new();
    let paths = document["paths"].as_object().into_iter().flatten();
    let mut creations: Vec<(&String, &Value)> = paths.filter_map(|(path, item)| Some((path, item.get("post")?))).collect();
    // what others name or hang from comes first
    let named_by = |operation: &Value| bodies.schema_of(operation).map_or(0, |schema| bodies.names_in(schema));
    creations.sort_by_key(|(path, operation)| (path.matches('{').count(), named_by(operation) + usize::from(*path == FEEDS)));
    for (path, operation) in creations {
        let record = document["paths"].get(format!("{path}/{{id}}")).is_some() || path.ends_with("/interactions");
        let (Some(schema), true) = (bodies.schema_of(operation), record && !path.ends_with("/sessions")) else { continue };
        if VISITS.contains(&path.as_str()) || path == QUESTIONS || path == FILES {
            continue;
        }
        let place = filled(path, &seeds, None);
        let mut body = named(bodies.plausible(schema), &seeds);
        if path == ANALYTES {
            body["code"] = json!("2340-8");
        }
        if path == FEEDS {
            body["practitioner_id"] = json!(seeds.get("/v1/practitioners"));
        }
        if path == REFERRALS {
            let patient = filled("/v1/patients/{id}/interactions", &seeds, seeds.get("/v1/patients").map(String::as_str));
            let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": callers.doctor_id});
            callers.manager.post(patient, visit).await.expect(201);
        }
        // patients and doctors read what they cannot write
        let maker = if path == REPORTS { callers.technician.clone() } else { callers.allowed(operation) };
        let request = maker.post(&place, body).header("prefer", "allow-duplicate");
        let collection = if path.ends_with("/interactions") { "/v1/interactions" } else { path };
        seeds.insert(collection.to_owned(), request.await.expect(201).id());
    }
    plant_visit(callers, &mut seeds).await;
    let place = format!("{FILES}?record_kind=contact&record_id={}", filled("{id}", &seeds, seeds.get("/v1/patients").map(String::as_str)));
    let file = callers.manager.request(reqwest::Method::POST, place).body("application/octet-stream", b"catatan".to_vec());
    seeds.insert(FILES.to_owned(), file.await.expect(201).id());
    let question = json!({"practitioner_id": callers.doctor_id, "subject": "Pusing", "text": "Apakah ini wajar?"});
    seeds.insert(QUESTIONS.to_owned(), callers.patient.post(QUESTIONS, question).await.expect(201).id());
    seeds
}

/// A path with ids of records that exist, or with something else in their place.
pub fn filled(path: &str, seeds: &HashMap<String, String>, instead: Option<&str>) -> String {
    let collection = path.split("/{").next().unwrap_or_default();
    let known = seeds.get(collection).map_or("01890000-0000-7000-8000-000000000000", String::as_str);
    path.replace("{id}", instead.unwrap_or(known)).replace("{part_id}", instead.unwrap_or("01890000-0000-7000-8000-000000000000"))
}

/// The body with the records that were planted in place of ids that are nobody's, and with an end after its start.
fn named(mut body: Value, seeds: &HashMap<String, String>) -> Value {
    for (field, collection) in NAMES {
        if let (true, Some(id)) = (body.get(field).is_some(), seeds.get(collection)) {
            body[field] = json!(id);
        }
    }
    if let (true, Some(id)) = (body.get("analyte_ids").is_some(), seeds.get(ANALYTES)) {
        body["analyte_ids"] = json!([id]);
    }
    if body["direction"] == "out" {
        (body["direction"], body["from_doctor"]) = (json!("in"), json!("dr. Rizal Chaniago"));
    }
    if body.get("ends_at").is_some() {
        body["ends_at"] = json!("2024-03-12T09:00:00Z");
    }
    if body.get("ends").is_some() {
        body["starts"] = json!("08:00");
        body["ends"] = json!("12:00");
    }
    if body.get("starts_on").is_some() {
        body["starts_on"] = json!("2024-03-12");
    }
    if body.get("latest_on").is_some() {
        body["latest_on"] = json!("2099-12-31");
    }
    body
}

/// A visit that waits at the desk, and a time that is held.
async fn plant_visit(callers: &Callers, seeds: &mut HashMap<String, String>) {
    let of = |collection: &str| seeds.get(collection).cloned().unwrap_or_default();
    let (location, service, patient) = (of("/v1/locations"), of("/v1/services"), of("/v1/patients"));
    let doctor = json!({"name": "dr. Kuntum Wijayanti", "location_ids": [location], "service_ids": [service]});
    let practitioner = callers.admin.post("/v1/practitioners", doctor).await.expect(201).id();
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": practitioner, "location_id": location, "weekday": weekday, "starts": "00:00",
            "ends": "23:59", "valid_from": "2020-01-01"});
        callers.manager.post("/v1/working-hours", hours).await.expect(201);
    }
    let wish = json!({"practitioner_id": practitioner, "location_id": location, "service_id": service});
    let mut visitor = wish.clone();
    visitor["contact_id"] = json!(patient);
    let waiting = callers.manager.post("/v1/walk-ins", visitor).await.expect(201);
    let today: Option<chrono::NaiveDate> = waiting.text("/on_date").parse().ok();
    let tomorrow = today.and_then(|day| day.succ_opt()).map(|day| day.to_string()).unwrap_or_default();
    let query = [("practitioner_id", &practitioner), ("service_id", &service), ("from", &tomorrow), ("to", &tomorrow)];
    let query = query.map(|(name, value)| (name, value.as_str()));
    let free = callers.manager.get("/v1/free-slots").query(&query).await.expect(200);
    let mut held = wish;
    held["starts_at"] = free.data()[0]["starts_at"].clone();
    let hold = callers.manager.post("/v1/holds", held).await.expect(201);
    seeds.insert("/v1/holds".to_owned(), hold.id());
    seeds.insert("/v1/appointments".to_owned(), waiting.text("/appointment_id"));
    for collection in ["/v1/queue", "/v1/check-ins"] {
        seeds.insert(collection.to_owned(), waiting.id());
    }
}
