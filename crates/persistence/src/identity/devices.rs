//! Devices on which somebody has signed in and asked to be remembered.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::known_devices;

/// Who has been remembered on the device with this token.
pub fn owners(conn: &mut PgConnection, token_hash: &[u8]) -> Result<Vec<Uuid>, PersistenceError> {
    let owners = known_devices::table.filter(known_devices::token_hash.eq(token_hash));
    Ok(owners.select(known_devices::user_id).load(conn)?)
}

/// Remembers a user on a device, or that the device was used again.
pub fn remember(tx: &mut PgConnection, user_id: Uuid, token_hash: &[u8], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(known_devices::table)
        .values((
            known_devices::id.eq(Uuid::now_v7()),
            known_devices::user_id.eq(user_id),
            known_devices::token_hash.eq(token_hash),
            known_devices::created_at.eq(now),
            known_devices::last_used_at.eq(now),
        ))
        .on_conflict((known_devices::token_hash, known_devices::user_id))
        .do_update()
        .set(known_devices::last_used_at.eq(now))
        .execute(tx)?;
    Ok(())
}
