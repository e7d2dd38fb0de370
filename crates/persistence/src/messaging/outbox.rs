//! Writing messages, and taking back what has not been sent.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::Lang;
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use uuid::Uuid;

use super::templates;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::messages;

/// Where destinations and secrets are bound to.
const DESTINATION: &str = "messages/destination";
const SECRETS: &str = "messages/secrets";

/// To whom a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressee {
    Contact(Uuid),
    /// A member of staff, or whoever asked for a new password.
    User(Uuid),
    /// Somebody who is neither yet, such as a guest who proves an address.
    Stranger,
}

/// A message to be written.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub to: Addressee,
    pub channel: MessageChannel,
    /// An address or number other than that on file; strangers need one.
    pub destination: Option<String>,
    pub template: TemplateCode,
    pub language: Lang,
    pub facts: Facts,
    pub secrets: Secrets,
    /// What it is about, by table and id: it is withdrawn with that, and checked against it before it is sent.
    pub resource: &'static str,
    pub record_id: Uuid,
    /// Two messages of one key are one.
    pub dedupe_key: String,
    pub due_at: DateTime<Utc>,
    /// No longer useful after this.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Writes a message and gives its id; a message with the same key is left as it is, and one that was withdrawn counts anew.
///
/// Fails with [`PersistenceError::Unexpected`] when a variable without which the template makes no sense is missing.
pub fn enqueue(tx: &mut PgConnection, keys: &FieldKeys, message: &NewMessage, now: DateTime<Utc>) -> Result<Uuid, PersistenceError> {
    if let Some(variable) = message.template.missing(&message.facts, &message.secrets).first() {
        let (template, variable) = (message.template.code(), variable.code());
        return Err(PersistenceError::Unexpected(format!("message {template} without {variable}")));
    }
    let id = Uuid::now_v7();
    let row = sealed(tx, keys, id, message, now)?;
    let written = diesel::insert_into(messages::table).values(&row).on_conflict(messages::dedupe_key).do_nothing().execute(tx)?;
    if written == 1 {
        return Ok(id);
    }
    let (earlier, state): (Uuid, String) = messages::table
        .filter(messages::dedupe_key.eq(&message.dedupe_key))
        .select((messages::id, messages::state))
        .for_update()
        .first(tx)?;
    if state == "withdrawn" {
        let row = sealed(tx, keys, earlier, message, now)?;
        diesel::update(messages::table.find(earlier)).set((row, messages::version.eq(messages::version + 1))).execute(tx)?;
    }
    Ok(earlier)
}

/// Takes back everything about a record that has not been sent; gives how many messages that were.
///
/// What is being sent at this moment is stopped only by the gate.
pub fn withdraw(tx: &mut PgConnection, resource: &str, record_id: Uuid, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    take_back(tx, resource, record_id, None, now)
}

/// As [`withdraw`], for messages of one template only.
pub fn withdraw_template(
    tx: &mut PgConnection,
    resource: &str,
    record_id: Uuid,
    template: TemplateCode,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    take_back(tx, resource, record_id, Some(template), now)
}

fn take_back(
    tx: &mut PgConnection,
    resource: &str,
    record_id: Uuid,
    template: Option<TemplateCode>,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let sql = "update messages set state = 'withdrawn', secrets = null, updated_at = $4, version = version + 1 \
               where resource = $1 and record_id = $2 and ($3 is null or template = $3) and state = 'queued'";
    Ok(diesel::sql_query(sql)
        .bind::<Text, _>(resource)
        .bind::<SqlUuid, _>(record_id)
        .bind::<Nullable<Text>, _>(template.map(TemplateCode::code))
        .bind::<Timestamptz, _>(now)
        .execute(tx)?)
}

/// What is sealed in a message, opened.
pub fn open(
    keys: &FieldKeys,
    id: Uuid,
    destination: Option<&[u8]>,
    secrets: Option<&[u8]>,
) -> Result<(Option<String>, Secrets), PersistenceError> {
    let destination = destination.map(|sealed| keys.open(DESTINATION, id, sealed)).transpose()?;
    let secrets = secrets.map(|sealed| keys.open(SECRETS, id, sealed)).transpose()?;
    let secrets = secrets.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| PersistenceError::Unreadable("secrets"))?;
    Ok((destination, secrets.unwrap_or_default()))
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = messages)]
#[diesel(treat_none_as_null = true)]
struct SealedMessage<'a> {
    id: Uuid,
    contact_id: Option<Uuid>,
    user_id: Option<Uuid>,
    channel: &'static str,
    destination: Option<Vec<u8>>,
    template_id: Uuid,
    template: &'static str,
    language: &'static str,
    variables: serde_json::Value,
    secrets: Option<Vec<u8>>,
    purpose: &'static str,
    state: &'static str,
    resource: &'a str,
    record_id: Uuid,
    dedupe_key: &'a str,
    due_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    attempts: i32,
    gate: Option<&'static str>,
    failure: Option<&'static str>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

fn sealed<'a>(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    id: Uuid,
    message: &'a NewMessage,
    now: DateTime<Utc>,
) -> Result<SealedMessage<'a>, PersistenceError> {
    let json = |secrets: &Secrets| serde_json::to_string(secrets).map_err(|_| PersistenceError::Unreadable("secrets"));
    let secrets = (!message.secrets.is_empty()).then(|| keys.seal(SECRETS, id, &json(&message.secrets)?)).transpose()?;
    let (contact_id, user_id) = match message.to {
        Addressee::Contact(contact) => (Some(contact), None),
        Addressee::User(user) => (None, Some(user)),
        Addressee::Stranger => (None, None),
    };
    Ok(SealedMessage {
        id,
        contact_id,
        user_id,
        channel: message.channel.code(),
        destination: message.destination.as_deref().map(|text| keys.seal(DESTINATION, id, text)).transpose()?,
        template_id: templates::in_force(tx, message.template)?,
        template: message.template.code(),
        language: message.language.code(),
        variables: serde_json::to_value(&message.facts).map_err(|_| PersistenceError::Unreadable("facts"))?,
        secrets,
        purpose: message.template.purpose().code(),
        state: "queued",
        resource: message.resource,
        record_id: message.record_id,
        dedupe_key: &message.dedupe_key,
        due_at: message.due_at,
        expires_at: message.expires_at,
        attempts: 0,
        gate: None,
        failure: None,
        created_at: now,
        updated_at: now,
    })
}
