//! The history of a patient: for each analyte the days that brought something, each with its last value.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Double, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::lab::{Comparator, GLUCOSE, LabDay, LabFlag, LabHistory, LabLimits, LabSeries, LabSource, MOST_DAYS, SEVEN};
use uuid::Uuid;

use super::sight::Sight;
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

/// The columns of `history.sql`, in their order.
type Columns = (
    Nullable<Text>,
    Nullable<SqlUuid>,
    Nullable<SqlUuid>,
    Nullable<Date>,
    Nullable<Double>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Double>,
    Nullable<Double>,
    Nullable<Double>,
    Nullable<Double>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Timestamptz>,
    Nullable<Text>,
    Bool,
    Bool,
    Nullable<Text>,
);

/// A day of a series. The first of each series brings the series itself, as JSON, and is all there is of one without days.
#[derive(Debug, Queryable)]
struct Row {
    series: Option<String>,
    observation_id: Option<Uuid>,
    report_id: Option<Uuid>,
    on: Option<NaiveDate>,
    value: Option<f64>,
    comparator: Option<String>,
    words: Option<String>,
    unit: Option<String>,
    method: Option<String>,
    flag: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
    critical_low: Option<f64>,
    critical_high: Option<f64>,
    source: Option<String>,
    laboratory: Option<String>,
    collected_at: Option<DateTime<Utc>>,
    time_zone: Option<String>,
    verified: bool,
    corrected: bool,
    /// An array of [`domain::lab::EarlierValue`], as JSON.
    superseded: Option<String>,
}

/// The history of somebody in scope. Patients see what was released, as staff do of themselves and their wards; of others staff see
/// what was verified, and what patients typed in.
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
        Value::Bool(Sight::of(conn, scope)?.is_patient(patient)),
        Value::Texts(if seven { GLUCOSE.map(str::to_owned).to_vec() } else { Vec::new() }),
        Value::Number(MOST_DAYS),
    ];
    let rows: Vec<Row> = Prepared::new(include_str!("sql/history.sql"), values).placed::<Columns>().load(conn)?;
    audit::record_fields(conn, scope.actor(), AuditAction::Read, "lab_history", &[patient], &codes)?;
    let mut series: Vec<LabSeries> = Vec::new();
    for row in rows {
        if let Some(text) = &row.series {
            series.push(serde_json::from_str(text).map_err(unreadable)?);
        }
        let day = row.day()?;
        if let (Some(last), Some(day)) = (series.last_mut(), day) {
            last.days.push(day);
        }
    }
    Ok(LabHistory { patient_id: patient, series })
}

impl Row {
    fn day(self) -> Result<Option<LabDay>, PersistenceError> {
        let known = (self.observation_id, self.report_id, self.on, self.collected_at);
        let (Some(observation_id), Some(report_id), Some(on), Some(collected_at)) = known else { return Ok(None) };
        let superseded = self.superseded.as_deref().map(serde_json::from_str).transpose().map_err(unreadable)?;
        Ok(Some(LabDay {
            on,
            observation_id,
            report_id,
            value: self.value,
            comparator: self.comparator.as_deref().and_then(Comparator::from_code),
            words: self.words,
            unit: self.unit.unwrap_or_default(),
            method: self.method,
            flag: self.flag.as_deref().and_then(LabFlag::from_code),
            limits: LabLimits { low: self.low, high: self.high, critical_low: self.critical_low, critical_high: self.critical_high },
            source: self.source.as_deref().and_then(LabSource::from_code).unwrap_or(LabSource::Clinic),
            laboratory: self.laboratory,
            collected_at,
            time_zone: self.time_zone.unwrap_or_default(),
            verified: self.verified,
            corrected: self.corrected,
            superseded: superseded.unwrap_or_default(),
        }))
    }
}

fn unreadable(_: serde_json::Error) -> PersistenceError {
    PersistenceError::Unreadable("lab history")
}
