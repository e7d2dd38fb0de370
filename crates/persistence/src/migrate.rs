//! The migrations, embedded and applied under an advisory lock.

use std::time::Duration;

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::error::PersistenceError;

/// Every migration of this build.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

/// Any fixed number will do; all processes of one database use the same.
const LOCK: i64 = 0x616b_7261_6201;

/// Applies what is pending and gives the names; several processes may call it at once.
///
/// The lock belongs to a transaction of a connection of its own, so it works behind a transaction pooler, and the
/// migrations run on a second connection.
pub fn run_pending(url: &str) -> Result<Vec<String>, PersistenceError> {
    let mut guard = connect(url)?;
    if is_current(&mut guard) {
        return Ok(Vec::new());
    }
    guard.transaction(|guard| {
        diesel::sql_query("select pg_advisory_xact_lock($1)").bind::<diesel::sql_types::BigInt, _>(LOCK).execute(guard)?;
        let mut conn = connect(url)?;
        // a migration waits for a busy table no longer than this, so that it never queues requests behind it
        diesel::sql_query("set lock_timeout = '3s'").execute(&mut conn)?;
        let done = conn.run_pending_migrations(MIGRATIONS);
        let done = done.map_err(|error| PersistenceError::Unexpected(error.to_string()))?;
        Ok(done.iter().map(ToString::to_string).collect())
    })
}

/// Whether every migration has been applied, as far as the role may look: that of the server may not make the table in which
/// they are noted, which diesel does each time it asks.
fn is_current(conn: &mut PgConnection) -> bool {
    #[derive(QueryableByName)]
    struct Applied {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
    }
    let applied = diesel::sql_query("select version::text as version from __diesel_schema_migrations").load::<Applied>(conn);
    let ours: Result<Vec<Box<dyn Migration<Pg>>>, _> = MIGRATIONS.migrations();
    let (Ok(applied), Ok(ours)) = (applied, ours) else { return false };
    ours.iter().all(|own| applied.iter().any(|row| row.version == own.name().version().to_string()))
}

/// The migrations that this build has and the database has not.
pub fn pending(url: &str) -> Result<Vec<String>, PersistenceError> {
    let mut conn = connect(url)?;
    if is_current(&mut conn) {
        return Ok(Vec::new());
    }
    let pending = conn.pending_migrations(MIGRATIONS);
    let pending = pending.map_err(|error| PersistenceError::Unexpected(error.to_string()))?;
    Ok(pending.iter().map(|m| m.name().to_string()).collect())
}

/// A connection outside the pool, with time for long statements: for migrations, imports and tests.
pub fn connect(url: &str) -> Result<PgConnection, PersistenceError> {
    let url = crate::db::with_timeout(url, Duration::ZERO);
    let mut conn = PgConnection::establish(&url).map_err(|_| PersistenceError::Unavailable)?;
    crate::pool::fix_language(&mut conn);
    Ok(conn)
}
