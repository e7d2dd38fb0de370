//! A clinic with two doctors, a front desk, a facility outside, and a patient who has the portal.

use diesel::prelude::*;
use persistence::schema::messages;
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

pub struct Clinic {
    pub app: TestApp,
    pub admin: Caller,
    pub manager: Caller,
    pub desk: Caller,
    /// Has the patient in care.
    pub doctor: Caller,
    pub doctor_id: Uuid,
    /// Has not.
    pub colleague: Caller,
    pub colleague_id: Uuid,
    pub location: Uuid,
    pub hospital: Uuid,
    pub patient: Uuid,
    pub portal: Caller,
}

impl Clinic {
    pub async fn open() -> Clinic {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let manager = app.as_role(RoleCode::Manager).await;
        let place = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
        let location = id(&admin.post("/v1/locations", place).await.expect(201));
        let ayu = json!({"name": "dr. Ayu Lestari", "licence_number": "SIP-7719"});
        let doctor_id = id(&admin.post("/v1/practitioners", ayu).await.expect(201));
        let colleague_id = id(&admin.post("/v1/practitioners", json!({"name": "dr. Rizal Chaniago"})).await.expect(201));
        let doctor = app.signed_in(Person::new(RoleCode::Doctor).practising_as(doctor_id)).await;
        let colleague = app.signed_in(Person::new(RoleCode::Doctor).practising_as(colleague_id)).await;
        let desk = app.signed_in(Person::new(RoleCode::Receptionist).at(location)).await;
        let siti = json!({"name": "Siti Aminah", "birth_date": "1984-03-12", "sex": "female", "email": "siti@contoh.example", "location_id": location});
        let patient = id(&manager.post("/v1/patients", siti).await.expect(201));
        let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": doctor_id});
        manager.post(format!("/v1/patients/{patient}/interactions"), visit).await.expect(201);
        let portal = app.signed_in(Person::new(RoleCode::Patient).with_record(patient)).await;
        let hospital = json!({"name": "RS Melati Raya", "kind": "hospital", "city": "Jakarta"});
        let hospital = id(&desk.post("/v1/facilities", hospital).await.expect(201));
        Clinic { app, admin, manager, desk, doctor, doctor_id, colleague, colleague_id, location, hospital, patient, portal }
    }

    /// A referral to the hospital.
    pub fn outward(&self) -> Value {
        json!({
            "direction": "out", "patient_id": self.patient, "location_id": self.location, "to_facility_id": self.hospital,
            "to_doctor": "dr. Sekar Ayu, Sp.JP", "service": "Ekokardiografi", "reason": "Tekanan darah belum terkendali", "urgency": "urgent",
        })
    }

    /// A referral to the colleague.
    pub fn internal(&self) -> Value {
        json!({
            "direction": "internal", "patient_id": self.patient, "location_id": self.location, "to_practitioner_id": self.colleague_id,
            "reason": "Berdebar sejak dua minggu",
        })
    }

    /// A letter from the hospital to the doctor.
    pub fn inward(&self) -> Value {
        json!({
            "direction": "in", "patient_id": self.patient, "location_id": self.location, "from_facility_id": self.hospital,
            "to_practitioner_id": self.doctor_id, "reason": "Mohon evaluasi", "outside_number": "0912B044",
        })
    }

    pub async fn written(&self, form: Value) -> Answer {
        self.doctor.post("/v1/referrals", form).await.expect(201)
    }

    pub async fn sent(&self, form: Value) -> Answer {
        let draft = self.written(form).await;
        self.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201)
    }

    /// Channel and template of the messages to the patient about referrals.
    pub fn told(&self) -> Vec<(String, String)> {
        let all = messages::table.filter(messages::contact_id.eq(self.patient)).filter(messages::template.like("referral%"));
        let rows = all.order((messages::created_at, messages::channel)).select((messages::channel, messages::template));
        rows.load(&mut self.app.connect()).unwrap_or_else(|error| panic!("{error}"))
    }
}

pub fn id(answer: &Answer) -> Uuid {
    answer.id().parse().unwrap_or_else(|_| panic!("no id in {answer:?}"))
}

pub fn path(referral: &Answer) -> String {
    format!("/v1/referrals/{}", referral.id())
}
