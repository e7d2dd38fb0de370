//! The rules of consultations: one row.

use chrono::{DateTime, NaiveTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::consultations::{ConsultationSettings, ConsultationSettingsView};

use crate::error::PersistenceError;
use crate::schema::consultation_settings;

#[derive(Queryable, Selectable)]
#[diesel(table_name = consultation_settings)]
struct SettingsRow {
    answer_hours: i32,
    weekdays: Vec<i16>,
    opens: NaiveTime,
    closes: NaiveTime,
    reopen_days: i32,
    emergency_phone: String,
    emergency_words: Vec<String>,
    #[diesel(select_expression = sql(ZONE), select_expression_type = SqlLiteral<Text>)]
    time_zone: String,
    updated_at: DateTime<Utc>,
    version: i64,
}

const ZONE: &str = "(select o.time_zone from organisations o limit 1)";

impl From<SettingsRow> for ConsultationSettingsView {
    fn from(row: SettingsRow) -> Self {
        let wall = |time: NaiveTime| time.format("%H:%M").to_string();
        ConsultationSettingsView {
            answer_hours: row.answer_hours,
            weekdays: row.weekdays,
            opens: wall(row.opens),
            closes: wall(row.closes),
            reopen_days: row.reopen_days,
            emergency_phone: row.emergency_phone,
            emergency_words: row.emergency_words,
            time_zone: row.time_zone,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn find(conn: &mut PgConnection) -> Result<ConsultationSettingsView, PersistenceError> {
    Ok(consultation_settings::table.select(SettingsRow::as_select()).first(conn)?.into())
}

/// As [`find`], and nobody else changes them until this transaction ends.
pub fn lock(tx: &mut PgConnection) -> Result<ConsultationSettingsView, PersistenceError> {
    Ok(consultation_settings::table.select(SettingsRow::as_select()).for_update().first(tx)?.into())
}

/// Writes the new rules and raises the version; what is due already stays due.
pub fn update(tx: &mut PgConnection, form: &ConsultationSettings, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    use consultation_settings as s;
    let opening = form.opening();
    diesel::update(s::table)
        .set((
            s::answer_hours.eq(form.answer_hours),
            s::weekdays.eq(&form.weekdays),
            s::opens.eq(opening.opens),
            s::closes.eq(opening.closes),
            s::reopen_days.eq(form.reopen_days),
            s::emergency_phone.eq(&form.emergency_phone),
            s::emergency_words.eq(&form.emergency_words),
            s::updated_at.eq(now),
            s::version.eq(s::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}
