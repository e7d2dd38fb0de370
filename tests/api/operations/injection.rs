//! R45, the quick form: hostile texts in every query parameter, path and text field of every operation.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use domain::identity::Permission;
use reqwest::Method;
use support::{Caller, Outcome, Person, RoleCode, TestApp, Value, json};

use super::payloads::Bodies;
use super::seeds::{filled, plant};

/// Quotes, comments, sleeps, unions, wildcards, dollar quotes, control characters and what looks like an order.
const PAYLOADS: [&str; 10] = [
    "' OR '1'='1",
    "'; DROP TABLE contacts CASCADE; --",
    "1; SELECT pg_sleep(20)--",
    "' || (SELECT pg_sleep(20)) || '",
    "%' AND 1=(SELECT 1 FROM pg_sleep(20)) AND '%'='",
    "\") UNION SELECT password_hash FROM users --",
    "%_\\",
    "$$x$$ $1 {{7*7}} ${7*7} \\x41 E'\\047'",
    "a\u{0}b\u{1b}[31m\r\nX-Injected: 1",
    "name DESC NULLS LAST, (SELECT pg_sleep(20))",
];

/// The payloads that sleep would take 20 s; an honest answer takes milliseconds.
const OUTLIER: Duration = Duration::from_secs(8);
/// Requests at the same time.
const WORKERS: usize = 4;

struct Shot {
    method: Method,
    path: String,
    query: Option<(String, String)>,
    body: Option<Value>,
    caller: Caller,
    /// Only rows with the payload in them may be found by it; any other would be one too many.
    narrow: bool,
}

#[tokio::test]
async fn hostile_texts_are_texts_like_others() -> Outcome {
    let app = TestApp::start_with(&[("statement_timeout_ms", "30000"), ("password_tries", "1000000")]).await;
    let document = api::openapi::document();
    let callers = Callers::of(&app).await;
    let bodies = Bodies::new(&document);
    let seeds = plant(&document, &bodies, &callers).await;
    let shots = Arc::new(shots(&document, &bodies, &callers, &seeds));
    let next = Arc::new(AtomicUsize::new(0));
    let worker = |_| tokio::spawn(fire(shots.clone(), next.clone()));
    let workers: Vec<_> = (0..WORKERS).map(worker).collect();
    let (mut slowest, mut statuses) = (Duration::ZERO, std::collections::BTreeMap::<u16, usize>::new());
    let mut wrong = Vec::new();
    for worker in workers {
        let seen = worker.await?;
        slowest = slowest.max(seen.slowest);
        seen.statuses.into_iter().for_each(|status| *statuses.entry(status).or_default() += 1);
        wrong.extend(seen.wrong);
    }
    wrong.sort();
    println!(
        "R45: {} requests with {} payloads; answers {statuses:?}; slowest {slowest:?}; {} wrong",
        shots.len(),
        PAYLOADS.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{} wrong, the first of them:\n{}", wrong.len(), wrong[..wrong.len().min(15)].join("\n"));
    assert!(shots.len() > 3_000, "{} requests are too few for this API", shots.len());
    // a list of what hangs from one record asks for that record
    let asks = |list: &Value| list["parameters"].as_array().into_iter().flatten().any(|p| p["in"] == "query" && p["required"] == true);
    let listed = |path: &&String| Some(&document["paths"][path.as_str()]["get"]).is_some_and(|list| list.is_object() && !asks(list));
    for list in seeds.keys().filter(listed) {
        callers.for_path(&document, list).get(list).await.expect(200);
    }
    Ok(())
}

/// `LIKE` wildcards in what is searched for are letters.
#[tokio::test]
async fn wildcards_find_only_themselves() {
    let app = TestApp::start().await;
    let (admin, manager) = (app.as_role(RoleCode::Admin).await, app.as_role(RoleCode::Manager).await);
    for (code, name) in [("a", "Gizi"), ("b", "100% sehat"), ("c", "Tumbuh_kembang"), ("d", "Miring\\kiri")] {
        admin.post("/v1/specialities", json!({"code": code, "name_id": name, "name_en": "x"})).await.expect(201);
    }
    for (text, codes) in [("%", vec!["b"]), ("_", vec!["c"]), ("\\", vec!["d"]), ("%%", vec![]), ("G_zi", vec![]), ("gizi", vec!["a"])] {
        let found = admin.get("/v1/specialities").query(&[("filter[name_id][contains]", text)]).await.expect(200).data();
        let found: Vec<_> = found.iter().filter_map(|row| row["code"].as_str()).collect();
        assert_eq!(found, codes, "{text}");
    }
    manager.post("/v1/patients", json!({"name": "Kuntum Wijayanti", "phone": "0812-0000-4471"})).await.expect(201);
    for text in ["%", "__", "%a%", "\\", "%@%", "_@", "08%", "(..%)"] {
        let found = manager.get("/v1/patients").query(&[("q", text)]).await.expect(200).data();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

/// Who sends the requests.
pub struct Callers {
    pub admin: Caller,
    pub manager: Caller,
    /// Answers the questions of the patient.
    pub doctor: Caller,
    pub technician: Caller,
    pub doctor_id: String,
    pub patient: Caller,
    pub nobody: Caller,
}

impl Callers {
    async fn of(app: &TestApp) -> Callers {
        let (admin, manager) = (app.as_role(RoleCode::Admin).await, app.as_role(RoleCode::Manager).await);
        let field = json!({"code": "penyakit-dalam", "name_id": "Penyakit Dalam", "name_en": "Internal medicine"});
        let field = admin.post("/v1/specialities", field).await.expect(201).id();
        let doctor = json!({"name": "dr. Ayu Larasati", "speciality_ids": [field]});
        let doctor_id = admin.post("/v1/practitioners", doctor).await.expect(201).id();
        let patient = manager.post("/v1/patients", json!({"name": "Siti Aminah"})).await.expect(201).id();
        let person = Person::new(RoleCode::Doctor).practising_as(doctor_id.parse().unwrap_or_default());
        let (doctor, patient) = (
            app.signed_in(person).await,
            app.signed_in(Person::new(RoleCode::Patient).with_record(patient.parse().unwrap_or_default())).await,
        );
        let office = json!({"practitioner_id": doctor_id, "speciality_id": field, "starts_on": "2020-01-01"});
        manager.post("/v1/head-doctors", office).await.expect(201);
        let technician = admin.post("/v1/practitioners", json!({"name": "Dewi Anggraeni"})).await.expect(201).id();
        let technician = Person::new(RoleCode::LabStaff).practising_as(technician.parse().unwrap_or_default());
        let technician = app.signed_in(technician).await;
        Callers { admin, manager, doctor, technician, doctor_id, patient, nobody: app.nobody() }
    }

    /// Somebody who may do it.
    pub fn allowed(&self, operation: &Value) -> Caller {
        let Some(permission) = operation["x-permission"].as_str().and_then(Permission::from_code) else { return self.nobody.clone() };
        let has = |role: RoleCode| role.permissions().contains(&permission);
        if has(RoleCode::Manager) {
            self.manager.clone()
        } else if has(RoleCode::Doctor) && !has(RoleCode::Admin) {
            self.doctor.clone()
        } else if has(RoleCode::LabStaff) && !has(RoleCode::Admin) {
            self.technician.clone()
        } else {
            self.admin.clone()
        }
    }

    fn for_path(&self, document: &Value, path: &str) -> Caller {
        self.allowed(&document["paths"][path]["get"])
    }
}

fn shots(document: &Value, bodies: &Bodies<'_>, callers: &Callers, seeds: &HashMap<String, String>) -> Vec<Shot> {
    let mut shots = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let method: Method = method.to_uppercase().parse().unwrap_or_default();
            let patch = method == Method::PATCH;
            let shot = |path: String, query, body, narrow| Shot {
                method: method.clone(),
                path,
                query,
                body,
                caller: callers.allowed(operation),
                narrow,
            };
            let real = || filled(path, seeds, None);
            for payload in PAYLOADS {
                for (name, narrow) in query_names(operation) {
                    shots.push(shot(real(), Some((name, payload.to_owned())), None, narrow));
                }
                if path.contains('{') {
                    shots.push(shot(filled(path, seeds, Some(&encoded(payload))), None, None, false));
                }
                if let Some(schema) = bodies.schema_of(operation) {
                    let spoiled = bodies.spoiled(schema, &json!(payload), patch);
                    shots.extend(spoiled.into_iter().map(|body| shot(real(), None, Some(body), false)));
                }
            }
        }
    }
    shots
}

/// Every query parameter, with every comparison of the filters; and whether it finds only what has the payload in it.
fn query_names(operation: &Value) -> Vec<(String, bool)> {
    let parameters = operation["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "query");
    let mut names = Vec::new();
    for parameter in parameters {
        let name = parameter["name"].as_str().unwrap_or_default();
        match parameter["schema"]["properties"].as_object() {
            Some(comparisons) => names.extend(comparisons.keys().map(|op| {
                let narrow = ["eq", "in", "contains", "starts_with"].contains(&op.as_str());
                (format!("{name}[{op}]"), narrow)
            })),
            None => names.push((name.to_owned(), name == "q")),
        }
    }
    names
}

struct Seen {
    slowest: Duration,
    statuses: Vec<u16>,
    wrong: Vec<String>,
}

async fn fire(shots: Arc<Vec<Shot>>, next: Arc<AtomicUsize>) -> Seen {
    let mut seen = Seen { slowest: Duration::ZERO, statuses: Vec::new(), wrong: Vec::new() };
    while let Some(shot) = shots.get(next.fetch_add(1, Ordering::Relaxed)) {
        let mut request = shot.caller.request(shot.method.clone(), &shot.path).header("if-match", "*").header("prefer", "allow-duplicate");
        if let Some((name, value)) = &shot.query {
            request = request.query(&[(name.as_str(), value.as_str())]);
        }
        if let Some(body) = &shot.body {
            request = request.json(body.clone());
        }
        let started = Instant::now();
        let answer = match request.attempt().await {
            Ok(answer) => answer,
            Err(error) => {
                seen.wrong.push(format!("{} {} {:?} {:?}: no answer: {error}", shot.method, shot.path, shot.query, shot.body));
                continue;
            }
        };
        let took = started.elapsed();
        seen.slowest = seen.slowest.max(took);
        seen.statuses.push(answer.status);
        let found = shot.narrow && answer.status == 200 && !answer.data().iter().all(|row| has_part(row, shot));
        let faults = [
            ("error", answer.status >= 500),
            ("late", took > OUTLIER),
            ("header", answer.headers.contains_key("x-injected")),
            ("rows", found),
        ];
        if let Some((fault, _)) = faults.iter().find(|(_, is)| *is) {
            seen.wrong.push(format!("{fault} after {took:?}: {answer:?}"));
        }
    }
    seen
}

/// Whether a row has the payload of the query in a text; for a search, one of its words is enough.
fn has_part(row: &Value, shot: &Shot) -> bool {
    let Some((name, payload)) = &shot.query else { return true };
    let mut words = payload.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 && name == "q");
    has_text(row, payload) || words.any(|word| has_text(row, word))
}

fn has_text(value: &Value, part: &str) -> bool {
    match value {
        Value::String(text) => text.to_lowercase().contains(&part.to_lowercase()),
        Value::Array(list) => list.iter().any(|inner| has_text(inner, part)),
        Value::Object(map) => map.values().any(|inner| has_text(inner, part)),
        _ => false,
    }
}

/// Every byte that is not a letter or digit as `%XX`.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
