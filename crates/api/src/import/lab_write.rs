//! Writes values that have been checked, as reports that are verified and released: they come from where that was done.
//!
//! Neither reports nor values keep a number of another system, so their ids follow from what they are (UUID version 8, RFC 9562):
//! whose sample of when, of which analyte. A second import of the same file finds them again. Nobody is told of what was imported,
//! critical values included, and to patients it is no news: somebody has told them when it was.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::lab::{AnalyteView, Comparator, LabFlag, LabReportState, LabSource, Reading, range_for};
use persistence::PersistenceError;
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::write::Count;

/// Rows in one `COPY`.
const ROUND: usize = 5_000;

/// A value with everything that is known about it.
pub(super) struct Measured<'a> {
    /// What makes it one with other values of a report: the person, the sample and the visit in the other system.
    pub sample: String,
    pub contact: Uuid,
    pub location: Uuid,
    pub zone: Tz,
    pub practitioner: Option<Uuid>,
    pub laboratory: Option<String>,
    pub collected_at: DateTime<Utc>,
    pub analyte: &'a AnalyteView,
    /// In the unit of the analyte.
    pub value: Option<f64>,
    pub comparator: Option<Comparator>,
    pub words: Option<String>,
    pub given_value: String,
    pub given_unit: Option<String>,
    pub method: Option<String>,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabCount {
    pub reports: Count,
    pub observations: Count,
    /// Values outside what is plausible, taken as they are.
    pub implausible: usize,
    /// Values outside their limits.
    pub abnormal: usize,
}

/// A value that was given its ids.
struct Placed<'a> {
    report: Uuid,
    id: Uuid,
    of: &'a Measured<'a>,
}

/// Writes what is not there yet.
pub(super) fn measured(
    tx: &mut PgConnection,
    source: &str,
    rows: &[Measured<'_>],
    now: DateTime<Utc>,
    progress: &dyn Fn(usize),
) -> Result<LabCount, PersistenceError> {
    let placed = place(source, rows);
    let reports: Vec<Uuid> = placed.iter().map(|row| row.report).collect::<BTreeSet<_>>().into_iter().collect();
    let known_reports = bulk::existing_lab_reports(tx, &reports)?;
    let known = bulk::existing_observations(tx, &placed.iter().map(|row| row.id).collect::<Vec<_>>())?;
    let new: Vec<&Placed<'_>> = placed.iter().filter(|row| !known.contains(&row.id)).collect();
    let mut seen: HashSet<Uuid> = HashSet::new();
    let fresh: Vec<&Placed<'_>> =
        new.iter().copied().filter(|row| !known_reports.contains(&row.report) && seen.insert(row.report)).collect();
    write_reports(tx, &fresh, now)?;
    let mut count = LabCount {
        reports: Count { new: fresh.len(), unchanged: known_reports.len() },
        observations: Count { new: new.len(), unchanged: rows.len() - new.len() },
        ..LabCount::default()
    };
    let people: BTreeSet<Uuid> = new.iter().map(|row| row.of.contact).collect();
    let people: Vec<Uuid> = people.into_iter().collect();
    let whose = bulk::sex_and_birth(tx, &people)?;
    for round in new.chunks(ROUND) {
        let values: Vec<NewObservation> = round.iter().map(|row| observation(row, &whose, now)).collect();
        count.abnormal += values.iter().filter(|v| v.flag.as_deref().is_some_and(|flag| flag != LabFlag::Normal.code())).count();
        count.implausible += round.iter().filter(|row| row.of.value.is_some_and(|value| row.of.analyte.is_implausible(value))).count();
        progress(NewObservation::copy(tx, values)?);
    }
    bulk::record_import(tx, "lab_reports", &people, now)?;
    Ok(count)
}

/// A report has one value of an analyte; a second one of the same sample goes to a report beside it.
fn place<'a>(source: &str, rows: &'a [Measured<'a>]) -> Vec<Placed<'a>> {
    let mut times: HashMap<(&str, Uuid), u32> = HashMap::new();
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let time = times.entry((row.sample.as_str(), row.analyte.id)).or_default();
        let report = id(&format!("{source}/report/{}/{time}", row.sample));
        let value = id(&format!("{source}/observation/{}/{}/{time}", row.sample, row.analyte.code));
        placed.push(Placed { report, id: value, of: row });
        *time += 1;
    }
    placed
}

fn id(text: &str) -> Uuid {
    let hash = Sha256::digest(text);
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_bytes(bytes).with_variant(uuid::Variant::RFC4122).with_version(uuid::Version::Custom).into_uuid()
}

fn write_reports(tx: &mut PgConnection, rows: &[&Placed<'_>], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let mut by_location: HashMap<Uuid, Vec<&Placed<'_>>> = HashMap::new();
    for row in rows {
        by_location.entry(row.of.location).or_default().push(row);
    }
    for (location, rows) in by_location {
        let mut numbers = bulk::give_lab_numbers(tx, location, now, rows.len())?.into_iter();
        for round in rows.chunks(ROUND) {
            let reports = round.iter().map(|row| report(row, numbers.next().unwrap_or_default(), now)).collect();
            NewLabReport::copy(tx, reports)?;
        }
    }
    Ok(())
}

fn report(row: &Placed<'_>, number: String, now: DateTime<Utc>) -> NewLabReport {
    NewLabReport {
        id: row.report,
        number,
        contact_id: row.of.contact,
        location_id: row.of.location,
        practitioner_id: row.of.practitioner,
        source: LabSource::Import.code().to_owned(),
        laboratory: row.of.laboratory.clone(),
        instrument: None,
        state: LabReportState::Released.code().to_owned(),
        collected_at: row.of.collected_at,
        expected_on: None,
        comment: None,
        commented_by: None,
        commented_at: None,
        entered_by: None,
        verified_by: None,
        verified_at: Some(now),
        released_at: Some(now),
        seen_at: Some(now),
        created_at: now,
        updated_at: now,
    }
}

fn observation(
    row: &Placed<'_>,
    whose: &HashMap<Uuid, (Option<domain::contacts::Sex>, Option<NaiveDate>)>,
    now: DateTime<Utc>,
) -> NewObservation {
    let of = row.of;
    let (sex, birth_date) = whose.get(&of.contact).copied().unwrap_or_default();
    let observed_on = of.collected_at.with_timezone(&of.zone).date_naive();
    let limits = range_for(&of.analyte.ranges, sex, birth_date, observed_on).map(|range| range.limits()).unwrap_or_default();
    let flag = of.value.and_then(|value| limits.flag(Reading { value, comparator: of.comparator }, of.analyte.decimals));
    NewObservation {
        id: row.id,
        report_id: row.report,
        contact_id: of.contact,
        analyte_id: of.analyte.id,
        value: of.value,
        comparator: of.comparator.map(|comparator| comparator.code().to_owned()),
        words: of.words.clone(),
        unit: of.analyte.unit.clone(),
        given_value: Some(of.given_value.clone()),
        given_unit: of.given_unit.clone(),
        method: of.method.clone(),
        collected_at: of.collected_at,
        observed_on,
        low: limits.low,
        high: limits.high,
        critical_low: limits.critical_low,
        critical_high: limits.critical_high,
        flag: flag.map(|flag| flag.code().to_owned()),
        corrects_id: None,
        reason: None,
        corrected_at: None,
        entered_by: None,
        verified_by: None,
        verified_at: Some(now),
        released_at: Some(now),
        created_at: now,
    }
}
