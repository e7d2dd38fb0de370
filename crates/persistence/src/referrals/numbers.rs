//! Numbers of referrals, and the day of today; both by the clock of the location.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Text, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use uuid::Uuid;

use super::refusal::ReferralError;

const NEXT: &str = "insert into referral_numbers as n (month, last) \
    select date_trunc('month', $2 at time zone l.time_zone)::date, 1 from locations l where l.id = $1 \
    on conflict (month) do update set last = n.last + 1 \
    returning to_char(n.month, 'YYMM') as month, n.last";

/// The next number of the month, such as `RJ-2611-0042`. Whoever takes one makes others wait until the transaction ends, so that
/// none is missing.
pub fn next(tx: &mut PgConnection, location: Uuid, now: DateTime<Utc>) -> Result<String, ReferralError> {
    #[derive(QueryableByName)]
    struct Next {
        #[diesel(sql_type = Text)]
        month: String,
        #[diesel(sql_type = Integer)]
        last: i32,
    }
    let next: Option<Next> = diesel::sql_query(NEXT).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(now).get_result(tx).optional()?;
    let next = next.ok_or_else(|| ReferralError::field("/location_id", FieldCode::NotThere))?;
    Ok(format!("RJ-{}-{:04}", next.month, next.last))
}

/// The calendar day at the location.
pub fn day(conn: &mut PgConnection, location: Uuid, at: DateTime<Utc>) -> Result<NaiveDate, ReferralError> {
    #[derive(QueryableByName)]
    struct Day {
        #[diesel(sql_type = Date)]
        on_date: NaiveDate,
    }
    let sql = "select ($2 at time zone l.time_zone)::date as on_date from locations l where l.id = $1";
    let day: Option<Day> = diesel::sql_query(sql).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(at).get_result(conn).optional()?;
    day.map(|day| day.on_date).ok_or_else(|| ReferralError::field("/location_id", FieldCode::NotThere))
}
