//! Messages: written once, sent through a real mail server, held back by the gate, and seen by those who may.

mod crashes;
mod delivery;
mod gate;
mod operations;
mod password_resets;
mod stalls;

use api::messaging::worker::{self, Pass};
use diesel::prelude::*;
use domain::Lang;
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use persistence::cluster::Cluster;
use persistence::messaging::outbox::{self, Addressee, NewMessage};
use persistence::{FieldKeys, migrate};
use support::{Caller, RoleCode, SmtpServer, TestApp, Value, json, open_directory};
use uuid::Uuid;

/// A server that sends through a mail server of its own.
async fn with_mail(settings: &[(&'static str, &str)]) -> (TestApp, SmtpServer) {
    let mail = SmtpServer::start().unwrap_or_else(|error| panic!("no mail server: {error}"));
    let url = mail.url();
    let mut all = vec![("smtp_url", url.as_str()), ("smtp_from", "janji@klinik.example")];
    all.extend(settings);
    (TestApp::start_with(&all).await, mail)
}

/// As [`with_mail`] over a PostgreSQL of its own that survives a power cut, without which `akrab worker` does not start.
async fn durable() -> anyhow::Result<(tempfile::TempDir, Cluster, SmtpServer, TestApp)> {
    let directory = open_directory()?;
    let cluster = Cluster::start(directory.path())?;
    let (url, mail) = (cluster.url("akrab"), SmtpServer::start()?);
    migrate::run_pending(&url)?;
    let settings = [("smtp_url", mail.url()), ("smtp_from", "janji@klinik.example".to_owned())];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let app = TestApp::over(url, None, &settings).await?;
    // the last is dropped first
    Ok((directory, cluster, mail, app))
}

/// A patient with an address.
async fn patient(app: &TestApp, changes: Value) -> Uuid {
    let admin = app.as_role(RoleCode::Admin).await;
    let location = admin.post(
        "/v1/locations",
        json!({"code": format!("k{}", &Uuid::now_v7().simple().to_string()[26..]), "name": "Kemang", "time_zone": "Asia/Makassar"}),
    );
    let mut form = json!({"name": "Siti Kenanga", "email": "siti@contoh.example", "location_id": location.await.expect(201).id()});
    domain::merge_patch(&mut form, &changes);
    let manager: Caller = app.as_role(RoleCode::Manager).await;
    let made = manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201);
    made.id().parse().unwrap_or_default()
}

/// An answer to feedback: a message whose subject cannot change meanwhile.
fn answer(contact: Uuid, key: &str, now: chrono::DateTime<chrono::Utc>) -> NewMessage {
    NewMessage {
        to: Addressee::Contact(contact),
        channel: MessageChannel::Email,
        destination: None,
        template: TemplateCode::FeedbackAnswer,
        language: Lang::Id,
        facts: Facts { title: Some("Parkir".into()), text: Some("Terima kasih.".into()), ..Facts::default() },
        secrets: Secrets::default(),
        resource: "feedback",
        record_id: contact,
        dedupe_key: key.to_owned(),
        due_at: now,
        expires_at: None,
    }
}

fn write(conn: &mut PgConnection, keys: &FieldKeys, message: &NewMessage) -> Uuid {
    outbox::enqueue(conn, keys, message, message.due_at).unwrap_or_else(|error| panic!("not written: {error}"))
}

/// Writes a message as other modules do.
fn written(app: &TestApp, message: &NewMessage) -> Uuid {
    write(&mut app.connect(), &app.state.field_keys, message)
}

async fn pass(app: &TestApp) -> Pass {
    worker::run_once(&app.state).await.unwrap_or_else(|error| panic!("the worker failed: {}", error))
}

/// State and reason of a message.
fn state(app: &TestApp, id: Uuid) -> (String, Option<String>, Option<String>) {
    use persistence::schema::messages;
    let row = messages::table.find(id).select((messages::state, messages::gate, messages::failure)).first(&mut app.connect());
    row.unwrap_or_else(|error| panic!("no message: {error}"))
}
