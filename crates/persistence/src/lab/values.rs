//! Values as they are read, judged and written.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::Sex;
use domain::lab::{
    AnalyteView, Comparator, EnterObservation, LabFlag, LabLimits, LabReportView, ObservationView, Reading, range_for, tidy_unit,
};
use domain::{FieldCode, FieldErrors};
use uuid::Uuid;

use super::bench::Bench;
use super::refusal::LabError;
use super::{analytes, numbers};
use crate::error::PersistenceError;
use crate::listing::Archived;
use crate::schema::{contacts, observations};

/// What the values of a report have in common.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    report: Uuid,
    contact: Uuid,
    collected_at: DateTime<Utc>,
    observed_on: NaiveDate,
    sex: Option<Sex>,
    birth_date: Option<NaiveDate>,
}

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

impl Sample {
    pub(super) fn of(
        tx: &mut PgConnection,
        report: Uuid,
        contact: Uuid,
        location: Uuid,
        collected_at: DateTime<Utc>,
    ) -> Result<Sample, LabError> {
        let (sex, birth_date): (Option<String>, Option<NaiveDate>) =
            contacts::table.find(contact).select((contacts::sex, contacts::birth_date)).first(tx)?;
        Ok(Sample {
            report,
            contact,
            collected_at,
            observed_on: numbers::day(tx, location, collected_at)?,
            sex: sex.as_deref().and_then(Sex::from_code),
            birth_date,
        })
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

/// Analytes by their ids.
pub(super) type Catalogue = HashMap<Uuid, AnalyteView>;

pub(super) fn catalogue(conn: &mut PgConnection, ids: Vec<Uuid>) -> Result<Catalogue, PersistenceError> {
    Ok(analytes::by_ids(conn, &ids)?.into_iter().map(|analyte| (analyte.id, analyte)).collect())
}

/// The limits that hold for the person on the day of the sample, and what a value is beside them.
fn judge(
    catalogue: &Catalogue,
    sample: &Sample,
    id: Uuid,
    value: Option<f64>,
    comparator: Option<Comparator>,
) -> (LabLimits, Option<LabFlag>) {
    let Some(analyte) = catalogue.get(&id) else { return (LabLimits::default(), None) };
    let range = range_for(&analyte.ranges, sample.sex, sample.birth_date, sample.observed_on);
    let limits = range.map(|range| range.limits()).unwrap_or_default();
    (limits, value.and_then(|value| limits.flag(Reading { value, comparator }, analyte.decimals)))
}

/// Writes values that nobody has verified.
pub(super) fn insert(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    sample: &Sample,
    entered: &[Entered],
    released: Option<DateTime<Utc>>,
) -> Result<(), PersistenceError> {
    let catalogue = catalogue(tx, entered.iter().map(|value| value.analyte_id).collect())?;
    for value in entered {
        let judged = judge(&catalogue, sample, value.analyte_id, value.value, value.comparator);
        write(tx, bench, sample, value, &judged, Fate { released, ..Fate::default() })?;
    }
    Ok(())
}

/// Verifies a value that is there, with the limits of today's catalogue for that day; gives whether it is critical.
pub(super) fn verify(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    catalogue: &Catalogue,
    sample: &Sample,
    observation: &ObservationView,
    released: Option<DateTime<Utc>>,
) -> Result<bool, PersistenceError> {
    let (limits, flag) = judge(catalogue, sample, observation.analyte_id, observation.value, observation.comparator);
    diesel::update(observations::table.find(observation.id))
        .set((
            observations::low.eq(limits.low),
            observations::high.eq(limits.high),
            observations::critical_low.eq(limits.critical_low),
            observations::critical_high.eq(limits.critical_high),
            observations::flag.eq(flag.map(LabFlag::code)),
            observations::verified_by.eq(bench.user_id()),
            observations::verified_at.eq(bench.now()),
            observations::released_at.eq(released),
        ))
        .execute(tx)?;
    Ok(flag.is_some_and(LabFlag::is_critical))
}

/// Writes the value that takes the place of a wrong one; gives its id, and whether it is critical.
pub(super) fn replace(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    sample: &Sample,
    wrong: &ObservationView,
    entered: &Entered,
    reason: &str,
    (verified, released): (bool, Option<DateTime<Utc>>),
) -> Result<(Uuid, bool), PersistenceError> {
    let catalogue = catalogue(tx, vec![entered.analyte_id])?;
    let judged = judge(&catalogue, sample, entered.analyte_id, entered.value, entered.comparator);
    let entered = Entered { method: entered.method.clone().or_else(|| wrong.method.clone()), ..entered.clone() };
    let fate = Fate { released, verified, corrects: Some((wrong.id, reason)) };
    let id = write(tx, bench, sample, &entered, &judged, fate)?;
    Ok((id, judged.1.is_some_and(LabFlag::is_critical)))
}

/// What becomes of a value as it is written.
#[derive(Clone, Copy, Debug, Default)]
struct Fate<'a> {
    released: Option<DateTime<Utc>>,
    verified: bool,
    corrects: Option<(Uuid, &'a str)>,
}

fn write(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    sample: &Sample,
    value: &Entered,
    (limits, flag): &(LabLimits, Option<LabFlag>),
    fate: Fate<'_>,
) -> Result<Uuid, PersistenceError> {
    let (id, now) = (Uuid::now_v7(), bench.now());
    let what = (
        observations::analyte_id.eq(value.analyte_id),
        observations::value.eq(value.value),
        observations::comparator.eq(value.comparator.map(Comparator::code)),
        observations::words.eq(value.words.as_deref()),
        observations::unit.eq(&value.unit),
        observations::given_value.eq(value.given_value.as_deref()),
        observations::given_unit.eq(value.given_unit.as_deref()),
        observations::method.eq(value.method.as_deref()),
        observations::confirmed.eq(value.confirmed),
    );
    let beside = (
        observations::low.eq(limits.low),
        observations::high.eq(limits.high),
        observations::critical_low.eq(limits.critical_low),
        observations::critical_high.eq(limits.critical_high),
        observations::flag.eq(flag.map(LabFlag::code)),
    );
    let whose = (
        observations::id.eq(id),
        observations::report_id.eq(sample.report),
        observations::contact_id.eq(sample.contact),
        observations::collected_at.eq(sample.collected_at),
        observations::observed_on.eq(sample.observed_on),
        observations::created_at.eq(now),
        observations::entered_by.eq(bench.user_id()),
        observations::verified_by.eq(fate.verified.then_some(bench.user_id())),
        observations::verified_at.eq(fate.verified.then_some(now)),
        observations::released_at.eq(fate.released),
        observations::corrects_id.eq(fate.corrects.map(|(id, _)| id)),
        observations::reason.eq(fate.corrects.map(|(_, reason)| reason)),
    );
    diesel::insert_into(observations::table).values((what, beside, whose)).execute(tx)?;
    Ok(id)
}
