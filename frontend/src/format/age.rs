//! Ages as a clinic says them: years and months, months for infants, days for the newborn.

use chrono::{Datelike, NaiveDate};
use domain::Lang;

/// Completed years and months, and days when there are no months yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    pub years: i32,
    pub months: i32,
    pub days: i64,
}

impl Age {
    /// The age on a day; nought for a birth date in the future.
    pub fn between(birth: NaiveDate, today: NaiveDate) -> Age {
        let mut months = (today.year() - birth.year()) * 12 + today.month() as i32 - birth.month() as i32;
        if today.day() < birth.day() {
            months -= 1;
        }
        let months = months.max(0);
        Age { years: months / 12, months: months % 12, days: (today - birth).num_days().max(0) }
    }

    /// `42 th 8 bln`.
    pub fn full(self, lang: Lang) -> String {
        let (year, month, _) = units(lang);
        match (self.years, self.months) {
            (0, _) => self.short(lang),
            (years, 0) => format!("{years} {year}"),
            (years, months) => format!("{years} {year} {months} {month}"),
        }
    }

    /// `42 th`; `2 th 3 bln` below five; `8 bln`; `12 hr`.
    pub fn short(self, lang: Lang) -> String {
        let (year, month, day) = units(lang);
        match (self.years, self.months) {
            (0, 0) => format!("{} {day}", self.days),
            (0, months) => format!("{months} {month}"),
            (years @ 1..5, months @ 1..) => format!("{years} {year} {months} {month}"),
            (years, _) => format!("{years} {year}"),
        }
    }
}

fn units(lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::Id => ("th", "bln", "hr"),
        Lang::En => ("y", "mo", "d"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
    }

    #[test]
    fn ages_count_completed_months() {
        let today = day(2026, 11, 17);
        assert_eq!(Age::between(day(1984, 3, 12), today).full(Lang::Id), "42 th 8 bln");
        assert_eq!(Age::between(day(1984, 3, 12), today).full(Lang::En), "42 y 8 mo");
        assert_eq!(Age::between(day(1984, 11, 18), today).short(Lang::Id), "41 th");
        assert_eq!(Age::between(day(2024, 8, 1), today).short(Lang::Id), "2 th 3 bln");
        assert_eq!(Age::between(day(2026, 3, 1), today).full(Lang::Id), "8 bln");
        assert_eq!(Age::between(day(2026, 11, 5), today).short(Lang::Id), "12 hr");
        assert_eq!(Age::between(day(2027, 1, 1), today).short(Lang::Id), "0 hr");
    }

    #[test]
    fn a_leap_day_birthday_completes_on_the_first_of_march() {
        assert_eq!(Age::between(day(2024, 2, 29), day(2025, 2, 28)).short(Lang::Id), "11 bln");
        assert_eq!(Age::between(day(2024, 2, 29), day(2025, 3, 1)).short(Lang::Id), "1 th");
    }
}
