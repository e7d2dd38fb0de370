//! When somebody can see what is written to them now, by their quiet hours.

use chrono::{DateTime, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Time, Uuid as SqlUuid};
use domain::messaging::gate;
use uuid::Uuid;

use super::notices;
use crate::error::PersistenceError;
use crate::schema::organisations;

#[derive(QueryableByName)]
struct Hours {
    #[diesel(sql_type = Nullable<Time>)]
    quiet_from: Option<NaiveTime>,
    #[diesel(sql_type = Nullable<Time>)]
    quiet_until: Option<NaiveTime>,
    #[diesel(sql_type = Time)]
    local_time: NaiveTime,
}

/// The moment from which a notice to a person can be seen that is written now: at once in the inbox of the portal, which
/// makes no noise, else when the quiet hours of the first of those end who would be told. At once also for whom no message
/// reaches: the clinic calls them.
pub fn seen_from(conn: &mut PgConnection, contact: Uuid, now: DateTime<Utc>) -> Result<DateTime<Utc>, PersistenceError> {
    let recipients = notices::recipients(conn, contact)?;
    if recipients.is_empty() || recipients.iter().any(|recipient| recipient.has_portal) {
        return Ok(now);
    }
    let ids: Vec<Uuid> = recipients.iter().map(|recipient| recipient.contact_id).collect();
    let clinic: String = organisations::table.select(organisations::time_zone).first(conn)?;
    let sql = "select c.quiet_from, c.quiet_until, ($2 at time zone coalesce(l.time_zone, $3))::time as local_time \
               from contacts c left join locations l on l.id = c.location_id where c.id = any($1)";
    let hours: Vec<Hours> = diesel::sql_query(sql)
        .bind::<Array<SqlUuid>, _>(&ids)
        .bind::<diesel::sql_types::Timestamptz, _>(now)
        .bind::<diesel::sql_types::Text, _>(&clinic)
        .load(conn)?;
    let waits = hours.iter().map(|h| h.quiet_from.zip(h.quiet_until).and_then(|quiet| gate::quiet_for(quiet, h.local_time)));
    Ok(waits.map(|wait| wait.map_or(now, |wait| now + wait)).min().unwrap_or(now))
}
