//! Which events somebody hears who hears only of themselves and their wards.

use chrono::Duration;
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{contacts, queue_entries};
use crate::scope::Scope;

/// The people and queues that concern a person on the portal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sights {
    pub contacts: Vec<Uuid>,
    /// Sessions in whose queue one of them is.
    pub sessions: Vec<Uuid>,
}

/// The people in an own scope, and where they wait; nothing for other scopes, which are told by place and practitioner.
pub fn sights(conn: &mut PgConnection, scope: &Scope) -> Result<Sights, PersistenceError> {
    if !scope.is_own() {
        return Ok(Sights::default());
    }
    let people: Vec<Uuid> = contacts::table.filter(scope.sees()).select(contacts::id).load(conn)?;
    // a queue lasts a day; the bound keeps the statement to the rows of the last one
    let sessions = queue_entries::table
        .filter(queue_entries::contact_id.eq_any(&people))
        .filter(queue_entries::state.eq_any(["waiting", "called", "in_progress", "skipped"]))
        .filter(queue_entries::arrived_at.gt(scope.actor().now() - Duration::days(1)))
        .select(queue_entries::session_id)
        .distinct()
        .load(conn)?;
    Ok(Sights { contacts: people, sessions })
}
