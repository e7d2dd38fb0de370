//! Until when a question is answered, by the clinic's clock.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Date, Text, Timestamp, Timestamptz};
use domain::consultations::{ConsultationSettings, clock};

use crate::error::PersistenceError;

#[derive(QueryableByName)]
struct Wall {
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Timestamp)]
    wall: NaiveDateTime,
    #[diesel(sql_type = Array<Date>)]
    holidays: Vec<NaiveDate>,
}

#[derive(QueryableByName)]
struct Moment {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

/// The moment until which a question of `now` is answered.
pub fn due(conn: &mut PgConnection, settings: &ConsultationSettings, now: DateTime<Utc>) -> Result<DateTime<Utc>, PersistenceError> {
    let here: Wall = diesel::sql_query(include_str!("sql/wall.sql")).bind::<Timestamptz, _>(now).get_result(conn)?;
    let closed_on = |day: NaiveDate| here.holidays.contains(&day);
    let due = clock::due(here.wall, settings.answer_hours, &settings.opening(), &closed_on);
    let moment: Moment =
        diesel::sql_query("select $1 at time zone $2 as at").bind::<Timestamp, _>(due).bind::<Text, _>(here.time_zone).get_result(conn)?;
    Ok(moment.at)
}
