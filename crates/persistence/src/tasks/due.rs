//! Tasks whose time has come.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::error::PersistenceError;

/// A task that is due, for its owner.
#[derive(Clone, Debug, QueryableByName)]
pub struct DueTask {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = SqlUuid)]
    pub assignee_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    pub due_at: DateTime<Utc>,
    /// The day by the clock of the task's location, else of the clinic.
    #[diesel(sql_type = Date)]
    pub due_on: NaiveDate,
}

/// Up to `limit` open tasks that became due within the last day and whose owner was not told since; they count as told.
/// Several workers never get the same one.
pub fn claim(tx: &mut PgConnection, limit: i64, now: DateTime<Utc>) -> Result<Vec<DueTask>, PersistenceError> {
    let claimed = diesel::sql_query(include_str!("sql/due.sql")).bind::<Timestamptz, _>(now).bind::<BigInt, _>(limit);
    Ok(claimed.load(tx)?)
}
