//! What is clinical, with the canaries of `secrecy` wherever somebody types.

use support::{AkrabProcess, Caller, Value, json};

use super::secrecy::{NAME, NOTE, PASSWORD};

/// A new user with the canary's password, who has signed in.
async fn signed_in(akrab: &AkrabProcess, admin: &Caller, form: Value, secrets: &mut Vec<String>) -> Caller {
    let user = admin.post("/v1/users", form.clone()).await.expect(201).id();
    let link = admin.post(format!("/v1/users/{user}/password-reset-link"), json!({})).await.expect(201).text("/url");
    let token = link.rsplit('#').next().unwrap_or_default().to_owned();
    let answer = akrab.nobody().post("/v1/password-resets", json!({"token": token, "password": PASSWORD})).await;
    assert!(answer.status < 300, "{answer:?}");
    let login = json!({"login": form["username"], "password": PASSWORD, "transport": "body"});
    let access = akrab.nobody().post("/v1/sessions", login).await.expect(201).text("/access_token");
    secrets.extend([token, access.clone()]);
    akrab.nobody().with_token(access)
}

/// A question and its answer, with the canary in both.
pub async fn consultation(akrab: &AkrabProcess, admin: &Caller, manager: &Caller, patient: &str, secrets: &mut Vec<String>) {
    let doctor = admin.post("/v1/practitioners", json!({"name": "dr. Ayu Larasati"})).await.expect(201).id();
    let office = json!({"practitioner_id": doctor, "starts_on": "2020-01-01"});
    admin.post("/v1/head-doctors", office).await.expect(201);
    let doctor_user = json!({"name": "dr. Ayu Larasati", "username": "ayu.larasati", "practitioner_id": doctor,
        "roles": [{"role": "doctor"}]});
    let patient_user = json!({"name": "Siti Aminah", "username": "siti.aminah", "contact_id": patient, "roles": [{"role": "patient"}]});
    let mut callers = Vec::new();
    for form in [doctor_user, patient_user] {
        callers.push(signed_in(akrab, admin, form, secrets).await);
    }
    let question = json!({"practitioner_id": doctor, "subject": NOTE, "text": format!("nyeri dada, {NOTE}")});
    let asked = callers[1].post("/v1/consultations", question.clone()).header("idempotency-key", "kunci-tanya").await.expect(201).id();
    let place = format!("/v1/consultations/{asked}");
    callers[0].post(format!("{place}/messages"), json!({"text": NOTE})).await.expect(201);
    callers[0].get(&place).await.expect(200);
    callers[0].post("/v1/canned-answers", json!({"title_id": NOTE, "title_en": NOTE, "text_id": NOTE, "text_en": NOTE})).await.expect(201);
    manager.post("/v1/consultations", question).await.expect(403);
    manager.post(format!("{place}/messages"), json!({"text": NOTE})).await.expect(404);
    callers[1].post(format!("{place}/messages"), json!({"text": format!("{NOTE}\u{0}")})).await.expect(422);
}

/// Results with the canary as value, in words, and in what is said about them; none of it is in any message.
pub async fn results(akrab: &AkrabProcess, admin: &Caller, manager: &Caller, patient: &str, secrets: &mut Vec<String>) {
    let place = json!({"code": "lab", "name": "Lab", "time_zone": "Asia/Jakarta"});
    let place = admin.post("/v1/locations", place).await.expect(201).id();
    let mut callers = Vec::new();
    for (role, username) in [("lab_staff", "dewi.lab"), ("doctor", "budi.dokter")] {
        let practitioner = admin.post("/v1/practitioners", json!({"name": username})).await.expect(201).id();
        let form = json!({"name": username, "username": username, "practitioner_id": practitioner, "roles": [{"role": role}]});
        callers.push((signed_in(akrab, admin, form, secrets).await, practitioner));
    }
    let (technician, doctor) = (&callers[0].0, &callers[1].0);
    let analyte = |code: &str| {
        json!({"code": code, "name_id": code, "name_en": code, "plain_id": code, "plain_en": code, "unit": "mg/dL", "decimals": 0,
            "category": "other", "ranges": [{"low": 1.0, "high": 2.0, "critical_high": 3.0, "valid_from": "2000-01-01"}]})
    };
    let number = technician.post("/v1/analytes", analyte("ZZQ-1")).await.expect(201).id();
    let words = technician.post("/v1/analytes", analyte("ZZQ-2")).await.expect(201).id();
    let report = json!({"patient_id": patient, "location_id": place, "practitioner_id": callers[1].1, "collected_at": "2025-01-05T03:00:00Z",
        "observations": [{"analyte_id": number, "value": "7391946285"}, {"analyte_id": words, "words": NOTE}]});
    let mut unreadable = report.clone();
    unreadable["observations"][0]["value"] = json!("7391946,285.5");
    technician.post("/v1/lab-reports", unreadable).await.expect(422);
    let made = technician.post("/v1/lab-reports", report).header("idempotency-key", "kunci-lab").await.expect(201).id();
    let at = format!("/v1/lab-reports/{made}");
    technician.post(format!("{at}/verification"), json!({})).await.expect(201);
    doctor.post(format!("{at}/release"), json!({"comment": NOTE})).await.expect(201);
    let correction = json!({"observation": {"analyte_id": number, "value": "73919462850"}, "reason": NOTE});
    technician.post(format!("{at}/corrections"), correction).await.expect(201);
    doctor.post(format!("{at}/critical-acknowledgement"), json!({"told": NAME})).await.expect(201);
    doctor.get(&at).await.expect(200);
    doctor.get(format!("{at}/pdf")).await.expect(200);
    manager.get(&at).await.expect(403);
    let told = manager.get("/v1/messages").query(&[("filter[resource][eq]", "lab_reports")]).await.expect(200);
    assert!(!told.data().is_empty());
    let told = told.json().to_string().to_lowercase();
    assert!(!["7391946285", "keluhan pribadi", "zzq-"].iter().any(|canary| told.contains(canary)), "{told}");
}
