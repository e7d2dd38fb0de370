//! Matches the rows of a file of results with patients, branches and the catalogue, and writes them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use domain::Lang;
use domain::lab::{AnalyteView, Comparator, Misread, Reading};
use persistence::bulk;
use persistence::diesel::PgConnection;
use persistence::lab::analytes;
use uuid::Uuid;

use super::lab::{ResultRow, Results, Taken};
use super::lab_write::{self, LabCount, Measured};
use super::members_write::Refused;
use super::table::Problems;
use crate::lab::catalogue;

/// The name of the source, in ids only.
const SOURCE: &str = "lab-csv";
/// Rows that a preview shows.
const SHOWN: usize = 20;

/// What is there already, by which rows are understood.
struct Here {
    analytes: HashMap<String, AnalyteView>,
    patients: HashMap<String, (Uuid, Option<NaiveDate>)>,
    branches: HashMap<String, (Uuid, String)>,
    otherwise: Option<String>,
}

/// What an import has done, or would do.
#[derive(Debug)]
pub struct Imported {
    pub count: LabCount,
    /// The first rows as they were understood.
    pub preview: Vec<String>,
}

/// Writes the results within the caller's transaction. `location` is the code of the branch of rows that name none; it may be left
/// out where there is one branch only.
pub fn results(tx: &mut PgConnection, results: &Results, location: Option<&str>, now: DateTime<Utc>) -> Result<Imported, Refused> {
    catalogue::ensure(tx, now)?;
    let numbers: Vec<&str> = results.rows.iter().map(|row| row.mrn.as_str()).collect();
    let branches = bulk::zones_by_code(tx)?;
    let only = if branches.len() == 1 { branches.keys().next().cloned() } else { None };
    let here = Here {
        analytes: analytes::by_code(tx)?,
        patients: bulk::patient_ids(tx, &numbers)?,
        otherwise: location.map(str::to_owned).or(only),
        branches,
    };
    let mut problems = Problems::default();
    let mut told = |row: &ResultRow, what: String| problems.add(format!("{} line {}: {what}", results.file, row.line));
    let understood = |row| match here.understand(row, now) {
        Ok(measured) => Some(measured),
        Err(what) => {
            told(row, what);
            None
        }
    };
    let measured: Vec<Measured<'_>> = results.rows.iter().filter_map(understood).collect();
    if !problems.is_empty() {
        return Err(Refused::Problems(problems));
    }
    let preview = results.rows.iter().zip(&measured).take(SHOWN).map(|(row, measured)| shown(row, measured)).collect();
    let count = lab_write::measured(tx, SOURCE, &measured, now, &|_| {})?;
    Ok(Imported { count, preview })
}

impl Here {
    fn understand(&self, row: &ResultRow, now: DateTime<Utc>) -> Result<Measured<'_>, String> {
        let (contact, birth_date) = *self.patients.get(&row.mrn).ok_or("no patient has this mrn")?;
        if row.birth_date.is_some() && row.birth_date != birth_date {
            return Err("the mrn belongs to somebody with another birth date here".to_owned());
        }
        let code = row.location.as_ref().or(self.otherwise.as_ref()).ok_or("there is no branch; name one with --location")?;
        let (location, zone) = self.branches.get(code).ok_or_else(|| format!("there is no branch with the code {code}"))?;
        let zone: Tz = zone.parse().map_err(|_| format!("the zone of the branch {code} is not known"))?;
        let collected_at = match row.taken {
            Taken::At(at) => at,
            Taken::Local(at) => {
                zone.from_local_datetime(&at).earliest().ok_or("this time does not exist there, because the clocks change")?.to_utc()
            }
        };
        if collected_at > now {
            return Err("collected_at is in the future".to_owned());
        }
        let analyte = self.analytes.get(&row.code).filter(|analyte| analyte.archived_at.is_none());
        let analyte = analyte.ok_or_else(|| format!("the catalogue has no analyte {}", row.code))?;
        let value = value(row, analyte)?;
        Ok(Measured {
            sample: format!("{}/{}/{}", row.mrn, collected_at.to_rfc3339(), row.laboratory.as_deref().unwrap_or_default()),
            contact,
            location: *location,
            zone,
            practitioner: None,
            laboratory: row.laboratory.clone(),
            collected_at,
            analyte,
            value: value.0,
            comparator: value.1,
            words: value.2,
            given_value: row.value.clone(),
            given_unit: row.unit.clone(),
            method: row.method.clone(),
        })
    }
}

/// A value in the unit of its analyte with a comparator, or words.
type Found = (Option<f64>, Option<Comparator>, Option<String>);

/// What was found. What is typed by people is not read more kindly than when
/// it is typed in.
fn value(row: &ResultRow, analyte: &AnalyteView) -> Result<Found, String> {
    let reading = match Reading::parse(&row.value, analyte.decimals) {
        Ok(reading) => reading,
        Err(Misread::Ambiguous { fraction, whole }) => {
            return Err(format!("the value can be read in two ways; write {} or {}", fraction.value, whole.value));
        }
        Err(Misread::Unreadable) if row.value.bytes().any(|b| b.is_ascii_digit()) => {
            return Err("the value is not a number such as 1.5 or < 0.3".to_owned());
        }
        Err(Misread::Unreadable) => return Ok((None, None, Some(row.value.clone()))),
    };
    let unit = row.unit.as_deref().unwrap_or(&analyte.unit);
    let value = analyte.convert(reading.value, unit).ok_or_else(|| format!("{unit} cannot be converted to {}", analyte.unit))?;
    if analyte.is_implausible(value) && !row.confirmed {
        return Err("the value is implausible; check it, then write yes in the column confirmed".to_owned());
    }
    Ok((Some(value), reading.comparator, None))
}

fn shown(row: &ResultRow, measured: &Measured<'_>) -> String {
    let analyte = measured.analyte;
    let value = match (measured.value, &measured.words) {
        (Some(value), _) => format!(
            "{} {}",
            Reading { value, comparator: measured.comparator }.written(analyte.decimals, Lang::En),
            domain::lab::shown_unit(&analyte.unit, Lang::En)
        ),
        (None, words) => words.clone().unwrap_or_default(),
    };
    let at = measured.collected_at.with_timezone(&measured.zone).format("%Y-%m-%d %H:%M");
    format!("line {}: {} {} {} {}", row.line, row.mrn, at, analyte.name_en, value.trim_end())
}
