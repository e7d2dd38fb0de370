//! R60: a clinical role opens one record outside its care for a reason, for an hour at most; everybody concerned learns of it.

use std::time::Duration;

use api::messaging::worker;
use diesel::prelude::*;
use persistence::schema::audit_entries;
use support::{Answer, Caller, PASSWORD, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with a manager of a branch, a doctor, and a patient of the branch who is not in the doctor's care.
pub struct Clinic {
    pub app: TestApp,
    here: Uuid,
    manager: Caller,
    pub doctor: Caller,
    practitioner: Uuid,
    patient: Uuid,
}

fn id(text: &str) -> Uuid {
    text.parse().unwrap_or_else(|_| panic!("no id: {text}"))
}

pub fn reason() -> Value {
    json!({"reason": "emergency", "details": "Pasien pingsan di ruang tunggu", "password": PASSWORD})
}

impl Clinic {
    pub async fn open() -> Clinic {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let here = admin.post("/v1/locations", json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Makassar"}));
        let here = id(&here.await.expect(201).id());
        let manager = app.signed_in(Person::new(RoleCode::Manager).at(here)).await;
        let practitioner = admin.post("/v1/practitioners", json!({"name": "dr. Ayu Larasati"})).await.expect(201).id();
        let practitioner = id(&practitioner);
        let doctor = app.signed_in(Person::new(RoleCode::Doctor).practising_as(practitioner)).await;
        let mut clinic = Clinic { app, here, manager, doctor, practitioner, patient: Uuid::nil() };
        clinic.patient = clinic.register("Siti Aminah").await;
        clinic
    }

    async fn register(&self, name: &str) -> Uuid {
        id(&self.manager.post("/v1/patients", json!({"name": name, "location_id": self.here})).await.expect(201).id())
    }

    pub fn record(&self) -> String {
        format!("/v1/patients/{}", self.patient)
    }

    pub fn glass(&self) -> String {
        format!("{}/break-glass", self.record())
    }

    /// What the doctor is answered for each part of the record.
    async fn parts(&self, caller: &Caller) -> Vec<u16> {
        let mut answers = Vec::new();
        for part in ["", "/interactions", "/changes"] {
            answers.push(caller.get(format!("{}{part}", self.record())).await.status);
        }
        answers
    }

    async fn messages(&self) {
        worker::run_once(&self.app.state).await.unwrap_or_else(|error| panic!("the worker failed: {}", error.cause()));
    }
}

#[tokio::test]
async fn a_record_is_open_from_the_reason_until_the_hour_is_over() {
    let clinic = Clinic::open().await;
    let other = clinic.register("Budi Santoso").await;
    let doctor = &clinic.doctor;
    assert_eq!(clinic.parts(doctor).await, [403, 403, 403]);
    doctor.get(clinic.record()).await.expect_problem(403, "break_glass_required");
    let grant = doctor.post(clinic.glass(), reason()).await.expect(201).json();
    assert_eq!((&grant["reason"], &grant["contact_id"]), (&json!("emergency"), &json!(clinic.patient)), "{grant}");
    assert_eq!(clinic.parts(doctor).await, [200, 200, 200]);
    assert_eq!(doctor.get("/v1/patients").await.expect(200).data().len(), 1, "and it is in the list");
    doctor.get(format!("/v1/patients/{other}")).await.expect_problem(403, "break_glass_required");
    let again = doctor.post(clinic.glass(), reason()).await.expect(200).json();
    assert_eq!(again["id"], grant["id"], "asked twice, it is open once");
    let colleague = clinic.app.signed_in(Person::new(RoleCode::HeadDoctor).practising_as(clinic.practitioner)).await;
    assert_eq!(clinic.parts(&colleague).await, [403, 403, 403], "it is open for whoever asked");
    clinic.app.advance(Duration::from_secs(59 * 60));
    let doctor = clinic.app.again(&clinic.doctor).await;
    assert_eq!(clinic.parts(&doctor).await, [200, 200, 200]);
    // with the same session, as in a tab that stayed open
    clinic.app.advance(Duration::from_secs(60));
    assert_eq!(clinic.parts(&doctor).await, [403, 403, 403]);
    doctor.post(clinic.glass(), reason()).await.expect(201);
    assert_eq!(clinic.parts(&doctor).await, [200, 200, 200], "a new hour needs a new reason");
}

#[tokio::test]
async fn it_takes_a_reason_the_password_and_a_clinical_role() {
    let clinic = Clinic::open().await;
    let with = |changes: Value| {
        let mut form = reason();
        domain::merge_patch(&mut form, &changes);
        form
    };
    let doctor = &clinic.doctor;
    doctor.post(clinic.glass(), with(json!({"details": "  "}))).await.expect_invalid("/details", "required");
    doctor.post(clinic.glass(), with(json!({"details": "darurat"}))).await.expect_invalid("/details", "too_short");
    doctor.post(clinic.glass(), with(json!({"reason": "curious"}))).await.expect_problem(422, "invalid");
    doctor.post(clinic.glass(), with(json!({"minutes": 61}))).await.expect_invalid("/minutes", "out_of_range");
    doctor.post(clinic.glass(), with(json!({"password": ""}))).await.expect_invalid("/password", "required");
    doctor.post(clinic.glass(), with(json!({"password": "bukan yang ini"}))).await.expect_invalid("/password", "wrong_password");
    assert_eq!(clinic.parts(doctor).await, [403, 403, 403]);
    doctor.post(format!("/v1/patients/{}/break-glass", Uuid::now_v7()), reason()).await.expect_problem(404, "not_found");
    for role in [RoleCode::Receptionist, RoleCode::Manager, RoleCode::Admin, RoleCode::Marketer, RoleCode::Patient] {
        clinic.app.as_role(role).await.post(clinic.glass(), reason()).await.expect_problem(403, "forbidden");
    }
    let lab = clinic.app.as_role(RoleCode::LabStaff).await;
    lab.post(clinic.glass(), reason()).await.expect(201);
    // who is in care needs none
    let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": clinic.practitioner});
    clinic.manager.post(format!("{}/interactions", clinic.record()), visit).await.expect(201);
    doctor.post(clinic.glass(), reason()).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn wrong_passwords_are_counted() {
    let clinic = Clinic::open().await;
    let mut form = reason();
    form["password"] = json!("bukan yang ini");
    for _ in 0..10 {
        clinic.doctor.post(clinic.glass(), form.clone()).await.expect_invalid("/password", "wrong_password");
    }
    clinic.doctor.post(clinic.glass(), reason()).await.expect_problem(429, "too_many_requests");
}

#[tokio::test]
async fn what_is_done_meanwhile_is_marked_in_the_audit() {
    let clinic = Clinic::open().await;
    let grant = id(&clinic.doctor.post(clinic.glass(), reason()).await.expect(201).id());
    clinic.parts(&clinic.doctor).await;
    let own = audit_entries::table.filter(audit_entries::grant_id.eq(grant)).order(audit_entries::number);
    let rows: Vec<(String, String, Vec<String>)> = own
        .select((audit_entries::action, audit_entries::purpose, audit_entries::roles))
        .load(&mut clinic.app.connect())
        .unwrap_or_default();
    let actions: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(actions, ["break_glass", "read", "list", "list"], "{rows:?}");
    assert!(rows.iter().all(|row| row.1 == "emergency" && row.2 == ["doctor"]), "{rows:?}");
    clinic.app.advance(Duration::from_secs(3_600));
    let doctor = clinic.app.again(&clinic.doctor).await;
    doctor.get(clinic.record()).await.expect(403);
    let after: i64 =
        audit_entries::table.filter(audit_entries::grant_id.eq(grant)).count().get_result(&mut clinic.app.connect()).unwrap_or(-1);
    assert_eq!(after, 4, "a look that was refused is no use of it");
}

#[tokio::test]
async fn the_patient_and_the_managers_of_the_branch_are_told() {
    let clinic = Clinic::open().await;
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    let there =
        id(&admin.post("/v1/locations", json!({"code": "senayan", "name": "Senayan", "time_zone": "Asia/Jakarta"})).await.expect(201).id());
    let elsewhere = clinic.app.signed_in(Person::new(RoleCode::Manager).at(there)).await;
    let patient = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(clinic.patient)).await;
    clinic.doctor.post(clinic.glass(), reason()).await.expect(201);
    clinic.messages().await;
    let inbox = patient.get("/v1/inbox-messages").await.expect(200).data();
    let text = inbox[0]["text"].as_str().unwrap_or_default();
    assert!(inbox.len() == 1 && text.contains("akses darurat") && text.contains("WITA"), "{inbox:?}");
    assert!(!text.contains("pingsan"), "the reason is for the portal");
    let notices =
        |answer: Answer| answer.data().iter().map(|notice| notice["text"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    let here = notices(clinic.manager.get("/v1/notifications").await.expect(200));
    assert!(here.len() == 1 && here[0].contains("akses darurat") && !here[0].contains("Siti"), "{here:?}");
    assert!(notices(elsewhere.get("/v1/notifications").await.expect(200)).is_empty());
    let log = patient.get(format!("/v1/portal/people/{}/access-log", clinic.patient)).await.expect(200).data();
    let row = log.iter().find(|row| row["action"] == "break_glass").cloned().unwrap_or_default();
    assert_eq!(
        (&row["break_glass"]["reason_id"], &row["break_glass"]["details"]),
        (&json!("Keadaan darurat"), &json!("Pasien pingsan di ruang tunggu")),
        "{row}"
    );
}

#[tokio::test]
async fn a_manager_reviews_it_and_what_was_not_justified_ends() {
    let clinic = Clinic::open().await;
    clinic.doctor.post(clinic.glass(), reason()).await.expect(201);
    clinic.doctor.get(clinic.record()).await.expect(200);
    let open = [("filter[reviewed_at][is_null]", "true")];
    let queue = clinic.manager.get("/v1/break-glass").query(&open).await.expect(200).data();
    let entry = &queue[0];
    assert_eq!((queue.len(), &entry["contact_name"], &entry["accesses"]), (1, &json!("Siti Aminah"), &json!(1)), "{entry}");
    let review = format!("/v1/break-glass/{}/review", entry["id"].as_str().unwrap_or_default());
    clinic.manager.post(&review, json!({"verdict": "not_justified"})).await.expect_invalid("/note", "required");
    clinic.doctor.post(&review, json!({"verdict": "justified"})).await.expect_problem(403, "forbidden");
    let verdict = json!({"verdict": "not_justified", "note": "Tidak ada keadaan darurat"});
    let reviewed = clinic.manager.post(&review, verdict.clone()).await.expect(201).json();
    assert_eq!((&reviewed["verdict"], &reviewed["reviewed_by_name"]), (&json!("not_justified"), &json!("Manajer")), "{reviewed}");
    assert_eq!(clinic.parts(&clinic.doctor).await, [403, 403, 403], "it has ended");
    clinic.manager.post(&review, verdict).await.expect_problem(409, "conflict");
    assert!(clinic.manager.get("/v1/break-glass").query(&open).await.expect(200).data().is_empty());
    let log = clinic.manager.get(format!("{}/access-log", clinic.record())).await.expect(200).data();
    let row = log.iter().find(|row| row["action"] == "break_glass").cloned().unwrap_or_default();
    assert_eq!(row["break_glass"]["verdict"], "not_justified", "{row}");
}

#[tokio::test]
async fn who_does_not_review_within_six_days_is_reminded_once() {
    let clinic = Clinic::open().await;
    clinic.doctor.post(clinic.glass(), reason()).await.expect(201);
    clinic.messages().await;
    let told = |answer: Answer| {
        answer.data().iter().filter(|notice| notice["text"].as_str().is_some_and(|text| text.contains("belum ditinjau"))).count()
    };
    clinic.app.advance(Duration::from_secs(5 * 86_400));
    clinic.messages().await;
    let manager = clinic.app.again(&clinic.manager).await;
    assert_eq!(told(manager.get("/v1/notifications").await.expect(200)), 0);
    clinic.app.advance(Duration::from_secs(86_400 + 60));
    for _ in 0..3 {
        clinic.messages().await;
    }
    let manager = clinic.app.again(&clinic.manager).await;
    assert_eq!(told(manager.get("/v1/notifications").await.expect(200)), 1);
}

#[tokio::test]
async fn the_clinic_may_allow_less_than_an_hour() {
    let clinic = Clinic::open().await;
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    admin.patch("/v1/privacy-settings", "*", json!({"break_glass_minutes": 10})).await.expect(200);
    clinic.doctor.post(clinic.glass(), reason()).await.expect(201);
    clinic.app.advance(Duration::from_secs(9 * 60));
    assert_eq!(clinic.parts(&clinic.doctor).await, [200, 200, 200]);
    clinic.app.advance(Duration::from_secs(60));
    let doctor = clinic.app.again(&clinic.doctor).await;
    assert_eq!(clinic.parts(&doctor).await, [403, 403, 403]);
}
