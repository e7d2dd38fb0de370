//! Live events: told in the transaction that makes the change, heard by every process on the same database.

mod listener;
mod sights;

pub use listener::Live;
pub use sights::{Sights, sights};

use diesel::prelude::*;
use domain::live::LiveEvent;

use crate::error::PersistenceError;
use crate::prepared::{Prepared, Value};

/// Tells every process of the change once this transaction is committed, and nobody when it is not.
pub fn notify(tx: &mut PgConnection, event: &LiveEvent) -> Result<(), PersistenceError> {
    let payload = serde_json::to_string(event).map_err(|_| PersistenceError::Unreadable("event"))?;
    Prepared::new("select pg_notify('akrab_live', $1)", vec![Value::Text(payload)]).execute(tx)?;
    Ok(())
}
