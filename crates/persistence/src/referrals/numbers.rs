//! Numbers of referrals, and the day of today; both by the clock of the location.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::PgConnection;
use domain::FieldCode;
use uuid::Uuid;

use super::refusal::ReferralError;
use crate::organisation::calendar;

const NEXT: &str = "insert into referral_numbers as n (month, last) \
    select date_trunc('month', $2 at time zone l.time_zone)::date, 1 from locations l where l.id = $1 \
    on conflict (month) do update set last = n.last + 1 \
    returning to_char(n.month, 'YYMM') as month, n.last";

/// The next number of the month, such as `RJ-2611-0042`.
pub fn next(tx: &mut PgConnection, location: Uuid, now: DateTime<Utc>) -> Result<String, ReferralError> {
    let number = calendar::next_number(tx, NEXT, location, now)?.ok_or_else(no_location)?;
    Ok(format!("RJ-{number}"))
}

/// The calendar day at the location.
pub fn day(conn: &mut PgConnection, location: Uuid, at: DateTime<Utc>) -> Result<NaiveDate, ReferralError> {
    calendar::day(conn, location, at)?.ok_or_else(no_location)
}

fn no_location() -> ReferralError {
    ReferralError::field("/location_id", FieldCode::NotThere)
}
