//! The CSV layout of the Synthea generator.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use domain::contacts::Sex;
use domain::organisation::Address;

use super::observations::{OBSERVATIONS, Observation};
use super::synthea_rows::{Checker, Known};
use super::table::{Problems, Table};

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

#[cfg(test)]
#[path = "synthea_tests.rs"]
mod tests;
