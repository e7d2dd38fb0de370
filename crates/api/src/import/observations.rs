//! `observations.csv` of a Synthea export: what was measured, and what is no measurement of a laboratory.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::lab::{AnalyteView, Reading};

use super::synthea_rows::{Checker, Known};
use super::table::{Row, Table};

/// The columns that have to be there.
pub(super) const OBSERVATIONS: &[&str] = &["DATE", "PATIENT", "ENCOUNTER", "CODE", "DESCRIPTION", "VALUE", "UNITS", "TYPE"];

/// A row of `observations.csv`.
#[derive(Debug)]
pub struct Observation {
    pub patient: String,
    pub encounter: Option<String>,
    pub collected_at: DateTime<Utc>,
    /// LOINC, or a code of the generator.
    pub code: String,
    pub description: String,
    pub value: Option<Measure>,
    /// As in the file; numbers of one value and words of another stand in the same column.
    pub given: String,
    pub unit: Option<String>,
}

/// What stands in the column `VALUE`.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    Number(Reading),
    Words(String),
}

/// Rows that were not taken, by code: what they are, why they were left, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub code: String,
    pub description: String,
    pub reason: Reason,
    pub rows: usize,
}

/// Why a row was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The catalogue has no such analyte.
    UnknownCode,
    /// The catalogue knows no way from this unit to the analyte's.
    UnknownUnit,
    /// There is no value.
    Empty,
}

impl Reason {
    /// As the report of an import says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Reason::UnknownCode => "not in the catalogue",
            Reason::UnknownUnit => "in a unit that cannot be converted",
            Reason::Empty => "without a value",
        }
    }
}

/// Counts what is left out.
#[derive(Debug, Default)]
pub(super) struct Leavings(BTreeMap<(Reason, String), (String, usize)>);

impl Leavings {
    fn add(&mut self, row: &Observation, reason: Reason) {
        self.0.entry((reason, row.code.clone())).or_insert_with(|| (row.description.clone(), 0)).1 += 1;
    }

    pub(super) fn into_list(self) -> Vec<LeftOut> {
        let list = self.0.into_iter().map(|((reason, code), (description, rows))| LeftOut { code, description, reason, rows });
        let mut list: Vec<LeftOut> = list.collect();
        list.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.code.cmp(&b.code)));
        list
    }
}

impl Observation {
    /// The analyte, with the value in its unit; nothing, and counted, for what the catalogue does not have.
    pub(super) fn measured<'a>(&self, analyte: Option<&'a AnalyteView>, leavings: &mut Leavings) -> Option<(&'a AnalyteView, Option<f64>)> {
        let Some(analyte) = analyte else {
            leavings.add(self, Reason::UnknownCode);
            return None;
        };
        match &self.value {
            None => {
                leavings.add(self, Reason::Empty);
                None
            }
            Some(Measure::Words(_)) => Some((analyte, None)),
            Some(Measure::Number(reading)) => {
                let value = analyte.convert(reading.value, self.unit.as_deref().unwrap_or(&analyte.unit));
                if value.is_none() {
                    leavings.add(self, Reason::UnknownUnit);
                }
                value.map(|value| (analyte, Some(value)))
            }
        }
    }
}

impl Checker<'_> {
    /// The rows of a file, which may be missing: exports of earlier versions were taken without it.
    pub(super) fn observations(&mut self, table: Option<&Table>, known: &Known) -> Vec<Observation> {
        table.map(|table| table.rows().filter_map(|row| self.observation(row, known)).collect()).unwrap_or_default()
    }

    fn observation(&mut self, row: Row<'_>, known: &Known) -> Option<Observation> {
        let code = row.required("CODE", 40, self.problems);
        let description = row.short("DESCRIPTION", 500, self.problems);
        let patient = self.reference(row, "PATIENT", &known.patients, "patients.csv");
        let encounter = self.reference(row, "ENCOUNTER", &known.encounters, "encounters.csv");
        if row.text("PATIENT").is_none() {
            row.report("PATIENT", "must not be empty", self.problems);
        }
        let collected_at = self.past_moment(row, "DATE");
        let given = row.short("VALUE", 1_000, self.problems).unwrap_or_default();
        let value = self.value(row, &given);
        let unit = row.short("UNITS", 40, self.problems);
        let described = description.unwrap_or_default();
        Some(Observation {
            patient: patient?,
            encounter,
            collected_at: collected_at?,
            code: code?,
            description: described,
            value,
            given,
            unit,
        })
    }

    fn value(&mut self, row: Row<'_>, given: &str) -> Option<Measure> {
        if given.is_empty() {
            return None;
        }
        if row.text("TYPE") != Some("numeric") {
            return Some(Measure::Words(given.chars().take(200).collect()));
        }
        // the generator writes points, and never thousands
        match given.parse::<f64>().ok().filter(|value| value.is_finite()) {
            Some(value) => Some(Measure::Number(Reading::of(value))),
            None => {
                row.report("VALUE", "is not a number, as TYPE says", self.problems);
                None
            }
        }
    }
}
