//! Practitioners: doctors and other health workers, with their specialities and locations.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::organisation::{CreatePractitioner, PractitionerField, PractitionerSort, PractitionerView, SpokenLanguage};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{practitioner_locations, practitioner_services, practitioner_specialities, practitioners};

/// A row of `practitioners` with the ids from its link tables.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = practitioners)]
pub struct PractitionerRow {
    pub id: Uuid,
    pub name: String,
    pub licence_number: Option<String>,
    pub languages: Vec<String>,
    #[diesel(select_expression = sql(SPECIALITIES), select_expression_type = SqlLiteral<Array<SqlUuid>>)]
    pub speciality_ids: Vec<Uuid>,
    #[diesel(select_expression = sql(LOCATIONS), select_expression_type = SqlLiteral<Array<SqlUuid>>)]
    pub location_ids: Vec<Uuid>,
    #[diesel(select_expression = sql(SERVICES), select_expression_type = SqlLiteral<Array<SqlUuid>>)]
    pub service_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const SPECIALITIES: &str = "array(select l.speciality_id from practitioner_specialities l \
    where l.practitioner_id = practitioners.id order by l.speciality_id)";
const LOCATIONS: &str = "array(select l.location_id from practitioner_locations l \
    where l.practitioner_id = practitioners.id order by l.location_id)";
const SERVICES: &str = "array(select s.service_id from practitioner_services s \
    where s.practitioner_id = practitioners.id order by s.service_id)";

crate::listing! {
    table practitioners, row PractitionerRow, fields PractitionerField, sorts PractitionerSort;
    filter {
        Name => text(practitioners::name);
        LocationId => member((
            crate::schema::practitioner_locations, practitioner_locations::practitioner_id, practitioner_locations::location_id, practitioners::id
        ));
        SpecialityId => member((
            crate::schema::practitioner_specialities, practitioner_specialities::practitioner_id,
            practitioner_specialities::speciality_id, practitioners::id
        ));
        ServiceId => member((
            crate::schema::practitioner_services, practitioner_services::practitioner_id, practitioner_services::service_id, practitioners::id
        ));
    }
    sort {
        Name => practitioners::name, String, |row| row.name;
        CreatedAt => practitioners::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table practitioners, row PractitionerRow, view PractitionerView }
crate::archivable! { table practitioners }

impl From<PractitionerRow> for PractitionerView {
    fn from(row: PractitionerRow) -> Self {
        PractitionerView {
            id: row.id,
            name: row.name,
            licence_number: row.licence_number,
            languages: row.languages.iter().filter_map(|l| SpokenLanguage::from_code(l)).collect(),
            speciality_ids: row.speciality_ids,
            location_ids: row.location_ids,
            service_ids: row.service_ids,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<PractitionerField, PractitionerSort>,
) -> Result<Listed<PractitionerView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(PractitionerView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, practitioner: &CreatePractitioner, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(practitioners::table)
        .values((practitioners::id.eq(id), values(practitioner), practitioners::created_at.eq(now), practitioners::updated_at.eq(now)))
        .execute(tx)?;
    link(tx, id, practitioner)
}

/// Writes the new form with its links and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, practitioner: &CreatePractitioner, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(practitioners::table.find(id))
        .set((values(practitioner), practitioners::updated_at.eq(now), practitioners::version.eq(practitioners::version + 1)))
        .execute(tx)?;
    diesel::delete(practitioner_specialities::table.filter(practitioner_specialities::practitioner_id.eq(id))).execute(tx)?;
    diesel::delete(practitioner_locations::table.filter(practitioner_locations::practitioner_id.eq(id))).execute(tx)?;
    diesel::delete(practitioner_services::table.filter(practitioner_services::practitioner_id.eq(id))).execute(tx)?;
    link(tx, id, practitioner)
}

fn link(tx: &mut PgConnection, id: Uuid, practitioner: &CreatePractitioner) -> Result<(), PersistenceError> {
    let skilled =
        |speciality: &Uuid| (practitioner_specialities::practitioner_id.eq(id), practitioner_specialities::speciality_id.eq(*speciality));
    let specialities: Vec<_> = practitioner.speciality_ids.iter().map(skilled).collect();
    diesel::insert_into(practitioner_specialities::table).values(specialities).execute(tx)?;
    let placed = |location: &Uuid| (practitioner_locations::practitioner_id.eq(id), practitioner_locations::location_id.eq(*location));
    let locations: Vec<_> = practitioner.location_ids.iter().map(placed).collect();
    diesel::insert_into(practitioner_locations::table).values(locations).execute(tx)?;
    let given = |service: &Uuid| (practitioner_services::practitioner_id.eq(id), practitioner_services::service_id.eq(*service));
    let services: Vec<_> = practitioner.service_ids.iter().map(given).collect();
    diesel::insert_into(practitioner_services::table).values(services).execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(practitioner: &'a CreatePractitioner) -> _ {
    let name: &'a str = practitioner.name.as_str();
    let licence: Option<&'a str> = practitioner.licence_number.as_deref();
    let languages: Vec<&'static str> = practitioner.languages.iter().map(|l| l.code()).collect();
    (practitioners::name.eq(name), practitioners::licence_number.eq(licence), practitioners::languages.eq(languages))
}
