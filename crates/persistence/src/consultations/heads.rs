//! Head doctors and their deputies, with the days of their office.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use domain::consultations::{CreateHeadDoctor, HeadDoctorField, HeadDoctorSort, HeadDoctorView, OfficeKind};
use uuid::Uuid;

use crate::changes;
use crate::error::PersistenceError;
use crate::schema::head_doctors;
use crate::scope::Actor;

/// A row of `head_doctors` with its names.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = head_doctors)]
pub struct HeadDoctorRow {
    pub id: Uuid,
    pub speciality_id: Option<Uuid>,
    #[diesel(select_expression = sql(SPECIALITY_ID), select_expression_type = SqlLiteral<Nullable<Text>>)]
    pub speciality_name_id: Option<String>,
    #[diesel(select_expression = sql(SPECIALITY_EN), select_expression_type = SqlLiteral<Nullable<Text>>)]
    pub speciality_name_en: Option<String>,
    pub practitioner_id: Uuid,
    #[diesel(select_expression = sql(PRACTITIONER), select_expression_type = SqlLiteral<Text>)]
    pub practitioner_name: String,
    pub kind: String,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const RESOURCE: &str = "head_doctors";
const SPECIALITY_ID: &str = "(select s.name_id from specialities s where s.id = head_doctors.speciality_id)";
const SPECIALITY_EN: &str = "(select s.name_en from specialities s where s.id = head_doctors.speciality_id)";
const PRACTITIONER: &str = "(select p.name from practitioners p where p.id = head_doctors.practitioner_id)";

crate::listing! {
    table head_doctors, row HeadDoctorRow, fields HeadDoctorField, sorts HeadDoctorSort;
    filter {
        SpecialityId => uuid(head_doctors::speciality_id);
        PractitionerId => uuid(head_doctors::practitioner_id);
        Kind => text(head_doctors::kind);
        StartsOn => date(head_doctors::starts_on);
        EndsOn => date(head_doctors::ends_on);
    }
    sort {
        StartsOn => head_doctors::starts_on, NaiveDate, |row| row.starts_on;
        CreatedAt => head_doctors::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table head_doctors, row HeadDoctorRow, view HeadDoctorView }

impl From<HeadDoctorRow> for HeadDoctorView {
    fn from(row: HeadDoctorRow) -> Self {
        HeadDoctorView {
            id: row.id,
            speciality_id: row.speciality_id,
            speciality_name_id: row.speciality_name_id,
            speciality_name_en: row.speciality_name_en,
            practitioner_id: row.practitioner_id,
            practitioner_name: row.practitioner_name,
            kind: OfficeKind::from_code(&row.kind).unwrap_or(OfficeKind::Head),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<HeadDoctorField, HeadDoctorSort>,
) -> Result<Listed<HeadDoctorView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(HeadDoctorView::from))
}

/// Appoints somebody; two of a kind over one speciality at a time are refused by `head_doctors_one_at_a_time`.
pub fn insert(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateHeadDoctor) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::insert_into(head_doctors::table)
        .values((
            head_doctors::id.eq(id),
            values(form),
            head_doctors::created_by.eq(actor.user_id()),
            head_doctors::created_at.eq(now),
            head_doctors::updated_at.eq(now),
        ))
        .execute(tx)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])
}

/// Writes the new form of a locked office and raises the version.
pub fn update(tx: &mut PgConnection, actor: &Actor, before: &HeadDoctorView, form: &CreateHeadDoctor) -> Result<(), PersistenceError> {
    diesel::update(head_doctors::table.find(before.id))
        .set((values(form), head_doctors::updated_at.eq(actor.now()), head_doctors::version.eq(head_doctors::version + 1)))
        .execute(tx)?;
    let json = |form: &CreateHeadDoctor| serde_json::to_value(form).unwrap_or_default();
    let fields = changes::difference(&json(&before.writable()), &json(form));
    changes::record(tx, actor, RESOURCE, before.id, "updated", before.version + 1, &fields)
}

/// Ends a locked office at once, as if it had never been meant.
pub fn archive(tx: &mut PgConnection, actor: &Actor, before: &HeadDoctorView) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::update(head_doctors::table.find(before.id))
        .set((head_doctors::archived_at.eq(now), head_doctors::updated_at.eq(now), head_doctors::version.eq(head_doctors::version + 1)))
        .execute(tx)?;
    changes::record(tx, actor, RESOURCE, before.id, "archived", before.version + 1, &[])
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateHeadDoctor) -> _ {
    let speciality: Option<Uuid> = form.speciality_id;
    let practitioner: Uuid = form.practitioner_id;
    let kind: &'static str = form.kind.code();
    let starts_on: NaiveDate = form.starts_on;
    let ends_on: Option<NaiveDate> = form.ends_on;
    (
        head_doctors::speciality_id.eq(speciality),
        head_doctors::practitioner_id.eq(practitioner),
        head_doctors::kind.eq(kind),
        head_doctors::starts_on.eq(starts_on),
        head_doctors::ends_on.eq(ends_on),
    )
}
