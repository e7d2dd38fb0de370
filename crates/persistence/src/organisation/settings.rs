//! The clinic's settings: the one row of `organisations`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::organisation::{OrganisationSettings, OrganisationView};
use domain::value::MrnFormat;

use crate::error::PersistenceError;
use crate::schema::organisations;

/// The row of `organisations`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = organisations)]
pub struct OrganisationRow {
    pub name: String,
    pub language: String,
    pub currency: String,
    pub time_zone: String,
    pub mrn_prefix: String,
    pub mrn_digits: i16,
    pub lab_comment_hours: i32,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl From<OrganisationRow> for OrganisationView {
    fn from(row: OrganisationRow) -> Self {
        OrganisationView {
            name: row.name,
            language: Lang::from_code(&row.language).unwrap_or_default(),
            currency: row.currency,
            time_zone: row.time_zone,
            mrn_format: MrnFormat { prefix: row.mrn_prefix, digits: u8::try_from(row.mrn_digits).unwrap_or(MrnFormat::default().digits) },
            lab_comment_hours: row.lab_comment_hours,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn find(conn: &mut PgConnection) -> Result<OrganisationView, PersistenceError> {
    let row: OrganisationRow = organisations::table.select(OrganisationRow::as_select()).first(conn)?;
    Ok(row.into())
}

/// As [`find`], and nobody else changes the settings until this transaction ends.
pub fn lock(tx: &mut PgConnection) -> Result<OrganisationView, PersistenceError> {
    let row: OrganisationRow = organisations::table.select(OrganisationRow::as_select()).for_update().first(tx)?;
    Ok(row.into())
}

/// Writes the new settings and raises the version.
pub fn update(tx: &mut PgConnection, settings: &OrganisationSettings, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(organisations::table)
        .set((
            organisations::name.eq(&settings.name),
            organisations::language.eq(settings.language.code()),
            organisations::currency.eq(&settings.currency),
            organisations::time_zone.eq(&settings.time_zone),
            organisations::mrn_prefix.eq(&settings.mrn_format.prefix),
            organisations::mrn_digits.eq(i16::from(settings.mrn_format.digits)),
            organisations::lab_comment_hours.eq(settings.lab_comment_hours),
            organisations::updated_at.eq(now),
            organisations::version.eq(organisations::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}
