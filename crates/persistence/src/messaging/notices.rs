//! Telling a person something, by whatever way reaches them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text, Uuid as SqlUuid};
use domain::Lang;
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use uuid::Uuid;

use super::outbox::{self, Addressee, NewMessage};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::prepared::{Prepared, Value};
use crate::schema::users;

/// Something to be told about one record.
#[derive(Clone, Debug)]
pub struct Notice {
    pub template: TemplateCode,
    pub facts: Facts,
    pub secrets: Secrets,
    /// Table and id of what it is about.
    pub resource: &'static str,
    pub record_id: Uuid,
    /// Tells this notice from others about the same record, such as the version of the record.
    pub occasion: String,
    pub due_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// Somebody who can be reached.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Recipient {
    #[diesel(sql_type = SqlUuid)]
    pub contact_id: Uuid,
    #[diesel(sql_type = Text)]
    pub language: String,
    #[diesel(sql_type = Bool)]
    pub has_email: bool,
    /// Whether they have an account on the portal.
    #[diesel(sql_type = Bool)]
    pub has_portal: bool,
    #[diesel(sql_type = Text)]
    pub patient: String,
    /// Whether it is the person themselves; else a guardian.
    #[diesel(sql_type = Bool)]
    pub is_self: bool,
}

/// Writes a notice for a person: into the inbox when they have the portal, and by e-mail when they have an address. Who
/// has neither is reached through their guardians. Gives how many messages that makes.
pub fn tell(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    contact: Uuid,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let mut written = 0;
    for recipient in recipients(tx, contact)? {
        let ways = [(MessageChannel::Inbox, recipient.has_portal), (MessageChannel::Email, recipient.has_email)];
        for (channel, _) in ways.into_iter().filter(|(_, open)| *open) {
            let mut facts = notice.facts.clone();
            facts.patient = (!recipient.is_self).then(|| recipient.patient.clone());
            let message = NewMessage {
                to: Addressee::Contact(recipient.contact_id),
                channel,
                destination: None,
                template: notice.template,
                language: Lang::from_code(&recipient.language).unwrap_or_default(),
                facts,
                secrets: notice.secrets.clone(),
                resource: notice.resource,
                record_id: notice.record_id,
                dedupe_key: key(notice, recipient.contact_id, channel),
                due_at: notice.due_at,
                expires_at: notice.expires_at,
            };
            outbox::enqueue(tx, keys, &message, now)?;
            written += 1;
        }
    }
    Ok(written)
}

/// Writes a notice for a member of staff: on their screen, and by e-mail when they have an address.
pub fn tell_user(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    user: Uuid,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let found: Option<(String, bool)> = users::table
        .find(user)
        .filter(users::state.eq("active"))
        .select((users::language, users::email.is_not_null()))
        .first(tx)
        .optional()?;
    let Some((language, has_email)) = found else { return Ok(0) };
    let ways = [(MessageChannel::Browser, true), (MessageChannel::Email, has_email)];
    let mut written = 0;
    for (channel, _) in ways.into_iter().filter(|(_, open)| *open) {
        let message = NewMessage {
            to: Addressee::User(user),
            channel,
            destination: None,
            template: notice.template,
            language: Lang::from_code(&language).unwrap_or_default(),
            facts: notice.facts.clone(),
            secrets: notice.secrets.clone(),
            resource: notice.resource,
            record_id: notice.record_id,
            dedupe_key: key(notice, user, channel),
            due_at: notice.due_at,
            expires_at: notice.expires_at,
        };
        outbox::enqueue(tx, keys, &message, now)?;
        written += 1;
    }
    Ok(written)
}

/// Who is to be told about a person: the person, else their guardians.
pub fn recipients(conn: &mut PgConnection, contact: Uuid) -> Result<Vec<Recipient>, PersistenceError> {
    Ok(Prepared::new(include_str!("sql/recipients.sql"), vec![Value::Uuid(contact)]).load(conn)?)
}

fn key(notice: &Notice, to: Uuid, channel: MessageChannel) -> String {
    format!("{}/{}/{}/{}/{to}/{}", notice.resource, notice.record_id, notice.template.code(), notice.occasion, channel.code())
}
