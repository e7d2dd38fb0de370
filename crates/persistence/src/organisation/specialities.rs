//! Specialities: fields of medicine.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::organisation::{CreateSpeciality, SpecialityField, SpecialitySort, SpecialityView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::specialities;

/// A row of `specialities`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = specialities)]
pub struct SpecialityRow {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table specialities, row SpecialityRow, fields SpecialityField, sorts SpecialitySort;
    filter {
        NameId => text(specialities::name_id);
        NameEn => text(specialities::name_en);
        Code => text(specialities::code);
    }
    sort {
        NameId => specialities::name_id, String, |row| row.name_id;
        NameEn => specialities::name_en, String, |row| row.name_en;
        CreatedAt => specialities::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table specialities, row SpecialityRow, view SpecialityView }
crate::archivable! { table specialities }

impl From<SpecialityRow> for SpecialityView {
    fn from(row: SpecialityRow) -> Self {
        SpecialityView {
            id: row.id,
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<SpecialityField, SpecialitySort>,
) -> Result<Listed<SpecialityView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(SpecialityView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, speciality: &CreateSpeciality, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(specialities::table)
        .values((specialities::id.eq(id), values(speciality), specialities::created_at.eq(now), specialities::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, speciality: &CreateSpeciality, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(specialities::table.find(id))
        .set((values(speciality), specialities::updated_at.eq(now), specialities::version.eq(specialities::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(speciality: &'a CreateSpeciality) -> _ {
    let code: &'a str = speciality.code.as_str();
    let name_id: &'a str = speciality.name_id.as_str();
    let name_en: &'a str = speciality.name_en.as_str();
    (specialities::code.eq(code), specialities::name_id.eq(name_id), specialities::name_en.eq(name_en))
}
