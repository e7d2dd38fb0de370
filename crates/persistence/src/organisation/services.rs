//! Services: what can be booked or bought.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::organisation::{CreateService, Money, ServiceField, ServiceSort, ServiceView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{service_resources, services};

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
    pub buffer_before_minutes: i32,
    pub buffer_after_minutes: i32,
    pub slot_minutes: Option<i32>,
    pub online: bool,
    pub needs_approval: bool,
    pub preparation_id: Option<String>,
    pub preparation_en: Option<String>,
    pub reminder_minutes: Vec<i32>,
    pub recall_reminder_days: Vec<i32>,
    pub recall_months: Option<i32>,
    #[diesel(select_expression = sql(RESOURCES), select_expression_type = SqlLiteral<Array<SqlUuid>>)]
    pub resource_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const RESOURCES: &str = "array(select r.resource_id from service_resources r where r.service_id = services.id order by r.resource_id)";

crate::listing! {
    table services, row ServiceRow, fields ServiceField, sorts ServiceSort;
    filter {
        NameId => text(services::name_id);
        NameEn => text(services::name_en);
        Code => text(services::code);
        DurationMinutes => number(diesel::dsl::sql::<diesel::sql_types::BigInt>("services.duration_minutes::bigint"));
        Price => number(services::price_amount);
        Online => boolean(services::online);
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
            buffer_before_minutes: row.buffer_before_minutes,
            buffer_after_minutes: row.buffer_after_minutes,
            slot_minutes: row.slot_minutes,
            online: row.online,
            needs_approval: row.needs_approval,
            preparation_id: row.preparation_id,
            preparation_en: row.preparation_en,
            reminder_minutes: row.reminder_minutes,
            recall_reminder_days: row.recall_reminder_days,
            recall_months: row.recall_months,
            resource_ids: row.resource_ids,
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
    link(tx, id, service)
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, service: &CreateService, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(services::table.find(id))
        .set((values(service), services::updated_at.eq(now), services::version.eq(services::version + 1)))
        .execute(tx)?;
    diesel::delete(service_resources::table.filter(service_resources::service_id.eq(id))).execute(tx)?;
    link(tx, id, service)
}

fn link(tx: &mut PgConnection, id: Uuid, service: &CreateService) -> Result<(), PersistenceError> {
    let needed = |resource: &Uuid| (service_resources::service_id.eq(id), service_resources::resource_id.eq(*resource));
    let rows: Vec<_> = service.resource_ids.iter().map(needed).collect();
    diesel::insert_into(service_resources::table).values(rows).execute(tx)?;
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
    let slot: Option<i32> = service.slot_minutes;
    let before: i32 = service.buffer_before_minutes;
    let after: i32 = service.buffer_after_minutes;
    let online: bool = service.online;
    let approval: bool = service.needs_approval;
    let preparation_id: Option<&'a str> = service.preparation_id.as_deref();
    let preparation_en: Option<&'a str> = service.preparation_en.as_deref();
    let reminders: &'a [i32] = service.reminder_minutes.as_slice();
    let recall_reminders: &'a [i32] = service.recall_reminder_days.as_slice();
    let recall_months: Option<i32> = service.recall_months;
    (
        services::code.eq(code),
        services::name_id.eq(name_id),
        services::name_en.eq(name_en),
        services::duration_minutes.eq(minutes),
        services::price_amount.eq(amount),
        services::price_currency.eq(currency),
        services::slot_minutes.eq(slot),
        services::buffer_before_minutes.eq(before),
        services::buffer_after_minutes.eq(after),
        services::online.eq(online),
        services::needs_approval.eq(approval),
        services::preparation_id.eq(preparation_id),
        services::preparation_en.eq(preparation_en),
        services::reminder_minutes.eq(reminders),
        services::recall_reminder_days.eq(recall_reminders),
        services::recall_months.eq(recall_months),
    )
}
