//! Hours, rooms, holidays and visits of the demo clinic, written by statements over what is there already.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::error::PersistenceError;

/// Who gives which service.
pub fn give_services(tx: &mut PgConnection, pairs: &[(Uuid, Uuid)]) -> Result<(), PersistenceError> {
    let (practitioners, services): (Vec<Uuid>, Vec<Uuid>) = pairs.iter().copied().unzip();
    diesel::sql_query("insert into practitioner_services (practitioner_id, service_id) select * from unnest($1, $2)")
        .bind::<Array<SqlUuid>, _>(practitioners)
        .bind::<Array<SqlUuid>, _>(services)
        .execute(tx)?;
    Ok(())
}

/// A room or device, and the services that need one of its kind.
#[derive(Clone, Debug)]
pub struct Room {
    pub id: Uuid,
    pub location: Uuid,
    pub kind: &'static str,
    pub name: &'static str,
    pub services: Vec<Uuid>,
}

/// Writes rooms and devices with what needs them.
pub fn place_rooms(tx: &mut PgConnection, rooms: &[Room], at: DateTime<Utc>) -> Result<(), PersistenceError> {
    for room in rooms {
        diesel::sql_query("insert into resources (id, location_id, kind, name, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)")
            .bind::<SqlUuid, _>(room.id)
            .bind::<SqlUuid, _>(room.location)
            .bind::<Text, _>(room.kind)
            .bind::<Text, _>(room.name)
            .bind::<Timestamptz, _>(at)
            .execute(tx)?;
        diesel::sql_query("insert into service_resources (service_id, resource_id) select unnest($2), $1")
            .bind::<SqlUuid, _>(room.id)
            .bind::<Array<SqlUuid>, _>(&room.services)
            .execute(tx)?;
    }
    Ok(())
}

/// Gives every practitioner weekly hours at their locations since `since`, and writes the public holidays.
pub fn open_doors(tx: &mut PgConnection, since: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::sql_query(include_str!("sql/schedule_holidays.sql")).bind::<Timestamptz, _>(now).execute(tx)?;
    diesel::sql_query(include_str!("sql/schedule_hours.sql")).bind::<Timestamptz, _>(since).execute(tx)?;
    Ok(())
}

/// Fills the calendar around `now`: three weeks back and four ahead, and further back until there are `wanted` visits.
/// Gives how many there are.
pub fn fill_calendar(tx: &mut PgConnection, wanted: u32, now: DateTime<Utc>) -> Result<i64, PersistenceError> {
    let mut written = visits(tx, now, (21, 28), 55, 0, 1_000_000)?;
    let missing = i64::from(wanted) - written;
    if missing > 0 {
        // a day of the past has a hundred starts on average; days beyond what is needed are cut off by the limit
        let days = i32::try_from(missing / 90).unwrap_or(i32::MAX).clamp(30, 12_000);
        written += visits(tx, now, (22 + days, -22), 97, written, missing)?;
    }
    // the statements to come are planned for as many rows as there are
    diesel::sql_query("analyze appointments").execute(tx)?;
    diesel::sql_query(include_str!("sql/schedule_overlaps.sql")).execute(tx)?;
    diesel::sql_query(include_str!("sql/schedule_allocations.sql")).execute(tx)?;
    diesel::sql_query(include_str!("sql/schedule_events.sql")).bind::<Timestamptz, _>(now).execute(tx)?;
    diesel::sql_query(include_str!("sql/schedule_care.sql")).bind::<Timestamptz, _>(now).execute(tx)?;
    Ok(written)
}

/// Puts those visits of today that are due by now into the queues of the front desk; gives how many.
pub fn fill_queue(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/schedule_queue.sql")).bind::<Timestamptz, _>(now).execute(tx)?)
}

/// Writes the messages that patients got about these visits; the texts are there. Gives how many.
pub fn note_messages(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/schedule_messages.sql")).bind::<Timestamptz, _>(now).execute(tx)?)
}

fn visits(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    days: (i32, i32),
    percent: i64,
    codes: i64,
    most: i64,
) -> Result<i64, PersistenceError> {
    let written = diesel::sql_query(include_str!("sql/schedule_visits.sql"))
        .bind::<Timestamptz, _>(now)
        .bind::<Integer, _>(days.0)
        .bind::<Integer, _>(days.1)
        .bind::<BigInt, _>(percent)
        .bind::<BigInt, _>(codes)
        .bind::<BigInt, _>(most)
        .execute(tx)?;
    Ok(written as i64)
}
