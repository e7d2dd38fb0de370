//! Days on which the clinic or a branch is closed.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use domain::scheduling::{CreateHoliday, HolidayField, HolidaySort, HolidayView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::holidays;

/// A row of `holidays` with the name of its location.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = holidays)]
pub struct HolidayRow {
    pub id: Uuid,
    pub on_date: NaiveDate,
    pub name_id: String,
    pub name_en: String,
    pub location_id: Option<Uuid>,
    #[diesel(select_expression = sql(LOCATION), select_expression_type = SqlLiteral<Nullable<Text>>)]
    pub location_name: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const LOCATION: &str = "(select l.name from locations l where l.id = holidays.location_id)";

crate::listing! {
    table holidays, row HolidayRow, fields HolidayField, sorts HolidaySort;
    filter {
        OnDate => date(holidays::on_date);
        LocationId => uuid(holidays::location_id);
        NameId => text(holidays::name_id);
        NameEn => text(holidays::name_en);
    }
    sort {
        OnDate => holidays::on_date, NaiveDate, |row| row.on_date;
        CreatedAt => holidays::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table holidays, row HolidayRow, view HolidayView }
crate::archivable! { table holidays }

impl From<HolidayRow> for HolidayView {
    fn from(row: HolidayRow) -> Self {
        HolidayView {
            id: row.id,
            on_date: row.on_date,
            name_id: row.name_id,
            name_en: row.name_en,
            location_id: row.location_id,
            location_name: row.location_name,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<HolidayField, HolidaySort>) -> Result<Listed<HolidayView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(HolidayView::from))
}

/// The holidays from one day to another, both included, at one location or at all.
pub fn between(
    conn: &mut PgConnection,
    first: NaiveDate,
    last: NaiveDate,
    location: Option<Uuid>,
) -> Result<Vec<HolidayView>, PersistenceError> {
    let mut query = holidays::table
        .filter(holidays::archived_at.is_null())
        .filter(holidays::on_date.between(first, last))
        .order(holidays::on_date)
        .select(HolidayRow::as_select())
        .into_boxed();
    if let Some(location) = location {
        query = query.filter(holidays::location_id.is_null().or(holidays::location_id.eq(location)));
    }
    Ok(query.load(conn)?.into_iter().map(HolidayView::from).collect())
}

pub fn insert(tx: &mut PgConnection, id: Uuid, form: &CreateHoliday, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(holidays::table)
        .values((holidays::id.eq(id), values(form), holidays::created_at.eq(now), holidays::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, form: &CreateHoliday, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(holidays::table.find(id))
        .set((values(form), holidays::updated_at.eq(now), holidays::version.eq(holidays::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateHoliday) -> _ {
    let on_date: NaiveDate = form.on_date;
    let name_id: &'a str = form.name_id.as_str();
    let name_en: &'a str = form.name_en.as_str();
    let location: Option<Uuid> = form.location_id;
    (holidays::on_date.eq(on_date), holidays::name_id.eq(name_id), holidays::name_en.eq(name_en), holidays::location_id.eq(location))
}
