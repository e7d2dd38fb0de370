//! Links that work once: setting a password, and setting up the first administrator.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::one_time_links;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Setup,
    PasswordReset,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::Setup => "setup",
            Purpose::PasswordReset => "password_reset",
        }
    }
}

/// Keeps a link; the earlier ones of the user stop working.
pub fn insert(
    tx: &mut PgConnection,
    purpose: Purpose,
    user_id: Option<Uuid>,
    token_hash: &[u8],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    if let Some(user) = user_id {
        close_of_user(tx, user, now)?;
    }
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::id.eq(Uuid::now_v7()),
            one_time_links::purpose.eq(purpose.code()),
            one_time_links::user_id.eq(user_id),
            one_time_links::token_hash.eq(token_hash),
            one_time_links::created_at.eq(now),
            one_time_links::expires_at.eq(expires_at),
        ))
        .execute(tx)?;
    Ok(())
}

/// Whether the link still works, and whose it is; `NotFound` when it does not.
pub fn find(conn: &mut PgConnection, purpose: Purpose, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Uuid>, PersistenceError> {
    let link = one_time_links::table
        .filter(one_time_links::token_hash.eq(token_hash))
        .filter(one_time_links::purpose.eq(purpose.code()))
        .filter(one_time_links::used_at.is_null())
        .filter(one_time_links::expires_at.gt(now));
    Ok(link.select(one_time_links::user_id).first(conn)?)
}

/// Uses the link up and tells whose it was; `NotFound` when it does not work, also when somebody was faster.
pub fn consume(tx: &mut PgConnection, purpose: Purpose, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Uuid>, PersistenceError> {
    let link = one_time_links::table
        .filter(one_time_links::token_hash.eq(token_hash))
        .filter(one_time_links::purpose.eq(purpose.code()))
        .filter(one_time_links::used_at.is_null())
        .filter(one_time_links::expires_at.gt(now));
    Ok(diesel::update(link).set(one_time_links::used_at.eq(now)).returning(one_time_links::user_id).get_result(tx)?)
}

/// The open links of a user stop working.
pub fn close_of_user(tx: &mut PgConnection, user_id: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let open = one_time_links::table.filter(one_time_links::user_id.eq(user_id)).filter(one_time_links::used_at.is_null());
    diesel::update(open).set(one_time_links::used_at.eq(now)).execute(tx)?;
    Ok(())
}

/// Whether a link for a new password was made for the user since then.
pub fn asked_since(conn: &mut PgConnection, user_id: Uuid, since: DateTime<Utc>) -> Result<bool, PersistenceError> {
    let recent = one_time_links::table
        .filter(one_time_links::user_id.eq(user_id))
        .filter(one_time_links::purpose.eq(Purpose::PasswordReset.code()))
        .filter(one_time_links::created_at.gt(since));
    Ok(diesel::select(diesel::dsl::exists(recent)).get_result(conn)?)
}

/// Every link for the set-up stops working.
pub fn close_setup(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let open = one_time_links::table.filter(one_time_links::purpose.eq(Purpose::Setup.code())).filter(one_time_links::used_at.is_null());
    diesel::update(open).set(one_time_links::used_at.eq(now)).execute(tx)?;
    Ok(())
}
