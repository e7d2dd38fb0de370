//! The rules of booking and of the queue: one row.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::scheduling::{SchedulingSettings, SchedulingSettingsView};

use crate::error::PersistenceError;
use crate::schema::scheduling_settings;

#[derive(Queryable, Selectable)]
#[diesel(table_name = scheduling_settings)]
struct SettingsRow {
    hold_minutes: i32,
    change_until_minutes: i32,
    cancel_until_minutes: i32,
    book_from_minutes: i32,
    book_ahead_days: i32,
    open_bookings: i32,
    offer_minutes: i32,
    late_minutes: i32,
    walk_in_every: i32,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<SettingsRow> for SchedulingSettingsView {
    fn from(row: SettingsRow) -> Self {
        SchedulingSettingsView {
            hold_minutes: row.hold_minutes,
            change_until_minutes: row.change_until_minutes,
            cancel_until_minutes: row.cancel_until_minutes,
            book_from_minutes: row.book_from_minutes,
            book_ahead_days: row.book_ahead_days,
            open_bookings: row.open_bookings,
            offer_minutes: row.offer_minutes,
            late_minutes: row.late_minutes,
            walk_in_every: row.walk_in_every,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn find(conn: &mut PgConnection) -> Result<SchedulingSettingsView, PersistenceError> {
    Ok(scheduling_settings::table.select(SettingsRow::as_select()).first(conn)?.into())
}

/// As [`find`], and nobody else changes them until this transaction ends.
pub fn lock(tx: &mut PgConnection) -> Result<SchedulingSettingsView, PersistenceError> {
    Ok(scheduling_settings::table.select(SettingsRow::as_select()).for_update().first(tx)?.into())
}

/// Writes the new rules and raises the version.
pub fn update(tx: &mut PgConnection, form: &SchedulingSettings, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    use scheduling_settings as s;
    diesel::update(s::table)
        .set((
            s::hold_minutes.eq(form.hold_minutes),
            s::change_until_minutes.eq(form.change_until_minutes),
            s::cancel_until_minutes.eq(form.cancel_until_minutes),
            s::book_from_minutes.eq(form.book_from_minutes),
            s::book_ahead_days.eq(form.book_ahead_days),
            s::open_bookings.eq(form.open_bookings),
            s::offer_minutes.eq(form.offer_minutes),
            s::late_minutes.eq(form.late_minutes),
            s::walk_in_every.eq(form.walk_in_every),
            s::updated_at.eq(now),
            s::version.eq(s::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}
