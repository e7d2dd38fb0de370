//! Values beside the limits of their person and day, and as they are written.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::Sex;
use domain::lab::{AnalyteView, Comparator, LabFlag, LabLimits, ObservationView, Reading, range_for};
use uuid::Uuid;

use super::bench::Bench;
use super::refusal::LabError;
use super::typed::Entered;
use super::{analytes, numbers};
use crate::error::PersistenceError;
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
