//! The portal over HTTP: sign-up, codes, own data, family, feedback, and how staff link a person to a record.

mod alone;
mod codes;
mod enumeration;
mod family;
mod feedback;
mod guests;
mod linking;
mod own_data;
mod sign_up;

use diesel::prelude::*;
use persistence::messaging::outbox;
use persistence::schema::messages;
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A password that the rules for patients accept.
const SECRET: &str = "sepeda hujan jendela";

/// A clinic with a location and a desk.
struct Clinic {
    app: TestApp,
    desk: Caller,
    location: Uuid,
}

impl Clinic {
    async fn open() -> Clinic {
        Self::open_with(&[]).await
    }

    async fn open_with(settings: &[(&'static str, &str)]) -> Clinic {
        let app = TestApp::start_with(settings).await;
        let admin = app.as_role(RoleCode::Admin).await;
        let form = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
        let location = id(&admin.post("/v1/locations", form).await.expect(201));
        let desk = app.signed_in(Person::new(RoleCode::Receptionist).at(location)).await;
        Clinic { app, desk, location }
    }

    /// A patient on file with a number, an e-mail address and a phone.
    async fn patient(&self, mrn: &str, name: &str) -> Uuid {
        let form = json!({"mrn": mrn, "name": name, "birth_date": "1984-03-12", "email": format!("{mrn}@contoh.example"),
            "phone": "0812 0000 4471", "location_id": self.location});
        id(&self.desk.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201))
    }

    /// A patient with an account, signed in.
    async fn member(&self, mrn: &str, name: &str) -> (Uuid, Caller) {
        let record = self.patient(mrn, name).await;
        (record, self.app.signed_in(Person::new(RoleCode::Patient).with_record(record)).await)
    }

    /// The switch that agrees to care.
    async fn care(&self) -> Value {
        let texts = self.app.nobody().get("/v1/consent-texts").await.expect(200).data();
        let text = texts.iter().find(|t| t["purpose"] == "care" && t["current"] == true).unwrap_or_else(|| panic!("no text"));
        json!([{"purpose": "care", "granted": true, "text_id": text["id"]}])
    }

    /// Asks for an account as the patient with this number.
    async fn register(&self, mrn: &str, username: &str) -> Answer {
        let form = json!({"mrn": mrn, "username": username, "password": SECRET, "consents": self.care().await});
        self.app.nobody().post("/v1/portal/registrations", form).await
    }

    /// The code that was sent for a verification, and where to; nothing when none was.
    fn sent(&self, verification: &str) -> Option<(String, String)> {
        let verification: Uuid = verification.parse().unwrap_or_default();
        type Sealed = Option<Vec<u8>>;
        let row: Option<(Uuid, Sealed, Sealed)> = messages::table
            .filter(messages::record_id.eq(verification))
            .select((messages::id, messages::destination, messages::secrets))
            .first(&mut self.app.connect())
            .optional()
            .unwrap_or_else(|error| panic!("{error}"));
        let (id, destination, secrets) = row?;
        let opened = outbox::open(&self.app.state.field_keys, id, destination.as_deref(), secrets.as_deref());
        let (address, secrets) = opened.unwrap_or_else(|error| panic!("{error}"));
        Some((secrets.code?, address?))
    }

    fn code(&self, verification: &str) -> String {
        self.sent(verification).unwrap_or_else(|| panic!("no code was sent")).0
    }

    async fn confirm(&self, registration: &str, code: &str) -> Answer {
        let path = format!("/v1/portal/registrations/{registration}/confirmation");
        self.app.nobody().post(path, json!({"code": code, "transport": "body"})).await
    }
}

/// A code that is not this one.
fn other_than(code: &str) -> String {
    if code == "000000" { "000001".to_owned() } else { "000000".to_owned() }
}

fn id(answer: &Answer) -> Uuid {
    answer.id().parse().unwrap_or_else(|_| panic!("no id in {answer:?}"))
}
