//! Services: what can be booked or bought.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::organisation::{CreateService, Money, ServiceField, ServiceSort, ServiceView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::services;

/// A row of `services`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = services)]
pub struct ServiceRow {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub duration_minutes: i32,
    pub price_amount: i64,
    pub price_currency: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table services, row ServiceRow, fields ServiceField, sorts ServiceSort;
    filter {
        NameId => text(services::name_id);
        NameEn => text(services::name_en);
        Code => text(services::code);
        DurationMinutes => number(diesel::dsl::sql::<diesel::sql_types::BigInt>("services.duration_minutes::bigint"));
        Price => number(services::price_amount);
    }
    sort {
        NameId => services::name_id, String, |row| row.name_id;
        NameEn => services::name_en, String, |row| row.name_en;
        Price => services::price_amount, i64, |row| row.price_amount;
        DurationMinutes => services::duration_minutes, i32, |row| row.duration_minutes;
        CreatedAt => services::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table services, row ServiceRow, view ServiceView }
crate::archivable! { table services }

impl From<ServiceRow> for ServiceView {
    fn from(row: ServiceRow) -> Self {
        ServiceView {
            id: row.id,
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            duration_minutes: row.duration_minutes,
            price: Money { amount: row.price_amount, currency: row.price_currency },
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<ServiceField, ServiceSort>) -> Result<Listed<ServiceView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(ServiceView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, service: &CreateService, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(services::table)
        .values((services::id.eq(id), values(service), services::created_at.eq(now), services::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, service: &CreateService, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(services::table.find(id))
        .set((values(service), services::updated_at.eq(now), services::version.eq(services::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(service: &'a CreateService) -> _ {
    let code: &'a str = service.code.as_str();
    let name_id: &'a str = service.name_id.as_str();
    let name_en: &'a str = service.name_en.as_str();
    let minutes: i32 = service.duration_minutes;
    let amount: i64 = service.price.amount;
    let currency: &'a str = service.price.currency.as_str();
    (
        services::code.eq(code),
        services::name_id.eq(name_id),
        services::name_en.eq(name_en),
        services::duration_minutes.eq(minutes),
        services::price_amount.eq(amount),
        services::price_currency.eq(currency),
    )
}
