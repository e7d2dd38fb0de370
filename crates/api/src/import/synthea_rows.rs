//! Rows of the Synthea generator, checked and understood one by one.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::contacts::{Sex, is_birth_date};
use domain::organisation::Address;
use domain::value::{PersonName, Phone};

use super::synthea::{Encounter, Organization, Patient, Provider};
use super::table::{Problems, Row, Table};

/// Minutes in seven days, the longest an interaction can be.
const LONGEST: i64 = 10_080;

/// Ids to which encounters and observations may refer.
pub(super) struct Known {
    pub(super) organizations: HashSet<String>,
    pub(super) providers: HashSet<String>,
    pub(super) patients: HashSet<String>,
    pub(super) encounters: HashSet<String>,
}

pub(super) struct Checker<'a> {
    pub(super) now: DateTime<Utc>,
    pub(super) problems: &'a mut Problems,
}

impl Checker<'_> {
    /// The ids of a file; each must be there once.
    pub(super) fn ids(&mut self, table: &Table) -> HashSet<String> {
        let mut lines: HashMap<String, u64> = HashMap::new();
        for row in table.rows() {
            let Some(id) = row.required("Id", 60, self.problems) else { continue };
            if let Some(line) = lines.insert(id, row.line) {
                row.report("Id", &format!("was on line {line} already"), self.problems);
            }
        }
        lines.into_keys().collect()
    }

    pub(super) fn organization(&mut self, row: Row<'_>) -> Option<Organization> {
        let name = row.required("NAME", 200, self.problems)?;
        let phone = row.text("PHONE").and_then(american_phone);
        Some(Organization { id: row.text("Id")?.to_owned(), name, phone, address: self.address(row) })
    }

    pub(super) fn provider(&mut self, row: Row<'_>) -> Option<Provider> {
        let name = self.name(row, &["NAME"])?;
        let speciality = row.short("SPECIALITY", 100, self.problems);
        Some(Provider { id: row.text("Id")?.to_owned(), name, speciality })
    }

    pub(super) fn patient(&mut self, row: Row<'_>) -> Option<Patient> {
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

    pub(super) fn encounter(&mut self, row: Row<'_>, known: &Known) -> Option<Encounter> {
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
