//! Files and documents over HTTP: what is taken (R51), who gets at it, how it is served, scanned and verified.

mod access;
mod corpus;
mod keeping;
mod pictures;
mod samples;
mod scanning;
mod seals;

use reqwest::Method;
use support::{Answer, Caller, Person, Request, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with one location, a receptionist there, and a patient.
struct Clinic {
    app: TestApp,
    manager: Caller,
    desk: Caller,
    here: Uuid,
    siti: Uuid,
}

impl Clinic {
    async fn open() -> Clinic {
        Self::open_with(&[]).await
    }

    async fn open_with(settings: &[(&'static str, &str)]) -> Clinic {
        let app = TestApp::start_with(settings).await;
        let admin = app.as_role(RoleCode::Admin).await;
        let here = location(&admin, "sini").await;
        let manager = app.as_role(RoleCode::Manager).await;
        let desk = app.signed_in(Person::new(RoleCode::Receptionist).at(here)).await;
        let siti = patient(&manager, "Siti Aminah", here).await;
        Clinic { app, manager, desk, here, siti }
    }

    /// The desk puts a file on the patient's record.
    fn upload(&self, name: &str, bytes: impl Into<Vec<u8>>) -> Request {
        upload(&self.desk, "contact", self.siti, name, bytes)
    }

    async fn content(&self, id: Uuid) -> Answer {
        self.desk.get(format!("/v1/files/{id}/content")).await
    }

    /// All files of the patient.
    async fn files(&self) -> Vec<Value> {
        self.desk.get(listed("contact", self.siti)).await.expect(200).data()
    }
}

/// The address at which the files of a record are.
fn listed(kind: &str, record: Uuid) -> String {
    format!("/v1/files?record_kind={kind}&record_id={record}")
}

/// A file on its way to a record; the name travels as RFC 6266 says.
fn upload(caller: &Caller, kind: &str, record: Uuid, name: &str, bytes: impl Into<Vec<u8>>) -> Request {
    let encoded: String =
        name.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    caller
        .request(Method::POST, listed(kind, record))
        .header("content-disposition", &format!("attachment; filename*=UTF-8''{encoded}"))
        .body("application/octet-stream", bytes)
}

async fn location(admin: &Caller, code: &str) -> Uuid {
    let form =
        json!({"code": code, "name": code, "time_zone": "Asia/Jakarta", "phone": "021 555 0101", "address": {"street": "Jl. Melati 1"}});
    id(&admin.post("/v1/locations", form).await.expect(201).json())
}

async fn patient(manager: &Caller, name: &str, location: Uuid) -> Uuid {
    let form = json!({"name": name, "location_id": location});
    id(&manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201).json())
}

#[track_caller]
fn id(record: &Value) -> Uuid {
    record["id"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id in {record}"))
}
