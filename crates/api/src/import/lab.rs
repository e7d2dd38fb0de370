//! Results of another laboratory system, from one CSV file with a line for each value.

use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::contacts::is_birth_date;
use domain::value::Mrn;

use super::table::{Problems, Row, Table};

/// The columns that have to be there: whose value, LOINC, the value and when the sample was taken.
const REQUIRED: &[&str] = &["mrn", "code", "value", "collected_at"];

/// A file that has been read, and checked as far as that goes without the database.
#[derive(Debug)]
pub struct Results {
    /// The name of the file, for what the database objects to.
    pub file: String,
    pub rows: Vec<ResultRow>,
}

/// When a sample was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Taken {
    At(DateTime<Utc>),
    /// By the clock of the branch.
    Local(NaiveDateTime),
}

/// A row of the file. It holds what was found about a person, so its debug form tells the line only.
pub struct ResultRow {
    pub line: u64,
    pub(super) mrn: String,
    pub(super) birth_date: Option<NaiveDate>,
    pub(super) code: String,
    pub(super) value: String,
    pub(super) unit: Option<String>,
    pub(super) taken: Taken,
    pub(super) location: Option<String>,
    pub(super) laboratory: Option<String>,
    pub(super) method: Option<String>,
    pub(super) confirmed: bool,
}

impl std::fmt::Debug for ResultRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ResultRow(line {})", self.line)
    }
}

impl Results {
    /// Reads a file, or says what is wrong with it.
    pub fn read(file: &Path, now: DateTime<Utc>) -> Result<Results, Problems> {
        let mut problems = Problems::default();
        let Some(table) = Table::read_file(file, REQUIRED, &mut problems) else { return Err(problems) };
        let rows: Vec<ResultRow> = table.rows().filter_map(|row| result(row, now, &mut problems)).collect();
        if problems.is_empty() { Ok(Results { file: table.name().to_owned(), rows }) } else { Err(problems) }
    }
}

fn result(row: Row<'_>, now: DateTime<Utc>, problems: &mut Problems) -> Option<ResultRow> {
    let number = row.required("mrn", 40, problems);
    let mrn = number.as_deref().and_then(Mrn::parse).map(Mrn::into_string);
    if number.is_some() && mrn.is_none() {
        row.report("mrn", "is not a medical record number", problems);
    }
    let birth_date = row.date("birth_date", problems);
    if birth_date.is_some_and(|date| !is_birth_date(date)) {
        row.report("birth_date", "is too long ago", problems);
    }
    let code = row.required("code", 20, problems);
    let value = row.required("value", 200, problems);
    let taken = taken(row, now, problems);
    let confirmed = match row.text("confirmed") {
        None | Some("no" | "tidak") => false,
        Some("yes" | "ya") => true,
        Some(_) => {
            row.report("confirmed", "is neither yes nor no", problems);
            false
        }
    };
    Some(ResultRow {
        line: row.line,
        birth_date,
        unit: row.short("unit", 40, problems),
        location: row.short("location", 40, problems),
        laboratory: row.short("laboratory", 200, problems),
        method: row.short("method", 100, problems),
        confirmed,
        mrn: mrn?,
        code: code?,
        value: value?,
        taken: taken?,
    })
}

/// With an offset, or by the clock of the branch: `2026-11-17T09:52:00+07:00`, `2026-11-17 09:52`.
fn taken(row: Row<'_>, now: DateTime<Utc>, problems: &mut Problems) -> Option<Taken> {
    row.required("collected_at", 40, problems)?;
    let text = row.text("collected_at")?;
    let local =
        || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S"));
    let taken = match (DateTime::parse_from_rfc3339(text), local()) {
        (Ok(at), _) => Taken::At(at.to_utc()),
        (_, Ok(at)) => Taken::Local(at),
        _ => {
            row.report("collected_at", "is not a time such as 2026-11-17 09:52 or 2026-11-17T09:52:00+07:00", problems);
            return None;
        }
    };
    let day = match taken {
        Taken::At(at) => at.date_naive(),
        Taken::Local(at) => at.date(),
    };
    // the zone of the branch is not known here; a day ahead is refused later
    if !is_birth_date(day) || day > now.date_naive() + chrono::Days::new(1) {
        row.report("collected_at", "is in the future or too long ago", problems);
        return None;
    }
    Some(taken)
}
