//! Everything that is needed to send one message, read in one statement at the moment of sending.

use chrono::{DateTime, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Bytea, Jsonb, Nullable, Text, Time, Timestamptz, Uuid as SqlUuid};
use domain::Lang;
use domain::contacts::{Channel, Topic};
use domain::live::{LiveEvent, LiveKind};
use domain::messaging::gate::{Person, Question, Subject};
use domain::messaging::{Facts, MessageChannel, MessagePurpose, Secrets, TemplateCode};
use uuid::Uuid;

use super::sending::Claim;
use super::stored::{self, TextsInForce};
use super::{outbox, templates};
use crate::consultations::consultations;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::live;
use crate::schema::{contact_links, messages, users};

/// A message that is to be sent now. It holds secrets, so it is never logged.
pub struct Delivery {
    pub id: Uuid,
    pub channel: MessageChannel,
    /// Address or number; absent for channels without one.
    pub destination: Option<String>,
    pub template: TemplateCode,
    pub language: Lang,
    pub texts: TextsInForce,
    pub facts: Facts,
    pub secrets: Secrets,
    pub recipient: String,
    pub clinic: String,
    pub contact_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    pub resource: String,
    pub record_id: Uuid,
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Delivery({})", self.id)
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    channel: String,
    #[diesel(sql_type = Text)]
    template: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    purpose: String,
    #[diesel(sql_type = Nullable<Bytea>)]
    destination: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Bytea>)]
    secrets: Option<Vec<u8>>,
    #[diesel(sql_type = Jsonb)]
    variables: serde_json::Value,
    #[diesel(sql_type = Text)]
    resource: String,
    #[diesel(sql_type = SqlUuid)]
    record_id: Uuid,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    expires_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    contact_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    user_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    phone: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    prefers: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    unwanted: Vec<String>,
    #[diesel(sql_type = Nullable<Time>)]
    quiet_from: Option<NaiveTime>,
    #[diesel(sql_type = Nullable<Time>)]
    quiet_until: Option<NaiveTime>,
    #[diesel(sql_type = Bool)]
    archived: bool,
    #[diesel(sql_type = Bool)]
    deceased: bool,
    #[diesel(sql_type = Bool)]
    has_portal: bool,
    #[diesel(sql_type = Nullable<Text>)]
    account_state: Option<String>,
    #[diesel(sql_type = Time)]
    local_time: NaiveTime,
    #[diesel(sql_type = Text)]
    clinic: String,
    #[diesel(sql_type = Bool)]
    has_subject: bool,
    #[diesel(sql_type = Nullable<Text>)]
    subject_state: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    subject_starts_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Bool>)]
    consent: Option<bool>,
}

/// The message and the question for the gate; `None` when the claim is no longer the caller's.
pub(super) fn load(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    claim: Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Delivery, Question)>, PersistenceError> {
    let found: Option<Row> = diesel::sql_query(include_str!("sql/delivery.sql"))
        .bind::<SqlUuid, _>(claim.id)
        .bind::<SqlUuid, _>(claim.token)
        .bind::<Timestamptz, _>(now)
        .get_result(tx)
        .optional()?;
    let Some(row) = found else { return Ok(None) };
    let unreadable = || PersistenceError::Unreadable("message");
    let template = TemplateCode::from_code(&row.template).ok_or_else(unreadable)?;
    let channel = MessageChannel::from_code(&row.channel).ok_or_else(unreadable)?;
    let purpose = MessagePurpose::from_code(&row.purpose).ok_or_else(unreadable)?;
    let (given, secrets) = outbox::open(keys, row.id, row.destination.as_deref(), row.secrets.as_deref())?;
    let facts = stored::facts(row.variables.clone())?;
    let on_file = match channel {
        MessageChannel::Email => row.email.clone(),
        MessageChannel::Sms | MessageChannel::Whatsapp => row.phone.clone(),
        MessageChannel::Inbox | MessageChannel::Browser => None,
    };
    let destination = given.or(on_file);
    let needs_address = !matches!(channel, MessageChannel::Inbox | MessageChannel::Browser);
    let question = Question {
        template,
        purpose,
        channel,
        now,
        local_time: row.local_time,
        expires_at: row.expires_at,
        subject: subject(&row, &facts),
        has_address: !needs_address || destination.is_some(),
        person: row.contact_id.map(|_| person(&row)),
        account_open: row.user_id.map(|_| matches!(row.account_state.as_deref(), Some("active" | "invited"))),
        consent: row.consent,
    };
    let texts = templates::in_force(tx, template)?;
    let texts = templates::by_ids(tx, &[texts])?.remove(&texts).ok_or(PersistenceError::Unreadable("template"))?;
    let delivery = Delivery {
        id: row.id,
        channel,
        destination,
        template,
        language: Lang::from_code(&row.language).unwrap_or_default(),
        texts,
        facts,
        secrets,
        recipient: row.name.unwrap_or_default(),
        clinic: row.clinic,
        contact_id: row.contact_id,
        user_id: row.user_id,
        resource: row.resource,
        record_id: row.record_id,
    };
    Ok(Some((delivery, question)))
}

fn subject(row: &Row, facts: &Facts) -> Option<Subject> {
    let there = |state: &String| Subject::There {
        state: state.clone(),
        same_time: row.subject_starts_at.is_none() || facts.starts_at.is_none() || row.subject_starts_at == facts.starts_at,
    };
    row.has_subject.then(|| row.subject_state.as_ref().map_or(Subject::Gone, there))
}

fn person(row: &Row) -> Person {
    Person {
        archived: row.archived,
        deceased: row.deceased,
        prefers: row.prefers.as_deref().and_then(Channel::from_code),
        has_portal: row.has_portal,
        unwanted: row.unwanted.iter().filter_map(|code| Topic::from_code(code)).collect(),
        quiet: row.quiet_from.zip(row.quiet_until),
    }
}

/// What follows from a message having been sent: screens are told, and a reminder of a recall counts as an attempt to reach
/// the patient.
pub(super) fn note_sent(tx: &mut PgConnection, message: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let (channel, contact_id, user_id, resource): (String, Option<Uuid>, Option<Uuid>, String) =
        messages::table.find(message).select((messages::channel, messages::contact_id, messages::user_id, messages::resource)).first(tx)?;
    match MessageChannel::from_code(&channel) {
        // staff hear of no message that they do not find
        Some(MessageChannel::Inbox) if resource == consultations::RESOURCE => tell_portal(tx, message, contact_id)?,
        Some(MessageChannel::Inbox) => {
            live::notify(tx, &LiveEvent { contact_id, ..LiveEvent::new(LiveKind::MessageChanged, message) })?;
        }
        Some(MessageChannel::Browser) => live::notify(tx, &LiveEvent { user_id, ..LiveEvent::new(LiveKind::Notification, message) })?,
        _ => {}
    }
    if resource != "recalls" {
        return Ok(());
    }
    let sql = "insert into recall_attempts (id, recall_id, at, channel, outcome) \
               select $2, m.record_id, $3, m.channel, 'sent' from messages m join recalls r on r.id = m.record_id \
               where m.id = $1 and m.channel in ('email', 'sms', 'whatsapp', 'inbox')";
    diesel::sql_query(sql).bind::<SqlUuid, _>(message).bind::<SqlUuid, _>(Uuid::now_v7()).bind::<Timestamptz, _>(now).execute(tx)?;
    Ok(())
}

/// Tells the accounts of a person and of the guardians, one by one.
fn tell_portal(tx: &mut PgConnection, message: Uuid, contact: Option<Uuid>) -> Result<(), PersistenceError> {
    let guardians = contact_links::table
        .filter(contact_links::contact_id.nullable().eq(contact))
        .filter(contact_links::kind.eq("guardian"))
        .select(contact_links::related_id.nullable());
    let listeners: Vec<Uuid> = users::table
        .filter(users::state.eq("active"))
        .filter(users::contact_id.eq(contact).or(users::contact_id.eq_any(guardians)))
        .order(users::id)
        .select(users::id)
        .load(tx)?;
    for listener in listeners {
        live::notify(tx, &LiveEvent::new(LiveKind::MessageChanged, message).about(contact).to(listener))?;
    }
    Ok(())
}
