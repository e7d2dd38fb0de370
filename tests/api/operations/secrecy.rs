//! R53: personal data and secrets reach no log, metric or error, not even at the most talkative level.

use std::fs;

use reqwest::Method;
use support::{AkrabProcess, Caller, Outcome, Value, json};

use super::clinical::{consultation, results};
use super::setting_up::{self, first_administrator};

pub const NAME: &str = "Purnamawati Kenarisanti";
const PHONE: &str = "081298765432";
const EMAIL: &str = "kenarisanti.purnama@rahasia.example";
const NIK: &str = "3174015203840004";
const INSURANCE: &str = "ASR-99887766-KNR";
const STREET: &str = "Jalan Kenarisanti Buntu 77";
pub const NOTE: &str = "keluhan pribadi kenarisanti";
pub const PASSWORD: &str = "Purbasari menanam kenanga 1928";
const WRONG_PASSWORD: &str = "Lutungkasarung memetik melati 1929";

/// Parts by which any of it would be recognised, however it was cut or written.
const CANARIES: [&str; 13] = [
    "kenarisanti",
    "purnamawati",
    "81298765432",
    "812-9876-5432",
    "3174015203840004",
    "9987766-knr",
    "keluhan pribadi",
    "purbasari",
    "menanam",
    "lutungkasarung",
    "memetik",
    "1984-03-12",
    "7391946285",
];

#[tokio::test]
async fn canaries_are_found_nowhere() -> Outcome {
    let akrab = AkrabProcess::start(&[("AKRAB_LOG", "trace")])?;
    let admin = first_administrator(&akrab).await?;
    let mut secrets = vec![admin.token().to_owned(), setting_up::PASSWORD.to_owned()];
    let manager = manager(&akrab, &admin, &mut secrets).await?;
    let patient = people(&manager).await;
    errors(&akrab, &manager, &patient).await;
    portal(&akrab, &manager, &patient).await;
    consultation(&akrab, &admin, &manager, &patient, &mut secrets).await;
    results(&akrab, &admin, &manager, &patient, &mut secrets).await;
    messages(&akrab, &manager).await?;
    let metrics = String::from_utf8(akrab.nobody().get("/metrics").await.expect(200).body)?;
    let log = akrab.log()?;
    let database = fs::read_to_string(akrab.data().join("postgres/server.log")).unwrap_or_default();
    anyhow::ensure!(log.lines().count() > 50 && log.contains("TRACE") && log.contains("access"), "the log is not talkative:\n{log}");
    let mut hits = Vec::new();
    for (place, text) in [("log", &log), ("metrics", &metrics)] {
        for line in text.lines() {
            let lower = line.to_lowercase();
            let canary = CANARIES.iter().any(|canary| lower.contains(canary)) || lower.contains("forged-entry");
            if canary || secrets.iter().any(|secret| line.contains(secret.as_str())) {
                hits.push(format!("{place}: {}", line.chars().take(300).collect::<String>()));
            }
        }
    }
    println!(
        "R53: {} canaries and {} secrets in {} lines of log ({} of them PostgreSQL's) and {} of metrics: {} hits",
        CANARIES.len(),
        secrets.len(),
        log.lines().count(),
        database.lines().count(),
        metrics.lines().count(),
        hits.len()
    );
    assert!(hits.is_empty(), "{}", hits.join("\n"));
    Ok(())
}

/// A manager with the canary's name and password, who has signed in, failed to, and refreshed.
async fn manager(akrab: &AkrabProcess, admin: &Caller, secrets: &mut Vec<String>) -> anyhow::Result<Caller> {
    let form = json!({"name": NAME, "username": "kenarisanti", "email": EMAIL, "phone": PHONE, "roles": [{"role": "manager"}]});
    let user = admin.post("/v1/users", form.clone()).await.expect(201);
    admin.post("/v1/users", form).await.expect(409);
    let link = admin.post(format!("/v1/users/{}/password-reset-link", user.id()), json!({})).await.expect(201).text("/url");
    let token = link.rsplit('#').next().unwrap_or_default().to_owned();
    let nobody = akrab.nobody();
    nobody.post("/v1/password-resets", json!({"token": token, "password": "kenarisanti"})).await.expect(422);
    let answer = nobody.post("/v1/password-resets", json!({"token": token, "password": PASSWORD})).await;
    anyhow::ensure!(answer.status < 300, "{answer:?}");
    for login in [EMAIL, PHONE, "kenarisanti", "kenarisanti.lain"] {
        nobody.post("/v1/sessions", json!({"login": login, "password": WRONG_PASSWORD})).await.expect(401);
    }
    let form = json!({"login": EMAIL, "password": PASSWORD, "transport": "body", "remember_device": true});
    let session = nobody.post("/v1/sessions", form).await.expect(201);
    let refresh = session.text("/refresh_token");
    let renewed = nobody.post("/v1/sessions/refresh", json!({"refresh_token": refresh})).await.expect(200);
    nobody.post("/v1/sessions/refresh", json!({"refresh_token": format!("{refresh}x")})).await.expect(401);
    let forged = format!("{}x", session.text("/access_token"));
    nobody.with_token(forged.clone()).get("/v1/me").await.expect(401);
    secrets.extend([token, refresh, session.text("/access_token"), renewed.text("/access_token")]);
    Ok(nobody.with_token(renewed.text("/access_token")))
}

fn canary() -> Value {
    json!({
        "name": NAME, "phone": PHONE, "email": EMAIL, "birth_date": "1984-03-12", "mrn": "KNR-1",
        "identifiers": [{"kind": "nik", "value": NIK}, {"kind": "insurance", "value": INSURANCE}],
        "addresses": [{"kind": "home", "address": {"street": STREET}}],
    })
}

/// Creates, changes, searches, discloses and merges; gives the patient's id.
async fn people(manager: &Caller) -> String {
    let made = manager.post("/v1/patients", canary()).header("idempotency-key", "kunci-pertama").await.expect(201);
    let path = format!("/v1/patients/{}", made.id());
    manager.post("/v1/patients", canary()).await.expect_problem(409, "possible_duplicate");
    manager.post("/v1/patients", canary()).header("prefer", "allow-duplicate").await.expect(409);
    manager.post("/v1/patients/duplicate-check", canary()).await.expect(200);
    for q in [NAME, "kenarisnati purnamawti", PHONE, EMAIL, "KNR-1", NIK] {
        manager.get("/v1/patients").query(&[("q", q)]).await.expect(200);
        manager.post("/v1/patients/search", json!({"q": q})).await.expect(200);
    }
    manager.get("/v1/patients").query(&[("filter[name][contains]", "kenarisanti"), ("filter[phone][eq]", PHONE)]).await.expect(200);
    let etag = manager.get(&path).await.expect(200).etag();
    manager.patch(&path, &etag, json!({"email": format!("lain.{EMAIL}")})).await.expect(200);
    manager.patch(&path, &etag, json!({"phone": "0812-9876-5432"})).await.expect(412);
    manager.post(format!("{path}/interactions"), json!({"kind": "note", "subject": NOTE})).await.expect(201);
    manager.post(format!("{path}/disclosures"), json!({"fields": ["identifiers", "phone"]})).await.expect(201);
    let place = format!("/v1/files?record_kind=contact&record_id={}", made.id());
    let file = manager.request(reqwest::Method::POST, place).header("content-disposition", &format!("attachment; filename=\"{NAME}.txt\""));
    let file = file.body("application/octet-stream", format!("{NAME} {NIK} {NOTE}").into_bytes()).await.expect(201);
    manager.get(format!("/v1/files/{}/content", file.id())).await.expect(200);
    manager.get(format!("{path}/changes")).await.expect(200);
    let mut other = canary();
    other["mrn"] = json!("KNR-2");
    let other = manager.post("/v1/patients", other).header("prefer", "allow-duplicate").await.expect(201);
    manager.post(format!("{path}/merges"), json!({"absorbed_id": other.id()})).await.expect(201);
    made.id()
}

/// Mails that the worker of the server writes and keeps, with a name and a link.
async fn messages(akrab: &AkrabProcess, manager: &Caller) -> Outcome {
    akrab.nobody().post("/v1/password-reset-requests", json!({"login": "rahayu@uji.example"})).await.expect(202);
    akrab.nobody().post("/v1/password-reset-requests", json!({"login": EMAIL})).await.expect(202);
    let directory = akrab.data().join("messages");
    let kept = || {
        fs::read_dir(&directory).map(|entries| entries.filter_map(Result::ok).any(|e| e.path().extension().is_some_and(|x| x == "json")))
    };
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !kept().unwrap_or(false) {
        anyhow::ensure!(std::time::Instant::now() < deadline, "no mail was written");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    manager.get("/v1/messages").await.expect(200);
    Ok(())
}

/// Sign-up, codes, tasks and consents, with the canaries wherever somebody types.
async fn portal(akrab: &AkrabProcess, manager: &Caller, patient: &str) {
    let nobody = akrab.nobody();
    let texts = nobody.get("/v1/consent-texts").await.expect(200).data();
    let care = texts.iter().find(|t| t["purpose"] == "care").map(|t| t["id"].clone()).unwrap_or_default();
    let consents = json!([{"purpose": "care", "granted": true, "text_id": care}]);
    let member = json!({"mrn": "KNR-1", "username": "kenarisanti.portal", "password": PASSWORD, "consents": consents});
    let asked = nobody.post("/v1/portal/registrations", member).await.expect(202).id();
    nobody.post(format!("/v1/portal/registrations/{asked}/confirmation"), json!({"code": "000000"})).await.expect(422);
    let newcomer =
        json!({"name": NAME, "email": EMAIL, "phone": PHONE, "birth_date": "1984-03-12", "password": PASSWORD, "consents": consents});
    nobody.post("/v1/portal/registrations", newcomer).await.expect(202);
    nobody.post("/v1/portal/sign-in-codes", json!({"login": PHONE})).await.expect(202);
    nobody.post("/v1/guest/verifications", json!({"email": EMAIL})).await.expect(202);
    nobody.post("/v1/guest/verifications", json!({"email": NAME})).await.expect(422);
    manager.post(format!("/v1/patients/{patient}/portal-code"), json!({})).await.expect(201);
    let task = json!({"title": NOTE, "details": NAME, "contact_id": patient});
    let task = manager.post("/v1/tasks", task).await.expect(201).id();
    manager.post(format!("/v1/tasks/{task}/completion"), json!({"outcome": NOTE})).await.expect(201);
    manager.get("/v1/tasks").query(&[("q", NOTE)]).await.expect(200);
    let consent = json!({"contact_id": patient, "purpose": "care", "granted": true, "text_id": care});
    manager.post("/v1/consents", consent).await.expect(201);
}

/// Everything that is refused, with the canaries in every part of the request.
async fn errors(akrab: &AkrabProcess, manager: &Caller, patient: &str) {
    let patch: Method = Method::PATCH;
    manager.post("/v1/patients", json!({"name": format!("{NAME}\u{0}"), "phone": STREET, "email": NAME})).await.expect(422);
    manager.post("/v1/patients", json!({"nama": NAME, "name": NIK})).await.expect(422);
    manager.post("/v1/patients", json!({"name": {"kenarisanti": PHONE}})).await.expect(422);
    manager.request(Method::POST, "/v1/patients").body("application/json", format!("{{\"name\": \"{NAME}\",, ")).await.expect(400);
    manager.request(Method::POST, "/v1/patients").body("text/plain", NAME).await.expect(415);
    manager.request(Method::POST, "/v1/patients").body("application/json", NAME.repeat(100_000)).await.expect(413);
    manager.request(patch, format!("/v1/patients/{patient}")).json(json!({"name": NAME})).await.expect(428);
    manager.get(format!("/v1/patients/{NIK}")).await.expect(404);
    manager.get("/v1/purnamawati/kenarisanti").await.expect(404);
    // the portal's page where the front end is built, else nothing
    let page = manager.get("/kenarisanti").await;
    assert!(matches!(page.status, 200 | 404), "{page:?}");
    manager.get(format!("/app/assets/{NIK}.js")).await.expect(404);
    manager.get("/v1/patients").query(&[("sort", "kenarisanti"), ("cursor", NIK)]).await.expect(400);
    manager.get("/v1/patients").query(&[("filter[kenarisanti][eq]", NIK)]).await.expect(400);
    manager.get("/v1/patients").query(&[("cursor", NIK)]).await.expect(400);
    manager.get("/v1/patients").header("idempotency-key", NAME).header("x-request-id", "kenarisanti menanam").await.expect(200);
    manager.get("/v1/patients").header("if-none-match", NIK).header("user-agent", NAME).header("cookie", "a=kenarisanti").await.expect(200);
    manager.get("/v1/patients/%0a2026-01-01T00:00:00Z%20ERROR%20forged-entry").await.expect(404);
    akrab.nobody().with_token(NIK).get("/v1/me").await.expect(401);
    akrab.nobody().request(Method::from_bytes(b"KENARISANTI").unwrap_or_default(), "/v1/patients").await.expect(405);
}
