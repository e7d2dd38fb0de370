//! The inbox of the portal: what has been delivered there to a person and their wards.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::messaging::{InboxField, InboxSort};
use uuid::Uuid;

use super::messages::{in_scope, one};
use super::stored::{self, MessageRow, Stored};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::messages;
use crate::scope::Scope;

crate::listing! {
    table messages, row MessageRow, fields InboxField, sorts InboxSort, never archived;
    filter {
        ContactId => uuid(messages::contact_id);
        ReadAt => timestamp(messages::read_at);
        SentAt => timestamp(messages::sent_at);
    }
    sort {
        CreatedAt => messages::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

const RESOURCE: &str = "messages";

fn delivered(scope: &Scope) -> Vec<Condition<messages::table>> {
    let there = messages::channel.eq("inbox").and(messages::sent_at.is_not_null()).and(messages::contact_id.is_not_null());
    vec![Box::new(there.nullable()), in_scope(scope)]
}

/// One page of the inbox, the newest first.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<InboxField, InboxSort>,
) -> Result<Listed<Stored>, PersistenceError> {
    let listed = page(conn, request, &|| delivered(scope))?;
    let mut people: Vec<Uuid> = listed.rows.iter().filter_map(|row| row.contact_id).collect();
    people.sort_unstable();
    people.dedup();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &people)?;
    let Listed { rows, next, previous, count } = listed;
    Ok(Listed { rows: stored::complete(conn, rows)?, next, previous, count })
}

/// How many messages of the inbox have not been read.
pub fn unread(conn: &mut PgConnection, scope: &Scope) -> Result<i64, PersistenceError> {
    let mut query = messages::table.filter(messages::read_at.is_null()).count().into_boxed();
    for condition in delivered(scope) {
        query = query.filter(condition);
    }
    Ok(query.get_result(conn)?)
}

/// Notes that a message was read; the first time counts.
pub fn read(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<Stored, PersistenceError> {
    let mut query = messages::table.filter(messages::id.eq(id)).select(MessageRow::as_select()).into_boxed();
    for condition in delivered(scope) {
        query = query.filter(condition);
    }
    let row: MessageRow = query.first(tx)?;
    let now = scope.actor().now();
    diesel::update(messages::table.find(id).filter(messages::read_at.is_null()))
        .set((
            messages::read_at.eq(now),
            messages::state.eq("read"),
            messages::updated_at.eq(now),
            messages::version.eq(messages::version + 1),
        ))
        .execute(tx)?;
    audit::record(tx, scope, AuditAction::Read, RESOURCE, row.contact_id.as_slice())?;
    let row: MessageRow = messages::table.find(id).select(MessageRow::as_select()).first(tx)?;
    one(tx, row)
}
