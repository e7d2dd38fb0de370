//! How the clinic deals with access to records: one row.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::privacy::{PrivacySettings, PrivacySettingsView, StaffNames};

use crate::error::PersistenceError;
use crate::schema::privacy_settings;

#[derive(Queryable, Selectable)]
#[diesel(table_name = privacy_settings)]
struct SettingsRow {
    staff_names: String,
    break_glass_minutes: i32,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<SettingsRow> for PrivacySettingsView {
    fn from(row: SettingsRow) -> Self {
        PrivacySettingsView {
            // what cannot be read shows less
            staff_names: StaffNames::from_code(&row.staff_names).unwrap_or(StaffNames::Role),
            break_glass_minutes: row.break_glass_minutes,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn find(conn: &mut PgConnection) -> Result<PrivacySettingsView, PersistenceError> {
    Ok(privacy_settings::table.select(SettingsRow::as_select()).first(conn)?.into())
}

/// As [`find`], and nobody else changes them until this transaction ends.
pub fn lock(tx: &mut PgConnection) -> Result<PrivacySettingsView, PersistenceError> {
    Ok(privacy_settings::table.select(SettingsRow::as_select()).for_update().first(tx)?.into())
}

/// Writes the new settings and raises the version.
pub fn update(tx: &mut PgConnection, form: &PrivacySettings, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(privacy_settings::table)
        .set((
            privacy_settings::staff_names.eq(form.staff_names.code()),
            privacy_settings::break_glass_minutes.eq(form.break_glass_minutes),
            privacy_settings::updated_at.eq(now),
            privacy_settings::version.eq(privacy_settings::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}
