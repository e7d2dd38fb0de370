//! The first start: nobody can sign in yet.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::error::PersistenceError;
use crate::schema::{organisations, users};

/// Any fixed number will do; it differs from the one of the migrations.
const LOCK: i64 = 0x616b_7261_6202;

/// Whether there is no user at all.
pub fn is_needed(conn: &mut PgConnection) -> Result<bool, PersistenceError> {
    let first = users::table.select(users::id).limit(1);
    let found: Vec<uuid::Uuid> = first.load(conn)?;
    Ok(found.is_empty())
}

/// Until this transaction ends, nobody else can set up.
pub fn lock(tx: &mut PgConnection) -> Result<(), PersistenceError> {
    diesel::sql_query("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(LOCK).execute(tx)?;
    Ok(())
}

/// The organisation's name.
pub fn organisation_name(conn: &mut PgConnection) -> Result<String, PersistenceError> {
    Ok(organisations::table.select(organisations::name).first(conn)?)
}

/// Gives the organisation its name.
pub fn name_organisation(tx: &mut PgConnection, name: &str, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(organisations::table)
        .set((organisations::name.eq(name), organisations::updated_at.eq(now), organisations::version.eq(organisations::version + 1)))
        .execute(tx)?;
    Ok(())
}
