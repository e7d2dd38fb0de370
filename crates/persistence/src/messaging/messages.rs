//! The outbox as staff see it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::messaging::{MessageField, MessageSort};
use uuid::Uuid;

use super::stored::{self, MessageRow, Stored};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::consultations::consultations;
use crate::error::PersistenceError;
use crate::schema::{contacts, messages};
use crate::scope::Scope;

crate::listing! {
    table messages, row MessageRow, fields MessageField, sorts MessageSort, never archived;
    filter {
        ContactId => uuid(messages::contact_id);
        Channel => text(messages::channel);
        Template => text(messages::template);
        Purpose => text(messages::purpose);
        State => text(messages::state);
        Resource => text(messages::resource);
        RecordId => uuid(messages::record_id);
        DueAt => timestamp(messages::due_at);
        SentAt => timestamp(messages::sent_at);
        CreatedAt => timestamp(messages::created_at);
    }
    sort {
        CreatedAt => messages::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        DueAt => messages::due_at, DateTime<Utc>, |row| row.due_at.to_rfc3339();
    }
}

const RESOURCE: &str = "messages";

/// Messages to people in scope; those to staff and to strangers only for who sees everybody.
pub(super) fn in_scope(scope: &Scope) -> Condition<messages::table> {
    if scope.is_everyone() {
        return Box::new(messages::id.is_not_null().nullable());
    }
    let seen = contacts::table.select(contacts::id.nullable()).into_boxed().filter(scope.sees());
    Box::new(messages::contact_id.eq_any(seen))
}

/// What staff see of the outbox. That somebody asks a doctor is for those who take part in it: nothing about consultations is
/// there, whether a patient is told or a doctor, nor can it be found by a filter.
fn for_staff(scope: &Scope) -> Vec<Condition<messages::table>> {
    vec![in_scope(scope), Box::new(messages::resource.ne(consultations::RESOURCE).nullable())]
}

/// One page of the outbox.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<MessageField, MessageSort>,
) -> Result<Listed<Stored>, PersistenceError> {
    let listed = page(conn, request, &|| for_staff(scope))?;
    let mut people: Vec<Uuid> = listed.rows.iter().filter_map(|row| row.contact_id).collect();
    people.sort_unstable();
    people.dedup();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &people)?;
    let Listed { rows, next, previous, count } = listed;
    Ok(Listed { rows: stored::complete(conn, rows)?, next, previous, count })
}

/// A message to a person in scope.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<Stored, PersistenceError> {
    let row = row(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, row.contact_id.as_slice())?;
    one(conn, row)
}

/// As [`find`], locked until the transaction ends, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<Stored, PersistenceError> {
    messages::table.find(id).select(messages::id).for_update().first::<Uuid>(tx).optional()?;
    let row = row(tx, scope, id)?;
    one(tx, row)
}

fn row(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<MessageRow, PersistenceError> {
    let mut query = messages::table.filter(messages::id.eq(id)).select(MessageRow::as_select()).into_boxed();
    for condition in for_staff(scope) {
        query = query.filter(condition);
    }
    Ok(query.first(conn)?)
}

/// Puts a locked message that did not arrive back into the queue; its Message-ID stays.
pub fn resend(tx: &mut PgConnection, scope: &Scope, message: &Stored) -> Result<Stored, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(messages::table.find(message.view.id))
        .set((
            messages::state.eq("queued"),
            messages::due_at.eq(now),
            messages::attempts.eq(0),
            messages::gate.eq(None::<String>),
            messages::failure.eq(None::<String>),
            messages::updated_at.eq(now),
            messages::version.eq(messages::version + 1),
        ))
        .execute(tx)?;
    changed(tx, scope, message, "resent")
}

/// Withdraws a locked message that has not been sent.
pub fn withdraw(tx: &mut PgConnection, scope: &Scope, message: &Stored) -> Result<Stored, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(messages::table.find(message.view.id))
        .set((
            messages::state.eq("withdrawn"),
            messages::secrets.eq(None::<Vec<u8>>),
            messages::updated_at.eq(now),
            messages::version.eq(messages::version + 1),
        ))
        .execute(tx)?;
    changed(tx, scope, message, "withdrawn")
}

fn changed(tx: &mut PgConnection, scope: &Scope, message: &Stored, action: &str) -> Result<Stored, PersistenceError> {
    let (id, version) = (message.view.id, message.view.version + 1);
    changes::record(tx, scope.actor(), RESOURCE, id, action, version, &[])?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, message.view.contact_id.as_slice())?;
    let row: MessageRow = messages::table.find(id).select(MessageRow::as_select()).first(tx)?;
    one(tx, row)
}

pub(super) fn one(conn: &mut PgConnection, row: MessageRow) -> Result<Stored, PersistenceError> {
    stored::complete(conn, vec![row])?.pop().ok_or(PersistenceError::NotFound)
}
