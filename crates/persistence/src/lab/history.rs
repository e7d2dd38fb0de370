//! The history of a patient: for each analyte the days that brought something, each with its last value.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{SmallInt, Text, Uuid as SqlUuid};
use domain::lab::{GLUCOSE, LabDay, LabHistory, LabSeries, MOST_DAYS, SEVEN};
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::prepared::{Prepared, Value};
use crate::scope::Scope;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct HistorySearch {
    pub patient: Uuid,
    /// LOINC, in the order in which they are shown; none: the seven values that everybody follows.
    pub codes: Vec<String>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    name_id: String,
    #[diesel(sql_type = Text)]
    name_en: String,
    #[diesel(sql_type = Text)]
    plain_id: String,
    #[diesel(sql_type = Text)]
    plain_en: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = SmallInt)]
    decimals: i16,
    /// An array of [`LabDay`].
    #[diesel(sql_type = Text)]
    days: String,
}

/// The history of somebody in scope. Patients see what was released; staff what was verified, and what patients typed in.
///
/// A code that the catalogue does not have gives no series. A clinical role without a care relation gets
/// [`PersistenceError::OutsideCare`].
pub fn find(conn: &mut PgConnection, scope: &Scope, search: &HistorySearch) -> Result<LabHistory, PersistenceError> {
    let patient = people::resolve(conn, scope, People::Contacts, search.patient)?;
    let seven = search.codes.is_empty();
    let codes = if seven { SEVEN.map(str::to_owned).to_vec() } else { search.codes.clone() };
    let values = vec![
        Value::Uuid(patient),
        Value::Texts(codes.clone()),
        Value::MaybeDate(Some(search.from)),
        Value::MaybeDate(Some(search.to)),
        Value::Bool(scope.is_own()),
        Value::Texts(if seven { GLUCOSE.map(str::to_owned).to_vec() } else { Vec::new() }),
        Value::Number(MOST_DAYS),
    ];
    let rows: Vec<Row> = Prepared::new(include_str!("sql/history.sql"), values).load(conn)?;
    audit::record_fields(conn, scope.actor(), AuditAction::Read, "lab_history", &[patient], &codes)?;
    let series = rows.into_iter().map(LabSeries::try_from).collect::<Result<_, _>>()?;
    Ok(LabHistory { patient_id: patient, series })
}

impl TryFrom<Row> for LabSeries {
    type Error = PersistenceError;

    fn try_from(row: Row) -> Result<Self, PersistenceError> {
        let days: Vec<LabDay> = serde_json::from_str(&row.days).map_err(|_| PersistenceError::Unreadable("lab history"))?;
        Ok(LabSeries {
            analyte_id: row.id,
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            plain_id: row.plain_id,
            plain_en: row.plain_en,
            unit: row.unit,
            decimals: row.decimals,
            days,
        })
    }
}
