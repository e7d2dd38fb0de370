//! Consents over HTTP: texts with versions, decisions with proof, and a withdrawal that holds at once. Who opened a record,
//! break-glass, and the audit trail that shows tampering.

mod access_log;
mod break_glass;
mod chain;
mod replays;
mod tampering;
mod trail;

use domain::privacy::{ConsentChannel, ConsentVerdict, Purpose};
use persistence::privacy::consents;
use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with a receptionist's desk and a patient with an account.
struct Clinic {
    app: TestApp,
    desk: Caller,
    patient: Uuid,
    portal: Caller,
}

impl Clinic {
    async fn open() -> Clinic {
        let app = TestApp::start().await;
        let desk = app.as_role(RoleCode::Receptionist).await;
        let patient = desk.post("/v1/patients", json!({"name": "Siti Aminah"})).await.expect(201).json();
        let patient: Uuid = patient["id"].as_str().unwrap_or_default().parse().unwrap_or_default();
        let portal = app.signed_in(Person::new(RoleCode::Patient).with_record(patient)).await;
        Clinic { app, desk, patient, portal }
    }

    async fn text(&self, purpose: &str) -> Value {
        let texts = self.app.nobody().get("/v1/consent-texts").await.expect(200).data();
        texts.iter().find(|t| t["purpose"] == purpose && t["current"] == true).unwrap_or_else(|| panic!("no {purpose}"))["id"].clone()
    }

    async fn decide(&self, purpose: &str, granted: bool) -> Value {
        let text = self.text(purpose).await;
        let form = json!({"contact_id": self.patient, "purpose": purpose, "granted": granted, "text_id": text});
        self.desk.post("/v1/consents", form).await.expect(201).json()
    }

    fn gate(&self, purpose: Purpose) -> ConsentVerdict {
        let gate = consents::gate(&mut self.app.connect(), self.patient, purpose, ConsentChannel::Email);
        gate.unwrap_or_else(|error| panic!("{error}"))
    }
}

#[tokio::test]
async fn a_decision_is_kept_with_its_text_and_proof() {
    let clinic = Clinic::open().await;
    let made = clinic.decide("marketing", true).await;
    assert_eq!((&made["source"], &made["current"], &made["text_number"]), (&json!("desk"), &json!(true), &json!(1)));
    assert!(made["text"].as_str().is_some_and(|t| t.contains("penawaran")), "{made}");
    assert!(made["request_id"].is_string() && made["user_name"].is_string(), "{made}");
    let listed = clinic.desk.get("/v1/consents").query(&[("contact_id", &clinic.patient.to_string())]).await.expect(200).data();
    assert_eq!(listed, [made]);
}

#[tokio::test]
async fn a_withdrawal_holds_at_once_and_the_earlier_decision_stays() {
    let clinic = Clinic::open().await;
    assert_eq!(clinic.gate(Purpose::Marketing), ConsentVerdict::NoConsent);
    assert_eq!(clinic.gate(Purpose::Care), ConsentVerdict::Allow);
    clinic.decide("marketing", true).await;
    assert_eq!(clinic.gate(Purpose::Marketing), ConsentVerdict::Allow);
    let choice = json!({"purpose": "marketing", "granted": false, "text_id": clinic.text("marketing").await});
    let path = format!("/v1/portal/people/{}/consents", clinic.patient);
    clinic.portal.post(&path, json!({"language": "en", "consents": [choice]})).await.expect(201);
    assert_eq!(clinic.gate(Purpose::Marketing), ConsentVerdict::Withdrawn);
    let own = clinic.portal.get(&path).await.expect(200).data();
    let states: Vec<_> = own.iter().map(|c| (c["granted"].clone(), c["current"].clone(), c["source"].clone())).collect();
    assert_eq!(states, [(json!(false), json!(true), json!("portal")), (json!(true), json!(false), json!("desk"))]);
}

#[tokio::test]
async fn a_new_version_of_a_text_has_to_be_read_and_the_old_can_still_be_withdrawn() {
    let clinic = Clinic::open().await;
    let old = clinic.text("marketing").await;
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    let form = json!({"purpose": "marketing", "text_id": "Teks baru", "text_en": "New text"});
    let new = admin.post("/v1/consent-texts", form).await.expect(201).json();
    assert_eq!((&new["number"], &new["current"]), (&json!(2), &json!(true)));
    let form =
        |granted: bool, text: &Value| json!({"contact_id": clinic.patient, "purpose": "marketing", "granted": granted, "text_id": text});
    clinic.desk.post("/v1/consents", form(true, &old)).await.expect_invalid("/text_id", "old_text");
    clinic.desk.post("/v1/consents", form(false, &old)).await.expect(201);
    clinic.desk.post("/v1/consents", form(true, &new["id"])).await.expect(201);
    let mut other = form(true, &new["id"]);
    other["purpose"] = json!("survey");
    clinic.desk.post("/v1/consents", other).await.expect_invalid("/text_id", "not_there");
    clinic.desk.post("/v1/consents", form(true, &json!(Uuid::now_v7()))).await.expect_invalid("/text_id", "not_there");
}

#[tokio::test]
async fn decisions_cannot_be_changed_or_removed() {
    use diesel::RunQueryDsl;
    let clinic = Clinic::open().await;
    clinic.decide("care", true).await;
    let mut conn = clinic.app.connect();
    for sql in ["update consents set granted = false", "delete from consents", "truncate consents", "delete from consent_texts"] {
        assert!(diesel::sql_query(sql).execute(&mut conn).is_err(), "{sql}");
    }
    assert!(diesel::sql_query("update consents set contact_id = contact_id").execute(&mut conn).is_ok(), "a merge moves decisions");
}
