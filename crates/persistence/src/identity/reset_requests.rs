//! Requests for a new password by those who cannot sign in. They are kept, sealed, until the worker looks whether there is
//! such an account, so that the answer to the request does not depend on it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::password_reset_requests;

const LOGIN: &str = "password_reset_requests/login";

/// Keeps a request.
pub fn insert(tx: &mut PgConnection, keys: &FieldKeys, login: &str, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let id = Uuid::now_v7();
    diesel::insert_into(password_reset_requests::table)
        .values((
            password_reset_requests::id.eq(id),
            password_reset_requests::login.eq(keys.seal(LOGIN, id, login)?),
            password_reset_requests::created_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

/// Takes up to `limit` requests out; two workers never take the same one.
pub fn take(tx: &mut PgConnection, keys: &FieldKeys, limit: i64) -> Result<Vec<String>, PersistenceError> {
    let rows: Vec<(Uuid, Vec<u8>)> = password_reset_requests::table
        .order(password_reset_requests::created_at)
        .limit(limit)
        .select((password_reset_requests::id, password_reset_requests::login))
        .for_update()
        .skip_locked()
        .load(tx)?;
    let ids: Vec<Uuid> = rows.iter().map(|(id, _)| *id).collect();
    diesel::delete(password_reset_requests::table.filter(password_reset_requests::id.eq_any(ids))).execute(tx)?;
    rows.into_iter().map(|(id, sealed)| keys.open(LOGIN, id, &sealed)).collect()
}
