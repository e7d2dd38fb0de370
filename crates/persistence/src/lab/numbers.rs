//! Numbers of reports, and the day on which a sample was taken; both by the clock of the location.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::PgConnection;
use domain::FieldCode;
use uuid::Uuid;

use super::refusal::LabError;
use crate::organisation::calendar;

const NEXT: &str = "insert into lab_numbers as n (month, last) \
    select date_trunc('month', $2 at time zone l.time_zone)::date, 1 from locations l where l.id = $1 \
    on conflict (month) do update set last = n.last + 1 \
    returning to_char(n.month, 'YYMM') as month, n.last";

/// The next number of the month, such as `LB-2611-0417`.
pub fn next(tx: &mut PgConnection, location: Uuid, now: DateTime<Utc>) -> Result<String, LabError> {
    let number = calendar::next_number(tx, NEXT, location, now)?.ok_or_else(no_location)?;
    Ok(format!("LB-{number}"))
}

/// The calendar day at the location.
pub fn day(conn: &mut PgConnection, location: Uuid, at: DateTime<Utc>) -> Result<NaiveDate, LabError> {
    calendar::day(conn, location, at)?.ok_or_else(no_location)
}

fn no_location() -> LabError {
    LabError::field("/location_id", FieldCode::NotThere)
}
