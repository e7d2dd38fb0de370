//! CSV files as tables whose every error says file and line.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use csv::{ByteRecord, StringRecord};

/// Errors that are told; the others are counted.
const TOLD: usize = 50;

/// What is wrong with the files, as sentences.
#[derive(Debug, Default)]
pub struct Problems {
    pub told: Vec<String>,
    pub untold: usize,
}

impl Problems {
    pub fn add(&mut self, sentence: String) {
        if self.told.len() < TOLD {
            self.told.push(sentence);
        } else {
            self.untold += 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    pub fn count(&self) -> usize {
        self.told.len() + self.untold
    }
}

/// A file in memory.
#[derive(Debug)]
pub struct Table {
    name: String,
    columns: HashMap<String, usize>,
    rows: Vec<(u64, StringRecord)>,
}

impl Table {
    /// Reads a file of a directory; the columns must be there, others may be.
    pub fn read(directory: &Path, name: &'static str, columns: &[&str], problems: &mut Problems) -> Option<Table> {
        let path = directory.join(name);
        match fs::read(&path) {
            Ok(bytes) => Table::from_bytes(&bytes, name, columns, problems),
            Err(error) => {
                problems.add(format!("{name} cannot be read from {}: {error}", directory.display()));
                None
            }
        }
    }

    /// Reads a file; the columns must be there, others may be.
    pub fn read_file(path: &Path, columns: &[&str], problems: &mut Problems) -> Option<Table> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match fs::read(path) {
            Ok(bytes) => Table::from_bytes(&bytes, &name, columns, problems),
            Err(error) => {
                problems.add(format!("{} cannot be read: {error}", path.display()));
                None
            }
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn from_bytes(bytes: &[u8], name: &str, columns: &[&str], problems: &mut Problems) -> Option<Table> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
        let mut lines = Lines { bytes, at: 0, line: 1 };
        let mut table = Table { name: name.to_owned(), columns: HashMap::new(), rows: Vec::new() };
        let mut record = ByteRecord::new();
        let mut width = 0;
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    problems.add(format!("{name} cannot be read to its end: {error}"));
                    return None;
                }
            }
            let line = lines.of(record.position().map_or(0, |position| position.byte() as usize));
            let Ok(text) = StringRecord::from_byte_record(record.clone()) else {
                problems.add(format!("{name} line {line} is not UTF-8 text"));
                continue;
            };
            if width == 0 {
                width = text.len();
                table.name_columns(&text);
            } else if text.len() == width {
                table.rows.push((line, text));
            } else {
                problems.add(format!("{name} line {line} has {} fields, but the first line names {width} columns", text.len()));
            }
        }
        table.has_columns(columns, problems).then_some(table)
    }

    fn name_columns(&mut self, header: &StringRecord) {
        let named = header.iter().enumerate().map(|(at, name)| (name.trim_start_matches('\u{feff}').trim().to_owned(), at));
        self.columns = named.collect();
    }

    fn has_columns(&self, columns: &[&str], problems: &mut Problems) -> bool {
        let missing: Vec<&str> = columns.iter().copied().filter(|column| !self.columns.contains_key(*column)).collect();
        if !missing.is_empty() {
            problems.add(format!("{} line 1 does not name the columns {}", self.name, missing.join(", ")));
        }
        missing.is_empty()
    }

    /// Every row, with a way to report what is wrong with it.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { table: self, line: *line, record })
    }
}

/// Counts lines; the CSV reader itself counts empty lines and line breaks of Windows differently than an editor.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the record stands that begins here or after line breaks; positions must not go back.
    fn of(&mut self, start: usize) -> u64 {
        let breaks = self.bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = start + breaks;
        self.line += self.bytes[self.at..start].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = start;
        self.line
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    pub line: u64,
    record: &'a StringRecord,
}

impl Row<'_> {
    /// The name of the file it is in.
    pub fn file(&self) -> &str {
        &self.table.name
    }

    /// A field without the space around it; nothing when it is empty or the file has no such column.
    pub fn text(&self, column: &str) -> Option<&str> {
        let at = *self.table.columns.get(column)?;
        Some(self.record.get(at)?.trim()).filter(|text| !text.is_empty())
    }

    /// Reports something about a field of this row.
    pub fn report(&self, column: &str, what: &str, problems: &mut Problems) {
        let shown: String = self.text(column).unwrap_or_default().chars().filter(|c| !c.is_control()).take(60).collect();
        problems.add(format!("{} line {}: {column} \"{shown}\" {what}", self.table.name, self.line));
    }

    /// A field of limited length that can be stored.
    pub fn short(&self, column: &str, max: usize, problems: &mut Problems) -> Option<String> {
        let text = self.text(column)?;
        if text.chars().any(char::is_control) {
            self.report(column, "contains a character that cannot be stored", problems);
        } else if text.chars().count() > max {
            self.report(column, &format!("is longer than {max} characters"), problems);
        } else {
            return Some(text.to_owned());
        }
        None
    }

    /// As [`Row::short`], but it must be there.
    pub fn required(&self, column: &str, max: usize, problems: &mut Problems) -> Option<String> {
        if self.text(column).is_none() {
            self.report(column, "must not be empty", problems);
        }
        self.short(column, max, problems)
    }

    /// A day, written as 1984-03-12.
    pub fn date(&self, column: &str, problems: &mut Problems) -> Option<NaiveDate> {
        let text = self.text(column)?;
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
        if date.is_none() {
            self.report(column, "is not a date such as 1984-03-12", problems);
        }
        date
    }

    /// A moment with its offset, written as 2023-01-27T16:17:47Z.
    pub fn moment(&self, column: &str, problems: &mut Problems) -> Option<DateTime<Utc>> {
        let text = self.text(column)?;
        let moment = DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc());
        if moment.is_none() {
            self.report(column, "is not a time such as 2023-01-27T16:17:47Z", problems);
        }
        moment
    }
}

#[cfg(test)]
impl Table {
    pub(super) fn of(text: &str, name: &'static str, columns: &[&str], problems: &mut Problems) -> Option<Table> {
        Table::from_bytes(text.as_bytes(), name, columns, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_commas_and_a_byte_order_mark_are_no_trouble() {
        let mut problems = Problems::default();
        let text = "\u{feff}Id,NAME\n1,\"KLINIK \"\"A\"\", KEMANG\"\n\n2,\"dua\nbaris\"\n3,\n";
        let table = Table::of(text, "a.csv", &["Id", "NAME"], &mut problems).unwrap();
        let names: Vec<_> = table.rows().map(|row| (row.line, row.text("NAME").map(str::to_owned))).collect();
        assert_eq!(names, [(2, Some("KLINIK \"A\", KEMANG".into())), (4, Some("dua\nbaris".into())), (6, None)]);
        assert!(problems.is_empty());
        let table = Table::of("Id\r\na\r\n\r\nb", "a.csv", &[], &mut problems).unwrap();
        assert_eq!(table.rows().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn every_sentence_says_file_and_line() {
        let mut problems = Problems::default();
        let table = Table::of("Id,BIRTHDATE\nx,12-03-1984\ny\nz,\n", "patients.csv", &["Id", "BIRTHDATE"], &mut problems).unwrap();
        for row in table.rows() {
            row.date("BIRTHDATE", &mut problems);
            row.required("BIRTHDATE", 10, &mut problems);
        }
        assert_eq!(
            problems.told,
            [
                "patients.csv line 3 has 1 fields, but the first line names 2 columns",
                "patients.csv line 2: BIRTHDATE \"12-03-1984\" is not a date such as 1984-03-12",
                "patients.csv line 4: BIRTHDATE \"\" must not be empty",
            ]
        );
        let mut problems = Problems::default();
        assert!(Table::of("Id\n1\n", "patients.csv", &["Id", "BIRTHDATE", "FIRST"], &mut problems).is_none());
        assert_eq!(problems.told, ["patients.csv line 1 does not name the columns BIRTHDATE, FIRST"]);
    }

    #[test]
    fn odd_bytes_are_reported_where_they_are() {
        let mut problems = Problems::default();
        let bytes: &[u8] = b"Id,NAME\n1,\xff\n2,a\0b\n3,long\n";
        let table = Table::from_bytes(bytes, "b.csv", &["Id"], &mut problems).unwrap();
        for row in table.rows() {
            row.short("NAME", 3, &mut problems);
        }
        assert_eq!(
            problems.told,
            [
                "b.csv line 2 is not UTF-8 text",
                "b.csv line 3: NAME \"ab\" contains a character that cannot be stored",
                "b.csv line 4: NAME \"long\" is longer than 3 characters",
            ]
        );
    }

    #[test]
    fn fifty_problems_are_told_and_the_rest_counted() {
        let mut problems = Problems::default();
        (0..120).for_each(|number| problems.add(number.to_string()));
        assert_eq!((problems.told.len(), problems.untold, problems.count()), (50, 70, 120));
    }
}
