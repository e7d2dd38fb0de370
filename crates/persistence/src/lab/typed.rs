//! Values as they are typed: each is read in the unit of its analyte, or refused by its pointer.

use diesel::PgConnection;
use domain::lab::{AnalyteView, Comparator, EnterObservation, LabReportView, ObservationView, Reading, tidy_unit};
use domain::{FieldCode, FieldErrors};
use uuid::Uuid;

use super::refusal::LabError;
use super::values::catalogue;
use crate::listing::Archived;

/// A value that was read: what it is in the unit of the analyte, and how it was given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entered {
    pub analyte_id: Uuid,
    pub value: Option<f64>,
    pub comparator: Option<Comparator>,
    pub words: Option<String>,
    pub unit: String,
    pub given_value: Option<String>,
    pub given_unit: Option<String>,
    pub method: Option<String>,
    pub confirmed: bool,
}

impl Entered {
    pub(super) fn is_there(&self) -> bool {
        self.value.is_some() || self.words.is_some()
    }
}

/// A value with the pointer by which it is refused.
pub(super) type Pointed<'a> = (String, &'a EnterObservation);

/// The values that are not verified yet; a verified one that differs from what stands in the report is refused.
pub(super) fn left_to_enter<'a>(before: &LabReportView, forms: &'a [EnterObservation]) -> Result<Vec<Pointed<'a>>, LabError> {
    let mut errors = FieldErrors::default();
    let mut left = Vec::with_capacity(forms.len());
    for (i, form) in forms.iter().enumerate() {
        let verified = before.observations.iter().find(|o| o.analyte_id == form.analyte_id && o.verified_at.is_some());
        match verified.map(ObservationView::writable) {
            None => left.push((format!("/observations/{i}"), form)),
            Some(kept) if EnterObservation { confirmed: form.confirmed, ..kept.clone() } == *form => {}
            Some(_) => errors.add(format!("/observations/{i}/value"), FieldCode::Verified),
        }
    }
    errors.into_result()?;
    Ok(left)
}

/// Reads the values of a new report.
pub(super) fn read(tx: &mut PgConnection, forms: &[EnterObservation]) -> Result<Vec<Entered>, LabError> {
    let pointed: Vec<Pointed<'_>> = forms.iter().enumerate().map(|(i, form)| (format!("/observations/{i}"), form)).collect();
    read_at(tx, &pointed)
}

/// Reads one value that takes the place of another; a wrong one is put right also when nothing more is entered for its analyte.
pub(super) fn read_one(tx: &mut PgConnection, form: &EnterObservation) -> Result<Entered, LabError> {
    let read = understand(tx, &[("/observation".to_owned(), form)], Archived::Included)?;
    read.into_iter().next().ok_or_else(|| LabError::field("/observation", FieldCode::Required))
}

/// Reads values; everything that cannot be read is refused at once, each by its pointer.
pub(super) fn read_at(tx: &mut PgConnection, forms: &[Pointed<'_>]) -> Result<Vec<Entered>, LabError> {
    understand(tx, forms, Archived::Hidden)
}

fn understand(tx: &mut PgConnection, forms: &[Pointed<'_>], archived: Archived) -> Result<Vec<Entered>, LabError> {
    let catalogue = catalogue(tx, forms.iter().map(|(_, form)| form.analyte_id).collect())?;
    let mut errors = FieldErrors::default();
    let mut read = Vec::with_capacity(forms.len());
    for (at, form) in forms {
        let analyte = catalogue.get(&form.analyte_id).filter(|analyte| archived.admits(analyte.archived_at).is_ok());
        match analyte.ok_or(("analyte_id", FieldCode::NotThere)).and_then(|analyte| understood(analyte, form)) {
            Ok(value) => read.push(value),
            Err((field, code)) => errors.add(format!("{at}/{field}"), code),
        }
    }
    errors.into_result()?;
    Ok(read)
}

fn understood(analyte: &AnalyteView, form: &EnterObservation) -> Result<Entered, (&'static str, FieldCode)> {
    let unit = form.unit.as_deref().map_or_else(|| analyte.unit.clone(), tidy_unit);
    let reading = form.value.as_deref().map(|text| Reading::parse(text, analyte.decimals)).transpose();
    let reading = reading.map_err(|misread| ("value", misread.code()))?;
    // also without a value, so that a unit is not found to be wrong only later
    let value = analyte.convert(reading.map_or(1.0, |reading| reading.value), &unit).ok_or(("unit", FieldCode::UnknownUnit))?;
    let value = reading.map(|_| value);
    if value.is_some_and(|value| analyte.is_implausible(value)) && !form.confirmed {
        return Err(("value", FieldCode::Implausible));
    }
    Ok(Entered {
        analyte_id: analyte.id,
        value,
        comparator: reading.and_then(|reading| reading.comparator),
        words: form.words.clone(),
        unit: analyte.unit.clone(),
        given_value: form.value.clone(),
        given_unit: form.unit.clone(),
        method: form.method.clone(),
        confirmed: form.confirmed,
    })
}
