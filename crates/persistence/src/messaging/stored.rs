//! Messages as they are read back: with what they say, so that whoever shows them can put it into words.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::messaging::{
    Facts, GateAnswer, MessageChannel, MessagePurpose, MessageState, MessageTemplateForm, MessageView, SendFailure, TemplateCode,
};
use uuid::Uuid;

use super::templates;
use crate::error::PersistenceError;
use crate::schema::{contacts, messages, organisations, users};

/// A row of `messages` without what is sealed in it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = messages)]
pub struct MessageRow {
    pub id: Uuid,
    pub contact_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    pub channel: String,
    pub template_id: Uuid,
    pub template: String,
    pub language: String,
    pub variables: serde_json::Value,
    pub purpose: String,
    pub state: String,
    pub resource: String,
    pub record_id: Uuid,
    pub due_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    pub attempts: i32,
    pub gate: Option<String>,
    pub provider_id: Option<String>,
    pub failure: Option<String>,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub read_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The texts of one version of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct TextsInForce(pub MessageTemplateForm);

/// A message with what it says.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Without subject and text, which need to be put into words.
    pub view: MessageView,
    pub facts: Facts,
    pub texts: TextsInForce,
    pub recipient: String,
    pub clinic: String,
}

/// Rows with their texts and names.
pub(super) fn complete(conn: &mut PgConnection, rows: Vec<MessageRow>) -> Result<Vec<Stored>, PersistenceError> {
    let ids = |pick: fn(&MessageRow) -> Option<Uuid>| rows.iter().filter_map(pick).collect::<Vec<Uuid>>();
    let texts = templates::by_ids(conn, &ids(|row| Some(row.template_id)))?;
    let people: HashMap<Uuid, String> = contacts::table
        .filter(contacts::id.eq_any(ids(|row| row.contact_id)))
        .select((contacts::id, contacts::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let accounts: HashMap<Uuid, String> = users::table
        .filter(users::id.eq_any(ids(|row| row.user_id)))
        .select((users::id, users::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let clinic: String = organisations::table.select(organisations::name).first(conn).optional()?.unwrap_or_default();
    let one = |row: MessageRow| {
        let contact_name = row.contact_id.and_then(|id| people.get(&id).cloned());
        let recipient = contact_name.clone().or_else(|| row.user_id.and_then(|id| accounts.get(&id).cloned())).unwrap_or_default();
        let texts = texts.get(&row.template_id).cloned().ok_or(PersistenceError::Unreadable("template"))?;
        let facts = facts(row.variables.clone())?;
        Ok(Stored { view: view(row, contact_name)?, facts, texts, recipient, clinic: clinic.clone() })
    };
    rows.into_iter().map(one).collect()
}

pub(super) fn facts(variables: serde_json::Value) -> Result<Facts, PersistenceError> {
    serde_json::from_value(variables).map_err(|_| PersistenceError::Unreadable("facts"))
}

fn view(row: MessageRow, contact_name: Option<String>) -> Result<MessageView, PersistenceError> {
    let unreadable = || PersistenceError::Unreadable("message");
    Ok(MessageView {
        id: row.id,
        contact_id: row.contact_id,
        contact_name,
        channel: MessageChannel::from_code(&row.channel).ok_or_else(unreadable)?,
        template: TemplateCode::from_code(&row.template).ok_or_else(unreadable)?,
        language: Lang::from_code(&row.language).unwrap_or_default(),
        purpose: MessagePurpose::from_code(&row.purpose).ok_or_else(unreadable)?,
        state: MessageState::from_code(&row.state).ok_or_else(unreadable)?,
        resource: row.resource,
        record_id: row.record_id,
        due_at: row.due_at,
        expires_at: row.expires_at,
        attempts: row.attempts,
        gate: row.gate.as_deref().and_then(GateAnswer::from_code),
        failure: row.failure.as_deref().and_then(SendFailure::from_code),
        provider_id: row.provider_id,
        subject: None,
        text: None,
        created_at: row.created_at,
        sent_at: row.sent_at,
        read_at: row.read_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}
