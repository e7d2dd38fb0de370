//! Locations: the branches of the clinic.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::organisation::{CreateLocation, LocationField, LocationSort, LocationView, Payer};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::locations;

/// A row of `locations`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = locations)]
pub struct LocationRow {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub time_zone: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: serde_json::Value,
    pub payers: Vec<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table locations, row LocationRow, fields LocationField, sorts LocationSort;
    filter {
        Name => text(locations::name);
        Code => text(locations::code);
        TimeZone => text(locations::time_zone);
    }
    sort {
        Name => locations::name, String, |row| row.name;
        CreatedAt => locations::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table locations, row LocationRow, view LocationView }
crate::archivable! { table locations }

impl From<LocationRow> for LocationView {
    fn from(row: LocationRow) -> Self {
        LocationView {
            id: row.id,
            code: row.code,
            name: row.name,
            time_zone: row.time_zone,
            phone: row.phone,
            email: row.email,
            address: serde_json::from_value(row.address).unwrap_or_default(),
            payers: row.payers.iter().filter_map(|p| Payer::from_code(p)).collect(),
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<LocationField, LocationSort>) -> Result<Listed<LocationView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(LocationView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, location: &CreateLocation, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(locations::table)
        .values((locations::id.eq(id), values(location)?, locations::created_at.eq(now), locations::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, location: &CreateLocation, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(locations::table.find(id))
        .set((values(location)?, locations::updated_at.eq(now), locations::version.eq(locations::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = locations)]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
struct LocationValues<'a> {
    code: &'a str,
    name: &'a str,
    time_zone: &'a str,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    address: serde_json::Value,
    payers: Vec<&'static str>,
}

fn values(location: &CreateLocation) -> Result<LocationValues<'_>, PersistenceError> {
    Ok(LocationValues {
        code: &location.code,
        name: &location.name,
        time_zone: &location.time_zone,
        phone: location.phone.as_deref(),
        email: location.email.as_deref(),
        address: serde_json::to_value(&location.address).map_err(|_| PersistenceError::Unreadable("address"))?,
        payers: location.payers.iter().map(|p| p.code()).collect(),
    })
}
