//! Free times, in one statement.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use domain::scheduling::{Edge, SlotView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::prepared::{Prepared, Value};

const FREE: &str = concat!(include_str!("sql/blocks.sql"), include_str!("sql/free.sql"), include_str!("sql/free_slots.sql"));
const FIRST: &str = concat!(include_str!("sql/blocks.sql"), include_str!("sql/free.sql"), include_str!("sql/first_free_slots.sql"));

/// Which free times are wanted.
#[derive(Clone, Debug)]
pub struct SlotSearch {
    pub service: Uuid,
    /// Absent: anybody who gives the service.
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
    pub from: Edge,
    /// A day is included.
    pub to: Edge,
    /// Only what patients book by themselves, by their rules.
    pub for_patients: bool,
    /// An appointment whose time counts as free.
    pub besides: Option<Uuid>,
    pub limit: i64,
}

#[derive(QueryableByName)]
struct SlotRow {
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    practitioner_name: String,
    #[diesel(sql_type = SqlUuid)]
    location_id: Uuid,
    #[diesel(sql_type = Text)]
    location_name: String,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    ends_at: DateTime<Utc>,
}

impl From<SlotRow> for SlotView {
    fn from(row: SlotRow) -> Self {
        SlotView {
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            time_zone: row.time_zone,
            practitioner_id: row.practitioner_id,
            practitioner_name: row.practitioner_name,
            location_id: row.location_id,
            location_name: row.location_name,
        }
    }
}

/// The free times, soonest first.
pub fn free(conn: &mut PgConnection, search: &SlotSearch, now: DateTime<Utc>) -> Result<Vec<SlotView>, PersistenceError> {
    run(conn, FREE, search, now)
}

/// The first free time of each practitioner at each location, soonest first.
pub fn first_free(conn: &mut PgConnection, search: &SlotSearch, now: DateTime<Utc>) -> Result<Vec<SlotView>, PersistenceError> {
    let mut first = run(conn, FIRST, search, now)?;
    first.sort_by_key(|slot| slot.starts_at);
    Ok(first)
}

fn run(conn: &mut PgConnection, sql: &'static str, search: &SlotSearch, now: DateTime<Utc>) -> Result<Vec<SlotView>, PersistenceError> {
    let mut values = frame(search.service, search.practitioner, search.location, search.from, search.to, now, search.for_patients);
    values.push(Value::MaybeUuid(search.besides));
    values.push(Value::Number(search.limit));
    let rows: Vec<SlotRow> = Prepared::new(sql, values).load(conn)?;
    Ok(rows.into_iter().map(SlotView::from).collect())
}

/// The first nine values of `blocks.sql`.
pub(super) fn frame(
    service: Uuid,
    practitioner: Option<Uuid>,
    location: Option<Uuid>,
    from: Edge,
    to: Edge,
    now: DateTime<Utc>,
    for_patients: bool,
) -> Vec<Value> {
    let split = |edge: Edge| -> (Option<DateTime<Utc>>, Option<NaiveDate>) {
        match edge {
            Edge::Day(day) => (None, Some(day)),
            Edge::Moment(at) => (Some(at), None),
        }
    };
    let ((from_at, from_day), (to_at, to_day)) = (split(from), split(to));
    vec![
        Value::Uuid(service),
        Value::MaybeUuid(practitioner),
        Value::MaybeUuid(location),
        Value::MaybeTime(from_at),
        Value::MaybeDate(from_day),
        Value::MaybeTime(to_at),
        Value::MaybeDate(to_day),
        Value::Time(now),
        Value::Bool(for_patients),
    ]
}
