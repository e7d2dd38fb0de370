//! The values of a report.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Double, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::lab::{Comparator, EarlierComment, EarlierValue, LabFlag, LabLimits, ObservationView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::prepared::{Prepared, Value};
use crate::schema::{lab_comments, users};

#[derive(Clone, Debug, QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    analyte_id: Uuid,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Nullable<Double>)]
    value: Option<f64>,
    #[diesel(sql_type = Nullable<Text>)]
    comparator: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    words: Option<String>,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Nullable<Text>)]
    given_value: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    given_unit: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    method: Option<String>,
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Nullable<Double>)]
    low: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    high: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    critical_low: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    critical_high: Option<f64>,
    #[diesel(sql_type = Nullable<Text>)]
    flag: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    collected_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    corrects_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    verified_by_name: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    verified_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    corrected_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    released_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Double>)]
    previous: Option<f64>,
    #[diesel(sql_type = Nullable<Date>)]
    previous_on: Option<NaiveDate>,
    #[diesel(sql_type = Bool)]
    unacknowledged: bool,
}

/// The values that count, each with those it corrects. For a patient, what was not released is there without a result.
pub(super) fn of_report(conn: &mut PgConnection, report: Uuid, patient: bool) -> Result<Vec<ObservationView>, PersistenceError> {
    let values = vec![Value::Uuid(report), Value::Bool(patient)];
    let rows: Vec<Row> = Prepared::new(include_str!("sql/observations.sql"), values).load(conn)?;
    let shown = |row: &&Row| !patient || row.released_at.is_some();
    let view = |row: &Row| {
        let mut earlier = Vec::new();
        let mut corrects = row.corrects_id;
        while let Some(before) = corrects.and_then(|id| rows.iter().find(|r| r.id == id)).filter(shown) {
            earlier.push(before.earlier());
            corrects = before.corrects_id;
        }
        if shown(&row) { ObservationView { earlier, ..row.view(patient) } } else { row.awaited() }
    };
    Ok(rows.iter().filter(|row| row.corrected_at.is_none()).map(view).collect())
}

/// The comments on a report but the newest, the latest first.
pub(super) fn earlier_comments(conn: &mut PgConnection, report: Uuid) -> Result<Vec<EarlierComment>, PersistenceError> {
    let rows: Vec<(String, String, DateTime<Utc>)> = lab_comments::table
        .inner_join(users::table.on(users::id.eq(lab_comments::commented_by)))
        .filter(lab_comments::report_id.eq(report))
        // in the order in which they were written: whoever waited for another has the earlier time
        .order(lab_comments::id.desc())
        .offset(1)
        .select((lab_comments::comment, users::name, lab_comments::commented_at))
        .load(conn)?;
    let view = |(comment, commented_by_name, commented_at)| EarlierComment { comment, commented_by_name, commented_at };
    Ok(rows.into_iter().map(view).collect())
}

impl Row {
    fn view(&self, patient: bool) -> ObservationView {
        ObservationView {
            id: self.id,
            analyte_id: self.analyte_id,
            code: self.code.clone(),
            value: self.value,
            comparator: self.comparator.as_deref().and_then(Comparator::from_code),
            words: self.words.clone(),
            unit: self.unit.clone(),
            given_value: self.given_value.clone(),
            given_unit: self.given_unit.clone(),
            method: self.method.clone(),
            confirmed: self.confirmed,
            limits: LabLimits { low: self.low, high: self.high, critical_low: self.critical_low, critical_high: self.critical_high },
            flag: self.flag.as_deref().and_then(LabFlag::from_code),
            previous: self.previous,
            previous_on: self.previous_on,
            earlier: Vec::new(),
            reason: self.reason.clone(),
            verified_by_name: self.verified_by_name.clone(),
            verified_at: self.verified_at,
            released_at: self.released_at,
            unacknowledged: self.unacknowledged && !patient,
        }
    }

    /// That the value is awaited, and nothing of what it may be by now.
    fn awaited(&self) -> ObservationView {
        ObservationView {
            value: None,
            comparator: None,
            words: None,
            given_value: None,
            given_unit: None,
            method: None,
            confirmed: false,
            limits: LabLimits::default(),
            flag: None,
            previous: None,
            previous_on: None,
            reason: None,
            verified_by_name: None,
            verified_at: None,
            ..self.view(true)
        }
    }

    fn earlier(&self) -> EarlierValue {
        EarlierValue {
            id: self.id,
            report_id: None,
            source: None,
            laboratory: None,
            value: self.value,
            comparator: self.comparator.as_deref().and_then(Comparator::from_code),
            words: self.words.clone(),
            unit: self.unit.clone(),
            flag: self.flag.as_deref().and_then(LabFlag::from_code),
            collected_at: self.collected_at,
            verified_at: self.verified_at,
            corrected: true,
            reason: self.reason.clone(),
        }
    }
}
