//! Consultations over HTTP: who reads them, how they go, and what is told to whom.

mod answers;
mod asking;
mod emergencies;
mod heads;
mod records;
mod secrecy;
mod steps;

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A doctor with an account.
struct Doctor {
    id: Uuid,
    caller: Caller,
}

/// A clinic with a doctor, a head doctor of the same speciality, and a patient.
struct Clinic {
    app: TestApp,
    admin: Caller,
    manager: Caller,
    speciality: Uuid,
    doctor: Doctor,
    head: Doctor,
    patient: Caller,
    patient_id: Uuid,
}

impl Clinic {
    async fn open() -> Clinic {
        let clinic = Clinic::without_head().await;
        clinic.appoint(json!({"practitioner_id": clinic.head.id, "speciality_id": clinic.speciality, "starts_on": "2020-01-01"})).await;
        clinic
    }

    async fn without_head() -> Clinic {
        let app = TestApp::start().await;
        let (admin, manager) = (app.as_role(RoleCode::Admin).await, app.as_role(RoleCode::Manager).await);
        let form = json!({"code": "dalam", "name_id": "Penyakit Dalam", "name_en": "Internal medicine"});
        let speciality = id(&admin.post("/v1/specialities", form).await.expect(201).json());
        let doctor = doctor(&app, &admin, "dr. Ayu Larasati", &[speciality], RoleCode::Doctor).await;
        let head = self::doctor(&app, &admin, "dr. Gayatri Wibisana", &[speciality], RoleCode::HeadDoctor).await;
        let patient_id = person(&manager, "Siti Aminah").await;
        let patient = app.signed_in(Person::new(RoleCode::Patient).with_record(patient_id)).await;
        Clinic { app, admin, manager, speciality, doctor, head, patient, patient_id }
    }

    async fn appoint(&self, form: Value) -> Uuid {
        id(&self.manager.post("/v1/head-doctors", form).await.expect(201).json())
    }

    /// Another doctor, who answers too.
    async fn colleague(&self, name: &str, specialities: &[Uuid]) -> Doctor {
        doctor(&self.app, &self.admin, name, specialities, RoleCode::Doctor).await
    }

    /// The answer to a question of the patient to the doctor.
    async fn asked(&self, text: &str) -> Value {
        let form = json!({"practitioner_id": self.doctor.id, "subject": "Pusing setelah obat pagi", "text": text});
        self.patient.post("/v1/consultations", form).await.expect(201).json()
    }

    /// The path of a consultation that waits for its answer.
    async fn waiting(&self) -> String {
        path(&self.asked("Apakah ini wajar?").await)
    }

    /// The day at the clinic.
    fn today(&self) -> NaiveDate {
        (self.app.clock.now() + chrono::Duration::hours(7)).date_naive()
    }

    async fn advance(&mut self, days: u64) {
        self.app.advance(Duration::from_secs(days * 24 * 3600));
        for caller in [&mut self.admin, &mut self.manager, &mut self.doctor.caller, &mut self.head.caller, &mut self.patient] {
            *caller = self.app.again(caller).await;
        }
    }
}

async fn doctor(app: &TestApp, admin: &Caller, name: &str, specialities: &[Uuid], role: RoleCode) -> Doctor {
    let form = json!({"name": name, "speciality_ids": specialities});
    let id = id(&admin.post("/v1/practitioners", form).await.expect(201).json());
    Doctor { id, caller: app.signed_in(Person::new(role).practising_as(id)).await }
}

async fn person(manager: &Caller, name: &str) -> Uuid {
    let form = json!({"name": name, "birth_date": "1984-03-12"});
    id(&manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201).json())
}

fn id(record: &Value) -> Uuid {
    record["id"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id in {record}"))
}

fn path(consultation: &Value) -> String {
    format!("/v1/consultations/{}", id(consultation))
}

fn moment(record: &Value, field: &str) -> DateTime<Utc> {
    record[field].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no {field} in {record}"))
}

async fn writes(caller: &Caller, path: &str, text: &str) -> Value {
    caller.post(format!("{path}/messages"), json!({"text": text})).await.expect(201).json()
}

async fn reads(caller: &Caller, path: &str) -> Value {
    caller.post(format!("{path}/readings"), json!({})).await.expect(201).json()
}

/// The copies of a message for one kind of reader.
fn copies(consultation: &Value, message: usize, reader: &str) -> Vec<Value> {
    let copies = consultation["messages"][message]["copies"].as_array().cloned().unwrap_or_default();
    copies.into_iter().filter(|copy| copy["reader"] == reader).collect()
}
