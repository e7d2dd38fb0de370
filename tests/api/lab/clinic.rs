//! A clinic with a laboratory, a doctor and a patient who has the portal.

use diesel::prelude::*;
use persistence::schema::messages;
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

pub struct Lab {
    pub app: TestApp,
    pub admin: Caller,
    pub manager: Caller,
    /// A technician, who is a practitioner as well.
    pub technician: Caller,
    pub doctor: Caller,
    pub doctor_id: Uuid,
    pub location: Uuid,
    pub patient: Uuid,
    pub portal: Caller,
    /// 70 to 100, critical below 40 and above 400, plausible from 1 to 1,000; also in mmol/L, at 18 to one.
    pub glucose: Uuid,
    /// 136 to 145, without critical limits.
    pub sodium: Uuid,
    /// Waits for the doctor's comment.
    pub marker: Uuid,
}

impl Lab {
    pub async fn open() -> Lab {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let manager = app.as_role(RoleCode::Manager).await;
        let place = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
        let location = id(&admin.post("/v1/locations", place).await.expect(201));
        let doctor_id = id(&admin.post("/v1/practitioners", json!({"name": "dr. Ayu Lestari"})).await.expect(201));
        let dewi = id(&admin.post("/v1/practitioners", json!({"name": "Dewi Anggraeni"})).await.expect(201));
        let doctor = app.signed_in(Person::new(RoleCode::Doctor).practising_as(doctor_id)).await;
        let technician = app.signed_in(Person::new(RoleCode::LabStaff).practising_as(dewi)).await;
        let siti = json!({"name": "Siti Aminah", "birth_date": "1984-03-12", "sex": "female", "email": "siti@contoh.example", "location_id": location});
        let patient = id(&manager.post("/v1/patients", siti).await.expect(201));
        let portal = app.signed_in(Person::new(RoleCode::Patient).with_record(patient)).await;
        let nil = Uuid::nil();
        let lab =
            Lab { app, admin, manager, technician, doctor, doctor_id, location, patient, portal, glucose: nil, sodium: nil, marker: nil };
        let range = json!({"low": 70.0, "high": 100.0, "critical_low": 40.0, "critical_high": 400.0, "valid_from": "2000-01-01"});
        let glucose = lab
            .analyte(
                "UJI-1",
                "mg/dL",
                json!({"plausible_low": 1.0, "plausible_high": 1000.0, "ranges": [range], "units": [{"unit": "mmol/L", "factor": 18.0}]}),
            )
            .await;
        let sodium = lab.analyte("UJI-2", "mmol/L", json!({"ranges": [{"low": 136.0, "high": 145.0, "valid_from": "2000-01-01"}]})).await;
        let marker = lab.analyte("UJI-3", "ng/mL", json!({"with_comment": true})).await;
        Lab { glucose, sodium, marker, ..lab }
    }

    async fn analyte(&self, code: &str, unit: &str, more: Value) -> Uuid {
        let mut form = json!({
            "code": code, "name_id": code, "name_en": code, "plain_id": code, "plain_en": code,
            "unit": unit, "decimals": 1, "category": "other",
        });
        domain::merge_patch(&mut form, &more);
        id(&self.technician.post("/v1/analytes", form).await.expect(201))
    }

    /// The body of a report whose sample was taken an hour ago.
    pub fn form(&self, observations: Value) -> Value {
        let collected_at = self.app.clock.now() - chrono::Duration::hours(1);
        json!({
            "patient_id": self.patient, "location_id": self.location, "practitioner_id": self.doctor_id,
            "collected_at": collected_at, "observations": observations,
        })
    }

    /// A draft, as the technician enters it.
    pub async fn draft(&self, observations: Value) -> Answer {
        self.technician.post("/v1/lab-reports", self.form(observations)).await.expect(201)
    }

    /// A draft that has been verified.
    pub async fn verified(&self, observations: Value) -> Answer {
        let draft = self.draft(observations).await;
        self.technician.post(format!("/v1/lab-reports/{}/verification", draft.id()), json!({})).await.expect(201)
    }

    pub fn value(&self, analyte: Uuid, value: &str) -> Value {
        json!({"analyte_id": analyte, "value": value})
    }

    /// Channel and template of the messages to the patient.
    pub fn told(&self) -> Vec<(String, String)> {
        let all = messages::table.filter(messages::contact_id.eq(self.patient)).filter(messages::template.like("lab%"));
        let rows = all.order((messages::created_at, messages::channel)).select((messages::channel, messages::template));
        rows.load(&mut self.app.connect()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Does what is due, as the worker of a server would.
    pub async fn pass(&self) {
        api::messaging::worker::run_once(&self.app.state).await.unwrap_or_else(|error| panic!("{}", error.cause()));
    }
}

pub fn id(answer: &Answer) -> Uuid {
    answer.id().parse().unwrap_or_else(|_| panic!("no id in {answer:?}"))
}

pub fn path(report: &Answer) -> String {
    format!("/v1/lab-reports/{}", report.id())
}

/// The value of an analyte in a report.
pub fn observation(report: &Value, analyte: Uuid) -> Value {
    let all = report["observations"].as_array().cloned().unwrap_or_default();
    all.into_iter().find(|o| o["analyte_id"] == json!(analyte)).unwrap_or_else(|| panic!("no {analyte} in {report}"))
}
