//! How values, limits and what is behind a value are written: the same in charts, tables and lists.

use domain::lab::{Comparator, LabDay, LabFlag, LabLimits, LabSeries, LabSource, shown_unit};

use super::lines::Line;
use crate::format::{number, short_date};
use crate::i18n::texts::lab_chart as t;
use crate::i18n::{Lang, lang};

/// `139`, `0,9`: as many decimals as the analyte has, no thousand separator.
pub fn number(value: f64, decimals: usize) -> String {
    number::clinical(value, decimals, lang())
}

/// A unit of UCUM as people write it: `mmHg`.
pub fn unit(ucum: &str) -> &str {
    shown_unit(ucum, lang())
}

/// `< 0,3`, `139`, `negatif`, or nothing.
pub fn value(number_: Option<f64>, comparator: Option<Comparator>, words: Option<&str>, decimals: usize) -> String {
    match (number_, words) {
        (Some(value), _) => match comparator {
            Some(comparator) => format!("{} {}", sign(comparator), number(value, decimals)),
            None => number(value, decimals),
        },
        (None, Some(words)) => words.to_owned(),
        (None, None) => String::new(),
    }
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtMost => "≤",
        Comparator::AtLeast => "≥",
        other => other.code(),
    }
}

/// The value of a day.
pub fn day_value(day: &LabDay, decimals: usize) -> String {
    value(day.value, day.comparator, day.words.as_deref(), decimals)
}

/// `90–140`, `≤ 200`, `≥ 50`: limits are within the range.
pub fn range(limits: &LabLimits, decimals: usize) -> Option<String> {
    match (limits.low, limits.high) {
        (Some(low), Some(high)) => Some(format!("{}–{}", number(low, decimals), number(high, decimals))),
        (Some(low), None) => Some(format!("≥ {}", number(low, decimals))),
        (None, Some(high)) => Some(format!("≤ {}", number(high, decimals))),
        (None, None) => None,
    }
}

/// `−9`, `+0,1`, `0`.
pub fn difference(now: f64, before: f64, decimals: usize) -> String {
    let shift = 10_f64.powi(decimals as i32);
    let by = (now * shift).round() - (before * shift).round();
    let sign = match by {
        b if b > 0.0 => "+",
        b if b < 0.0 => "−",
        _ => "",
    };
    format!("{sign}{}", number(by.abs() / shift, decimals))
}

/// The word of a flag.
pub fn flag(flag: LabFlag) -> &'static str {
    flag.label(lang())
}

/// Its name, or the name that patients read.
pub fn name(series: &LabSeries, plain: bool) -> &str {
    match (lang(), plain) {
        (Lang::Id, false) => &series.name_id,
        (Lang::Id, true) => &series.plain_id,
        (Lang::En, false) => &series.name_en,
        (Lang::En, true) => &series.plain_en,
    }
}

/// Where a value comes from, unless it is the clinic's own.
pub fn origin(day: &LabDay) -> Option<String> {
    match (day.source, day.laboratory.as_deref()) {
        (LabSource::Patient, Some(laboratory)) if day.verified => Some(t::by_patient_checked_at(laboratory)),
        (LabSource::Patient, Some(laboratory)) => Some(t::by_patient_at(laboratory)),
        (LabSource::Patient, None) if day.verified => Some(t::by_patient_checked().to_owned()),
        (LabSource::Patient, None) => Some(t::by_patient().to_owned()),
        (_, Some(laboratory)) => Some(laboratory.to_owned()),
        (LabSource::Import, None) => Some(LabSource::Import.label(lang()).to_owned()),
        (LabSource::Clinic, None) => None,
    }
}

/// What there is to say about a value besides its number, part by part.
pub fn notes(day: &LabDay, decimals: usize) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(day.flag.map(|f| flag(f).to_owned()));
    notes.extend(range(&day.limits, decimals).map(|range| t::reference(&range)));
    notes.extend(day.method.as_deref().map(t::method));
    notes.extend(origin(day));
    if day.corrected {
        notes.push(t::corrected().to_owned());
    }
    notes
}

/// All about a point, for those who do not see it: `LDL, 17 Nov 2026: 139 mg/dL, tinggi, rujukan ≤ 130`.
pub fn point(line: &Line, day: &LabDay, plain: bool) -> String {
    let what = format!("{}, {}: {} {}", line.name(plain), short_date(day.on), day_value(day, line.decimals), unit(&line.unit));
    std::iter::once(what).chain(notes(day, line.decimals)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_limits_are_written_without_thousands() {
        assert_eq!(value(Some(1510.0), None, None, 0), "1510");
        assert_eq!(value(Some(0.3), Some(Comparator::Less), None, 1), "< 0,3");
        assert_eq!(value(None, None, Some("negatif"), 1), "negatif");
        let limits = |low, high| LabLimits { low, high, ..LabLimits::default() };
        assert_eq!(range(&limits(Some(3.5), Some(5.1)), 1).as_deref(), Some("3,5–5,1"));
        assert_eq!(range(&limits(None, Some(200.0)), 0).as_deref(), Some("≤ 200"));
        assert_eq!(range(&limits(None, None), 0), None);
    }

    #[test]
    fn differences_are_those_of_what_is_shown() {
        assert_eq!(difference(139.0, 148.0, 0), "−9");
        assert_eq!(difference(0.9, 0.8, 1), "+0,1");
        assert_eq!(difference(4.4, 4.4, 1), "0,0");
    }
}
