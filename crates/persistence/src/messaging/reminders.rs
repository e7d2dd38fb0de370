//! Reminders before a visit. They are written with the booking and wait in the outbox; what changes the visit calls one of
//! these in the same transaction, and the gate checks once more before anything is sent.

use chrono::{DateTime, Duration, Utc};
use diesel::PgConnection;
use domain::messaging::{Secrets, TemplateCode};
use uuid::Uuid;

use super::notices::{self, Notice};
use super::outbox;
use super::visits::{APPOINTMENTS, Visit};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;

/// Writes the reminders of a confirmed visit that are still to come, as its service says. `link` is the full address of
/// the page on which the patient confirms or cancels.
pub fn plan(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    visit: &Visit,
    link: Option<&str>,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let mut written = 0;
    for minutes in &visit.reminder_minutes {
        let due_at = visit.starts_at - Duration::minutes(i64::from(*minutes));
        if due_at <= now {
            continue;
        }
        let notice = Notice {
            template: TemplateCode::Reminder,
            facts: visit.facts(),
            secrets: link.map(Secrets::link).unwrap_or_default(),
            resource: APPOINTMENTS,
            record_id: visit.id,
            occasion: format!("{}-{minutes}", visit.starts_at.timestamp()),
            due_at,
            expires_at: Some(visit.starts_at),
        };
        written += notices::tell(tx, keys, visit.contact_id, &notice, now)?;
    }
    Ok(written)
}

/// Takes the reminders back and writes them for the new time.
pub fn replan(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    visit: &Visit,
    link: Option<&str>,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    outbox::withdraw_template(tx, APPOINTMENTS, visit.id, TemplateCode::Reminder, now)?;
    plan(tx, keys, visit, link, now)
}

/// Takes back every message about the appointment that has not been sent.
pub fn withdraw(tx: &mut PgConnection, appointment: Uuid, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    outbox::withdraw(tx, APPOINTMENTS, appointment, now)
}
