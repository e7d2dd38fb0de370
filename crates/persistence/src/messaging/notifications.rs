//! Notifications on the screens of a user: their own, so that no scope over people is asked.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::messages::one;
use super::stored::{self, MessageRow, Stored};
use crate::error::PersistenceError;
use crate::limited::limited;
use crate::schema::messages;

/// The notifications of a user, the newest first.
pub fn list(conn: &mut PgConnection, user: Uuid, limit: i64) -> Result<Vec<Stored>, PersistenceError> {
    let newest = messages::table
        .filter(messages::user_id.eq(user))
        .filter(messages::channel.eq("browser"))
        .filter(messages::sent_at.is_not_null())
        .order((messages::created_at.desc(), messages::id.desc()))
        .select(MessageRow::as_select());
    let rows: Vec<MessageRow> = limited(newest, limit).load(conn)?;
    stored::complete(conn, rows)
}

/// Notes that a notification was seen; the first time counts.
pub fn read(tx: &mut PgConnection, user: Uuid, id: Uuid, now: DateTime<Utc>) -> Result<Stored, PersistenceError> {
    let own = messages::table
        .filter(messages::id.eq(id))
        .filter(messages::user_id.eq(user))
        .filter(messages::channel.eq("browser"))
        .filter(messages::sent_at.is_not_null());
    own.select(messages::id).for_update().first::<Uuid>(tx)?;
    diesel::update(messages::table.find(id).filter(messages::read_at.is_null()))
        .set((
            messages::read_at.eq(now),
            messages::state.eq("read"),
            messages::updated_at.eq(now),
            messages::version.eq(messages::version + 1),
        ))
        .execute(tx)?;
    let row: MessageRow = messages::table.find(id).select(MessageRow::as_select()).first(tx)?;
    one(tx, row)
}
