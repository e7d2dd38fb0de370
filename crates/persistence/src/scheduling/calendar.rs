//! The staff calendar: visits, hours, absences, holidays and rooms of a period.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::scheduling::{CalendarBlock, CalendarView, RoomUse};
use uuid::Uuid;

use super::appointments::{self, AppointmentRow};
use super::{absences, holidays};
use crate::audit::AuditAction;
use crate::error::PersistenceError;
use crate::limited::limited;
use crate::schema::{allocations, appointments as visits, resources};
use crate::scope::Scope;

/// Visits of one answer at most.
const MOST: i64 = 2_000;

/// Which part is wanted.
#[derive(Clone, Debug)]
pub struct CalendarSearch {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    /// The days of the period, both included, for holidays.
    pub days: (NaiveDate, NaiveDate),
    pub location: Option<Uuid>,
    pub practitioner: Option<Uuid>,
}

#[derive(QueryableByName)]
struct BlockRow {
    #[diesel(sql_type = SqlUuid)]
    session_id: Uuid,
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
    #[diesel(sql_type = Date)]
    on_date: NaiveDate,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    ends_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    break_from: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    break_until: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    booked_minutes: i32,
    #[diesel(sql_type = Integer)]
    open_minutes: i32,
    #[diesel(sql_type = Integer)]
    booked: i32,
    #[diesel(sql_type = Nullable<Integer>)]
    daily_cap: Option<i32>,
}

impl From<BlockRow> for CalendarBlock {
    fn from(row: BlockRow) -> Self {
        CalendarBlock {
            session_id: row.session_id,
            practitioner_id: row.practitioner_id,
            practitioner_name: row.practitioner_name,
            location_id: row.location_id,
            location_name: row.location_name,
            time_zone: row.time_zone,
            on_date: row.on_date,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            break_from: row.break_from,
            break_until: row.break_until,
            booked_minutes: row.booked_minutes,
            open_minutes: row.open_minutes,
            booked: row.booked,
            daily_cap: row.daily_cap,
        }
    }
}

/// Everything in the period; visits as far as their patients are in scope, hours and absences of everybody.
pub fn find(conn: &mut PgConnection, scope: &Scope, search: &CalendarSearch) -> Result<CalendarView, PersistenceError> {
    let mut query = visits::table
        .filter(visits::starts_at.lt(search.to))
        // a visit lasts a day at most, which lets the index be used
        .filter(visits::starts_at.gt(search.from - chrono::Duration::days(1)))
        .filter(visits::ends_at.gt(search.from))
        .filter(appointments::seen(scope))
        .select(AppointmentRow::as_select())
        .order((visits::starts_at, visits::id))
        .into_boxed();
    if let Some(location) = search.location {
        query = query.filter(visits::location_id.eq(location));
    }
    if let Some(practitioner) = search.practitioner {
        query = query.filter(visits::practitioner_id.eq(practitioner));
    }
    let mut appointments = appointments::views(limited(query, MOST + 1).load(conn)?)?;
    let truncated = appointments.len() as i64 > MOST;
    appointments.truncate(MOST as usize);
    appointments::shown(conn, scope, AuditAction::List, &appointments)?;
    let ids: Vec<Uuid> = appointments.iter().map(|a| a.id).collect();
    let blocks: Vec<BlockRow> = diesel::sql_query(include_str!("sql/calendar_blocks.sql"))
        .bind::<Timestamptz, _>(search.from)
        .bind::<Timestamptz, _>(search.to)
        .bind::<Nullable<SqlUuid>, _>(search.location)
        .bind::<Nullable<SqlUuid>, _>(search.practitioner)
        .load(conn)?;
    Ok(CalendarView {
        from: search.from,
        to: search.to,
        appointments,
        truncated,
        absences: absences::between(conn, search.from, search.to, search.practitioner, search.location)?,
        holidays: holidays::between(conn, search.days.0, search.days.1, search.location)?,
        blocks: blocks.into_iter().map(CalendarBlock::from).collect(),
        rooms: rooms(conn, &ids)?,
    })
}

fn rooms(conn: &mut PgConnection, appointments: &[Uuid]) -> Result<Vec<RoomUse>, PersistenceError> {
    type Row = (Uuid, String, Option<Uuid>);
    let rows: Vec<Row> = allocations::table
        .inner_join(resources::table.on(resources::id.eq(allocations::resource_id)))
        .filter(allocations::appointment_id.eq_any(appointments))
        .select((resources::id, resources::name, allocations::appointment_id))
        .load(conn)?;
    let room = |(resource_id, resource_name, appointment): Row| {
        appointment.map(|appointment_id| RoomUse { resource_id, resource_name, appointment_id })
    };
    Ok(rows.into_iter().filter_map(room).collect())
}
