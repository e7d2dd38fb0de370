//! Weekly hours.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use domain::scheduling::{CreateWorkingHours, WorkingHoursField, WorkingHoursSort, WorkingHoursView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::working_hours;

/// A row of `working_hours` with the names of its practitioner and location.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = working_hours)]
pub struct WorkingHoursRow {
    pub id: Uuid,
    pub practitioner_id: Uuid,
    #[diesel(select_expression = sql(PRACTITIONER), select_expression_type = SqlLiteral<Text>)]
    pub practitioner_name: String,
    pub location_id: Uuid,
    #[diesel(select_expression = sql(LOCATION), select_expression_type = SqlLiteral<Text>)]
    pub location_name: String,
    #[diesel(select_expression = sql(ZONE), select_expression_type = SqlLiteral<Text>)]
    pub time_zone: String,
    pub weekday: i16,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub break_from: Option<NaiveTime>,
    pub break_until: Option<NaiveTime>,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub daily_cap: Option<i32>,
    pub queue_letter: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const PRACTITIONER: &str = "(select p.name from practitioners p where p.id = working_hours.practitioner_id)";
const LOCATION: &str = "(select l.name from locations l where l.id = working_hours.location_id)";
const ZONE: &str = "(select l.time_zone from locations l where l.id = working_hours.location_id)";

crate::listing! {
    table working_hours, row WorkingHoursRow, fields WorkingHoursField, sorts WorkingHoursSort;
    filter {
        PractitionerId => uuid(working_hours::practitioner_id);
        LocationId => uuid(working_hours::location_id);
        Weekday => number(sql::<BigInt>("working_hours.weekday::bigint"));
        ValidFrom => date(working_hours::valid_from);
        ValidUntil => date(working_hours::valid_until);
    }
    sort {
        Weekday => working_hours::weekday, i16, |row| row.weekday;
        Starts => working_hours::starts, NaiveTime, |row| row.starts;
        CreatedAt => working_hours::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table working_hours, row WorkingHoursRow, view WorkingHoursView }
crate::archivable! { table working_hours }

impl From<WorkingHoursRow> for WorkingHoursView {
    fn from(row: WorkingHoursRow) -> Self {
        let time = |t: NaiveTime| t.format("%H:%M").to_string();
        WorkingHoursView {
            id: row.id,
            practitioner_id: row.practitioner_id,
            practitioner_name: row.practitioner_name,
            location_id: row.location_id,
            location_name: row.location_name,
            time_zone: row.time_zone,
            weekday: row.weekday,
            starts: time(row.starts),
            ends: time(row.ends),
            break_from: row.break_from.map(time),
            break_until: row.break_until.map(time),
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            daily_cap: row.daily_cap,
            queue_letter: row.queue_letter,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<WorkingHoursField, WorkingHoursSort>,
) -> Result<Listed<WorkingHoursView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(WorkingHoursView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, form: &CreateWorkingHours, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(working_hours::table)
        .values((working_hours::id.eq(id), values(form), working_hours::created_at.eq(now), working_hours::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, form: &CreateWorkingHours, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(working_hours::table.find(id))
        .set((values(form), working_hours::updated_at.eq(now), working_hours::version.eq(working_hours::version + 1)))
        .execute(tx)?;
    Ok(())
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap_or_default()
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateWorkingHours) -> _ {
    let practitioner: Uuid = form.practitioner_id;
    let location: Uuid = form.location_id;
    let weekday: i16 = form.weekday;
    let starts: NaiveTime = time(&form.starts);
    let ends: NaiveTime = time(&form.ends);
    let break_from: Option<NaiveTime> = form.break_from.as_deref().map(time);
    let break_until: Option<NaiveTime> = form.break_until.as_deref().map(time);
    let valid_from: NaiveDate = form.valid_from;
    let valid_until: Option<NaiveDate> = form.valid_until;
    let cap: Option<i32> = form.daily_cap;
    let letter: &'a str = form.queue_letter.as_str();
    (
        working_hours::practitioner_id.eq(practitioner),
        working_hours::location_id.eq(location),
        working_hours::weekday.eq(weekday),
        working_hours::starts.eq(starts),
        working_hours::ends.eq(ends),
        working_hours::break_from.eq(break_from),
        working_hours::break_until.eq(break_until),
        working_hours::valid_from.eq(valid_from),
        working_hours::valid_until.eq(valid_until),
        working_hours::daily_cap.eq(cap),
        working_hours::queue_letter.eq(letter),
    )
}
