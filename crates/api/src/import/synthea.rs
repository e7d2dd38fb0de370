//! The CSV layout of the Synthea generator.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use domain::contacts::{Sex, is_birth_date};
use domain::organisation::Address;
use domain::value::{PersonName, Phone};

use super::observations::{OBSERVATIONS, Observation};
use super::table::{Problems, Row, Table};

/// The files that are read, checked as a whole: every reference finds its row.
#[derive(Debug)]
pub struct Export {
    pub organizations: Vec<Organization>,
    pub providers: Vec<Provider>,
    pub patients: Vec<Patient>,
    pub encounters: Vec<Encounter>,
    /// Empty when the export has no such file.
    pub observations: Vec<Observation>,
}

/// A row of `organizations.csv`.
#[derive(Debug)]
pub struct Organization {
    pub id: String,
    pub name: String,
    pub phone: Option<String>,
    pub address: Address,
}

/// A row of `providers.csv`.
#[derive(Debug)]
pub struct Provider {
    pub id: String,
    pub name: String,
    pub speciality: Option<String>,
}

/// A row of `patients.csv`. Social security, driver's licence and passport numbers are never read.
#[derive(Debug)]
pub struct Patient {
    pub id: String,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub deceased_on: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub address: Address,
}

/// A row of `encounters.csv`.
#[derive(Debug)]
pub struct Encounter {
    pub id: String,
    pub patient: String,
    pub organization: Option<String>,
    pub provider: Option<String>,
    pub occurred_at: DateTime<Utc>,
    pub duration_minutes: Option<i32>,
    pub subject: String,
    pub body: Option<String>,
}

/// Minutes in seven days, the longest an interaction can be.
const LONGEST: i64 = 10_080;

const ORGANIZATIONS: &[&str] = &["Id", "NAME", "ADDRESS", "CITY", "STATE", "ZIP", "PHONE"];
const PROVIDERS: &[&str] = &["Id", "NAME", "SPECIALITY"];
const PATIENTS: &[&str] = &["Id", "BIRTHDATE", "DEATHDATE", "FIRST", "LAST", "GENDER", "ADDRESS", "CITY", "STATE", "COUNTY", "ZIP"];
const ENCOUNTERS: &[&str] = &["Id", "START", "STOP", "PATIENT", "ORGANIZATION", "PROVIDER", "DESCRIPTION", "REASONDESCRIPTION"];

impl Export {
    /// Reads the files of a directory, or says what is wrong with them.
    pub fn read(directory: &Path, now: DateTime<Utc>) -> Result<Export, Problems> {
        let mut problems = Problems::default();
        let mut table = |name, columns| Table::read(directory, name, columns, &mut problems);
        let tables = (
            table("organizations.csv", ORGANIZATIONS),
            table("providers.csv", PROVIDERS),
            table("patients.csv", PATIENTS),
            table("encounters.csv", ENCOUNTERS),
        );
        let measured = directory.join("observations.csv").exists();
        let observations = if measured { table("observations.csv", OBSERVATIONS) } else { None };
        let (Some(organizations), Some(providers), Some(patients), Some(encounters)) = tables else { return Err(problems) };
        Export::check([&organizations, &providers, &patients, &encounters], observations.as_ref(), now, problems)
    }

    fn check(tables: [&Table; 4], observations: Option<&Table>, now: DateTime<Utc>, mut problems: Problems) -> Result<Export, Problems> {
        let mut checker = Checker { now, problems: &mut problems };
        let [organizations, providers, patients, encounters] = tables;
        let known = Known {
            organizations: checker.ids(organizations),
            providers: checker.ids(providers),
            patients: checker.ids(patients),
            encounters: checker.ids(encounters),
        };
        let export = Export {
            organizations: organizations.rows().filter_map(|row| checker.organization(row)).collect(),
            providers: providers.rows().filter_map(|row| checker.provider(row)).collect(),
            patients: patients.rows().filter_map(|row| checker.patient(row)).collect(),
            encounters: encounters.rows().filter_map(|row| checker.encounter(row, &known)).collect(),
            observations: checker.observations(observations, &known),
        };
        if problems.is_empty() { Ok(export) } else { Err(problems) }
    }
}

/// Ids to which encounters and observations may refer.
pub(super) struct Known {
    organizations: HashSet<String>,
    providers: HashSet<String>,
    pub(super) patients: HashSet<String>,
    pub(super) encounters: HashSet<String>,
}

pub(super) struct Checker<'a> {
    now: DateTime<Utc>,
    pub(super) problems: &'a mut Problems,
}

impl Checker<'_> {
    /// The ids of a file; each must be there once.
    fn ids(&mut self, table: &Table) -> HashSet<String> {
        let mut lines: HashMap<String, u64> = HashMap::new();
        for row in table.rows() {
            let Some(id) = row.required("Id", 60, self.problems) else { continue };
            if let Some(line) = lines.insert(id, row.line) {
                row.report("Id", &format!("was on line {line} already"), self.problems);
            }
        }
        lines.into_keys().collect()
    }

    fn organization(&mut self, row: Row<'_>) -> Option<Organization> {
        let name = row.required("NAME", 200, self.problems)?;
        let phone = row.text("PHONE").and_then(american_phone);
        Some(Organization { id: row.text("Id")?.to_owned(), name, phone, address: self.address(row) })
    }

    fn provider(&mut self, row: Row<'_>) -> Option<Provider> {
        let name = self.name(row, &["NAME"])?;
        let speciality = row.short("SPECIALITY", 100, self.problems);
        Some(Provider { id: row.text("Id")?.to_owned(), name, speciality })
    }

    fn patient(&mut self, row: Row<'_>) -> Option<Patient> {
        let name = self.name(row, &["FIRST", "MIDDLE", "LAST"]);
        let birth_date = self.past_date(row, "BIRTHDATE");
        let deceased_on = self.past_date(row, "DEATHDATE");
        if deceased_on.zip(birth_date).is_some_and(|(died, born)| died < born) {
            row.report("DEATHDATE", "is before BIRTHDATE", self.problems);
        }
        let sex = match row.text("GENDER") {
            Some("M") => Some(Sex::Male),
            Some("F") => Some(Sex::Female),
            Some("O" | "U") => Some(Sex::Unknown),
            None => None,
            Some(_) => {
                row.report("GENDER", "is none of M, F, O and U", self.problems);
                None
            }
        };
        let address = self.address(row);
        Some(Patient { id: row.text("Id")?.to_owned(), name: name?, birth_date, deceased_on, sex, address })
    }

    fn encounter(&mut self, row: Row<'_>, known: &Known) -> Option<Encounter> {
        let subject = row.required("DESCRIPTION", 300, self.problems);
        let body = row.short("REASONDESCRIPTION", 10_000, self.problems);
        let patient = self.reference(row, "PATIENT", &known.patients, "patients.csv");
        let organization = self.reference(row, "ORGANIZATION", &known.organizations, "organizations.csv");
        let provider = self.reference(row, "PROVIDER", &known.providers, "providers.csv");
        if row.text("PATIENT").is_none() {
            row.report("PATIENT", "must not be empty", self.problems);
        }
        let occurred_at = self.past_moment(row, "START");
        let stop = row.moment("STOP", self.problems);
        let minutes = occurred_at.zip(stop).map(|(start, stop)| (stop - start).num_minutes());
        if minutes.is_some_and(|minutes| minutes < 0) {
            row.report("STOP", "is before START", self.problems);
        }
        Some(Encounter {
            id: row.text("Id")?.to_owned(),
            patient: patient?,
            organization,
            provider,
            occurred_at: occurred_at?,
            duration_minutes: minutes.and_then(|minutes| i32::try_from(minutes.clamp(0, LONGEST)).ok()),
            subject: subject?,
            body,
        })
    }

    pub(super) fn past_moment(&mut self, row: Row<'_>, column: &str) -> Option<DateTime<Utc>> {
        if row.text(column).is_none() {
            row.report(column, "must not be empty", self.problems);
        }
        let moment = row.moment(column, self.problems)?;
        if moment > self.now || !is_birth_date(moment.date_naive()) {
            row.report(column, "is in the future or too long ago", self.problems);
        }
        Some(moment)
    }

    fn past_date(&mut self, row: Row<'_>, column: &str) -> Option<NaiveDate> {
        let date = row.date(column, self.problems)?;
        if !is_birth_date(date) || date > self.now.date_naive() {
            row.report(column, "is in the future or too long ago", self.problems);
        }
        Some(date)
    }

    pub(super) fn reference(&mut self, row: Row<'_>, column: &str, ids: &HashSet<String>, file: &str) -> Option<String> {
        let id = row.text(column)?;
        if !ids.contains(id) {
            row.report(column, &format!("is not an Id in {file}"), self.problems);
        }
        Some(id.to_owned())
    }

    /// One name of several columns, without the numbers that Synthea appends to each word.
    fn name(&mut self, row: Row<'_>, columns: &[&str]) -> Option<String> {
        let words: Vec<String> = columns.iter().filter_map(|column| row.text(column)).map(plain_name).collect();
        let name = PersonName::parse(&words.join(" ")).map(PersonName::into_string);
        if name.is_none() {
            row.report(columns[columns.len() - 1], "does not make a name", self.problems);
        }
        name
    }

    /// In the Indonesian form: a county is about a regency, a city within it about a district.
    fn address(&mut self, row: Row<'_>) -> Address {
        Address {
            street: row.short("ADDRESS", 200, self.problems),
            district: row.short("CITY", 100, self.problems),
            regency: row.short("COUNTY", 100, self.problems),
            province: row.short("STATE", 100, self.problems),
            postal_code: row.short("ZIP", 12, self.problems),
            country: Some("US".to_owned()),
            ..Address::default()
        }
    }
}

/// Synthea marks its people as invented with numbers, `Maynard46 Mosciski958`. Nobody would look for them so, and the
/// marks would spoil the search for misspelt names; that these people are not real is told by their location.
fn plain_name(words: &str) -> String {
    let plain = words.split_whitespace().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    plain.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Ten digits in any spelling; other spellings are left out rather than guessed.
fn american_phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 10 {
        return None;
    }
    Phone::parse(&format!("+1{digits}")).map(Phone::into_string)
}

#[cfg(test)]
#[path = "synthea_tests.rs"]
mod tests;
