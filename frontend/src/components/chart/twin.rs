//! The same history as rows and columns: only days that brought something new.

use chrono::NaiveDate;
use domain::lab::{LabDay, LabSeries};

use super::lines::own;
use super::words;
use crate::i18n::texts::lab_chart as t;

/// A history as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The newest first; whether all that it brought was typed in by the patient.
    pub days: Vec<(NaiveDate, bool)>,
    pub rows: Vec<TwinRow>,
}

/// One analyte, with a value for some of the days.
#[derive(Clone, Debug, PartialEq)]
pub struct TwinRow {
    pub series: LabSeries,
    pub cells: Vec<Option<LabDay>>,
}

impl TwinRow {
    pub fn decimals(&self) -> usize {
        usize::from(self.series.decimals.max(0).unsigned_abs())
    }
}

impl Twin {
    /// The days of a window.
    pub fn of(series: &[LabSeries], (from, to): (NaiveDate, NaiveDate)) -> Twin {
        let within = |day: &&LabDay| day.on >= from && day.on <= to;
        let mut days: Vec<NaiveDate> = series.iter().flat_map(|s| s.days.iter().filter(within).map(|day| day.on)).collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        let row = |series: &LabSeries| {
            let mut cells = vec![None; days.len()];
            for day in series.days.iter().filter(within) {
                if let Ok(place) = days.binary_search_by(|other| day.on.cmp(other)) {
                    cells[place] = Some(day.clone());
                }
            }
            TwinRow { series: LabSeries { days: Vec::new(), ..series.clone() }, cells }
        };
        let rows: Vec<TwinRow> = series.iter().map(row).filter(|row| row.cells.iter().any(Option::is_some)).collect();
        let by_patient = |i: usize| rows.iter().filter_map(|row| row.cells[i].as_ref()).all(own);
        let days = days.iter().enumerate().map(|(i, day)| (*day, by_patient(i))).collect();
        Twin { days, rows }
    }
}

/// The table as a file: one line for each value, the oldest last. Numbers have a point, dates are those of ISO 8601.
pub fn csv(twin: &Twin) -> String {
    let mut out = t::csv_head().to_owned();
    out.push_str("\r\n");
    for (i, (on, _)) in twin.days.iter().enumerate() {
        for row in &twin.rows {
            if let Some(day) = &row.cells[i] {
                out.push_str(&csv_line(row, *on, day));
            }
        }
    }
    out
}

fn csv_line(row: &TwinRow, on: NaiveDate, day: &LabDay) -> String {
    let decimals = row.decimals();
    let value = day.value.map(|value| format!("{}{value:.decimals$}", day.comparator.map_or("", |c| c.code())));
    let fields = [
        on.to_string(),
        row.series.code.clone(),
        words::name(&row.series, false).to_owned(),
        value.or_else(|| day.words.clone()).unwrap_or_default(),
        day.unit.clone(),
        day.flag.map(words::flag).unwrap_or_default().to_owned(),
        words::range(&day.limits, decimals).unwrap_or_default(),
        day.method.clone().unwrap_or_default(),
        words::origin(day).unwrap_or_default(),
        if day.corrected { t::corrected().to_owned() } else { String::new() },
    ];
    let mut line = fields.iter().map(|field| csv_field(field)).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// Quoted where needed. A text that a spreadsheet would take for a formula is kept from being one.
fn csv_field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '@', '\t', '\r']) || (text.starts_with('-') && text.parse::<f64>().is_err());
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::csv_field;

    #[test]
    fn fields_are_quoted_and_never_a_formula() {
        assert_eq!(csv_field("139"), "139");
        assert_eq!(csv_field("-1.5"), "-1.5");
        assert_eq!(csv_field("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(csv_field("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
