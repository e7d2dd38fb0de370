//! Wall times of locations as moments.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Timestamp, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use uuid::Uuid;

use super::error::BookingError;

#[derive(QueryableByName)]
struct Moment {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    is_there: bool,
}

/// The moment at which the clock of a location shows `wall`; the first of two where it is set back.
///
/// Refused with `no_such_time` where the clock is set forward over it.
pub fn moment(conn: &mut PgConnection, location: Uuid, wall: NaiveDateTime) -> Result<DateTime<Utc>, BookingError> {
    let found: Option<Moment> = diesel::sql_query(include_str!("sql/moment.sql"))
        .bind::<SqlUuid, _>(location)
        .bind::<Timestamp, _>(wall)
        .get_result(conn)
        .optional()?;
    match found {
        Some(moment) if moment.is_there => Ok(moment.at),
        Some(_) => Err(BookingError::refused("/local_time", FieldCode::NoSuchTime)),
        None => Err(BookingError::refused("/location_id", FieldCode::NotThere)),
    }
}

#[derive(QueryableByName)]
struct Wall {
    #[diesel(sql_type = Timestamp)]
    at: NaiveDateTime,
}

/// What the clock of a location shows at a moment.
pub fn wall(conn: &mut PgConnection, location: Uuid, at: DateTime<Utc>) -> Result<NaiveDateTime, BookingError> {
    let sql = "select $2 at time zone l.time_zone as at from locations l where l.id = $1";
    let wall: Option<Wall> = diesel::sql_query(sql).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(at).get_result(conn).optional()?;
    wall.map(|w| w.at).ok_or(BookingError::refused("/location_id", FieldCode::NotThere))
}
