//! Days, and numbers that begin anew each month, by the clock of a location.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::error::PersistenceError;

/// The calendar day at a location; nothing when the location is not there.
pub fn day(conn: &mut PgConnection, location: Uuid, at: DateTime<Utc>) -> Result<Option<NaiveDate>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Day {
        #[diesel(sql_type = Date)]
        on_date: NaiveDate,
    }
    let sql = "select ($2 at time zone l.time_zone)::date as on_date from locations l where l.id = $1";
    let day: Option<Day> = diesel::sql_query(sql).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(at).get_result(conn).optional()?;
    Ok(day.map(|day| day.on_date))
}

/// The next number of the month at a location, such as `2611-0417`; nothing when the location is not there. Whoever takes one makes
/// others wait until the transaction ends, so that none is missing.
///
/// `counting` raises the number: it takes the location and the moment, and gives `month` as `YYMM` and `last`.
pub fn next_number(
    tx: &mut PgConnection,
    counting: &'static str,
    location: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<String>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Next {
        #[diesel(sql_type = Text)]
        month: String,
        #[diesel(sql_type = Integer)]
        last: i32,
    }
    let next: Option<Next> =
        diesel::sql_query(counting).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(now).get_result(tx).optional()?;
    Ok(next.map(|next| format!("{}-{:04}", next.month, next.last)))
}
