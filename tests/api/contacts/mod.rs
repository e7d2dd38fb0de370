//! People over HTTP: records, search, duplicates and merges, scope, the timeline, and the audit of all of it.

mod accounts;
mod audit;
mod bad_input;
mod care;
mod duplicates;
mod fields;
mod history;
mod merges;
mod nested;
mod records;
mod saved_views;
mod scope;
mod search;
mod secrecy;
mod timeline;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A NIK that passes the checks and belongs to nobody: a woman born on 12 March 1984.
const NIK: &str = "3174015203840004";

/// A clinic with a manager of all locations.
struct Clinic {
    app: TestApp,
    manager: Caller,
}

impl Clinic {
    async fn open() -> Clinic {
        let app = TestApp::start().await;
        let manager = app.as_role(RoleCode::Manager).await;
        Clinic { app, manager }
    }

    /// A new patient with a name and whatever else is given; a likely duplicate does not matter.
    async fn patient(&self, name: &str, more: Value) -> Answer {
        self.person("patients", name, more).await
    }

    async fn person(&self, resource: &str, name: &str, more: Value) -> Answer {
        let mut form = json!({"name": name});
        domain::merge_patch(&mut form, &more);
        self.manager.post(format!("/v1/{resource}"), form).header("prefer", "allow-duplicate").await.expect(201)
    }

    async fn location(&self, code: &str) -> Uuid {
        let admin = self.app.as_role(RoleCode::Admin).await;
        let form = json!({"code": code, "name": code, "time_zone": "Asia/Jakarta"});
        uuid(&admin.post("/v1/locations", form).await.expect(201).id())
    }

    /// Somebody with a role at one location.
    async fn at(&self, role: RoleCode, location: Uuid) -> Caller {
        self.app.signed_in(Person::new(role).at(location)).await
    }

    /// A doctor with the practitioner they are.
    async fn doctor(&self) -> (Caller, Uuid) {
        let admin = self.app.as_role(RoleCode::Admin).await;
        let practitioner = admin.post("/v1/practitioners", json!({"name": "dr. Ayu Larasati"})).await.expect(201);
        let practitioner = uuid(&practitioner.id());
        (self.app.signed_in(Person::new(RoleCode::Doctor).practising_as(practitioner)).await, practitioner)
    }

    /// A visit, by which a practitioner gets a patient into care.
    async fn visit(&self, patient: &str, practitioner: Uuid) {
        let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": practitioner});
        self.manager.post(format!("/v1/patients/{patient}/interactions"), visit).await.expect(201);
    }

    /// One number from the database.
    fn count(&self, sql: &str, id: &str) -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        let found = diesel::sql_query(sql).bind::<Text, _>(id).get_result::<Count>(&mut self.app.connect());
        found.unwrap_or_else(|error| panic!("{sql}: {error}")).count
    }
}

fn uuid(text: &str) -> Uuid {
    text.parse().unwrap_or_else(|_| panic!("no id: {text}"))
}

fn path(patient: &Answer) -> String {
    format!("/v1/patients/{}", patient.id())
}

/// The values of a field, row by row.
fn column(answer: &Answer, field: &str) -> Vec<String> {
    answer.data().iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
}

/// The names of the fields of an object, in order.
fn keys(value: &Value) -> Vec<String> {
    value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
}
