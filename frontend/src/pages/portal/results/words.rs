//! Values in the words of a patient.

use domain::lab::{AnalyteView, LabFlag, LabLimits, LabReportView, LabSource, ObservationView, Reading, shown_unit, written};
use leptos::prelude::*;

use crate::format::{self, Zone, date};
use crate::i18n::{Lang, Plain, lang, texts::portal_results as t};

/// Beyond a limit by no more than this part of it, a value is only slightly outside.
const SLIGHT: f64 = 0.2;

/// Where a value is, as patients read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    FarBelow,
    Below,
    SlightlyBelow,
    Within,
    SlightlyAbove,
    Above,
    FarAbove,
}

impl Level {
    /// The level of a value that has a flag.
    pub fn of(observation: &ObservationView) -> Option<Level> {
        let (flag, limits) = (observation.flag?, &observation.limits);
        let slight = observation.value.is_some_and(|value| is_slight(value, flag, limits));
        Some(match flag {
            LabFlag::Normal => Level::Within,
            LabFlag::High if slight => Level::SlightlyAbove,
            LabFlag::High => Level::Above,
            LabFlag::Low if slight => Level::SlightlyBelow,
            LabFlag::Low => Level::Below,
            LabFlag::CriticalHigh => Level::FarAbove,
            LabFlag::CriticalLow => Level::FarBelow,
        })
    }

    pub fn word(self) -> &'static str {
        let text: Plain = match self {
            Level::FarBelow => t::far_below,
            Level::Below => t::below,
            Level::SlightlyBelow => t::slightly_below,
            Level::Within => t::within,
            Level::SlightlyAbove => t::slightly_above,
            Level::Above => t::above,
            Level::FarAbove => t::far_above,
        };
        text()
    }

    pub fn is_above(self) -> bool {
        matches!(self, Level::SlightlyAbove | Level::Above | Level::FarAbove)
    }

    pub fn is_below(self) -> bool {
        matches!(self, Level::SlightlyBelow | Level::Below | Level::FarBelow)
    }

    /// Its name in the style sheet, and its shape: circle, triangle up, triangle down, square.
    fn look(self) -> (&'static str, &'static str) {
        match self {
            Level::Within => ("ok", "M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z"),
            Level::SlightlyAbove | Level::Above => ("high", "M7 1.5 13 12H1Z"),
            Level::SlightlyBelow | Level::Below => ("low", "M7 12.5 1 2h12Z"),
            Level::FarAbove | Level::FarBelow => ("crit", "M2 2h10v10H2Z"),
        }
    }

    /// The shape alone, or with its word.
    pub fn sign(self, with_word: bool) -> impl IntoView {
        let (class, path) = self.look();
        let word = with_word.then(|| self.word());
        view! { <span class=format!("flag {class}")><svg viewBox="0 0 14 14" aria-hidden="true"><path d=path /></svg>{word}</span> }
    }
}

/// Beside its limit, and nearer to it than to the critical one.
fn is_slight(value: f64, flag: LabFlag, limits: &LabLimits) -> bool {
    let (limit, critical) = match flag {
        LabFlag::High => (limits.high, limits.critical_high),
        LabFlag::Low => (limits.low, limits.critical_low),
        _ => (None, None),
    };
    let Some(limit) = limit else { return false };
    let beyond = (value - limit).abs();
    beyond <= limit.abs() * SLIGHT && critical.is_none_or(|critical| beyond * 2.0 < (critical - limit).abs())
}

/// `142`, `< 0,3`, `negatif`.
pub fn value(observation: &ObservationView, decimals: i16) -> String {
    match (observation.value, &observation.words) {
        (Some(value), _) => Reading { value, comparator: observation.comparator }.written(decimals, lang()),
        (None, Some(words)) => words.clone(),
        (None, None) => String::new(),
    }
}

/// A value with its unit: `142 mmHg`.
pub fn with_unit(value: &str, unit: &str) -> String {
    format!("{value} {}", shown_unit(unit, lang())).trim_end().to_owned()
}

/// `90 sampai 140`, `50 atau lebih`, `150 atau kurang`.
pub fn range(limits: &LabLimits, decimals: i16) -> Option<String> {
    let number = |value: f64| written(value, decimals, lang());
    match (limits.low, limits.high) {
        (Some(low), Some(high)) => Some(t::from_to(&number(low), &number(high))),
        (Some(low), None) => Some(t::or_more(&number(low))),
        (None, Some(high)) => Some(t::or_less(&number(high))),
        (None, None) => None,
    }
}

/// The name that patients read, or the code while the catalogue does not know it.
pub fn name(observation: &ObservationView, analyte: Option<&AnalyteView>) -> String {
    analyte.map_or_else(|| observation.code.clone(), |analyte| analyte.plain(lang()).to_owned())
}

/// `17 Okt`, with the year when it is another one than that of the report.
pub fn short_day(on: chrono::NaiveDate, report: chrono::NaiveDate) -> String {
    use chrono::Datelike;
    let short = format::short_date(on);
    if on.year() == report.year() {
        short.rsplit_once(' ').map_or(short.clone(), |(day, _)| day.trim_start_matches('0').to_owned())
    } else {
        short
    }
}

/// The day of the sample, where the report is from.
pub fn day(report: &LabReportView) -> chrono::NaiveDate {
    Zone::new(&report.time_zone).wall(report.collected_at).date()
}

/// `Kamis, 12 Nov 2026`.
pub fn day_name(report: &LabReportView) -> String {
    let on = day(report);
    format!("{}, {}", date::weekday(on, lang()), format::short_date(on).trim_start_matches('0'))
}

/// Where a report is from: a branch, the outside laboratory, an archive.
pub fn place(report: &LabReportView) -> String {
    let laboratory = report.laboratory.as_deref();
    match report.source {
        LabSource::Clinic => laboratory.unwrap_or(&report.location_name).to_owned(),
        LabSource::Patient => t::own_entry(laboratory.unwrap_or(t::outside())),
        LabSource::Import => t::imported(laboratory.unwrap_or(&report.location_name)),
    }
}

/// `perempuan, 42 th`: for whom the ranges of a report hold.
pub fn whom(report: &LabReportView) -> Option<String> {
    use domain::contacts::Sex;
    let sex = match report.patient_sex? {
        Sex::Female => t::female(),
        Sex::Male => t::male(),
        Sex::Unknown => return None,
    };
    let age = format::short_age(report.patient_birth_date?, day(report));
    Some(t::person(sex, &age))
}

/// What a value did since the one before, such as `Turun 10 sejak 17 Okt.`
pub fn trend(observation: &ObservationView, decimals: i16, report: chrono::NaiveDate) -> Option<String> {
    let (now, before, on) = (observation.value?, observation.previous?, short_day(observation.previous_on?, report));
    let scale = 10_f64.powi(i32::from(decimals));
    let by = ((now * scale).round() - (before * scale).round()) / scale;
    let amount = written(by.abs(), decimals, lang());
    Some(match by {
        by if by > 0.0 => t::rose(&amount, &on),
        by if by < 0.0 => t::fell(&amount, &on),
        _ => t::same(&on),
    })
}

/// A text that the catalogue has in both languages; Indonesian where the other one is missing.
pub fn about(analyte: &AnalyteView) -> Option<String> {
    let text = if lang() == Lang::Id || analyte.about_en.is_empty() { &analyte.about_id } else { &analyte.about_en };
    (!text.is_empty()).then(|| text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(low: Option<f64>, high: Option<f64>, critical_high: Option<f64>) -> LabLimits {
        LabLimits { low, high, critical_low: None, critical_high }
    }

    #[test]
    fn slightly_outside_is_near_the_limit_and_far_from_critical() {
        assert!(is_slight(142.0, LabFlag::High, &limits(Some(90.0), Some(140.0), Some(180.0))));
        assert!(!is_slight(165.0, LabFlag::High, &limits(Some(90.0), Some(140.0), Some(180.0))), "nearer to critical");
        assert!(!is_slight(310.0, LabFlag::High, &limits(None, Some(150.0), None)), "twice the limit");
        assert!(is_slight(46.0, LabFlag::Low, &limits(Some(50.0), None, None)));
        assert!(!is_slight(46.0, LabFlag::CriticalLow, &limits(Some(50.0), None, None)));
    }

    #[test]
    fn ranges_are_said_in_words() {
        assert_eq!(range(&limits(Some(90.0), Some(140.0), None), 0).as_deref(), Some("90 sampai 140"));
        assert_eq!(range(&limits(Some(3.5), None, None), 1).as_deref(), Some("3,5 atau lebih"));
        assert_eq!(range(&limits(None, None, None), 0), None);
    }

    #[test]
    fn days_of_the_same_year_leave_it_out() {
        let on = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).expect("a real day");
        assert_eq!(short_day(on(2026, 10, 7), on(2026, 11, 12)), "7 Okt");
        assert_eq!(short_day(on(2025, 10, 17), on(2026, 11, 12)), "17 Okt 2025");
    }
}
