//! Until when a question is to be answered: only hours of business count.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// When the clinic answers, by the clock of the clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// ISO: 1 is Monday.
    pub weekdays: Vec<i16>,
    pub opens: NaiveTime,
    pub closes: NaiveTime,
}

/// Days looked at before giving up: a clinic that never opens answers by the plain clock.
const MOST_DAYS: i64 = 800;

impl Opening {
    /// Whether the clinic answers on this day of the week.
    fn is_weekday(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(&i16::try_from(day.weekday().number_from_monday()).unwrap_or(0))
    }

    /// Whether the clinic answers at this moment.
    pub fn is_open(&self, at: NaiveDateTime, closed_on: &dyn Fn(NaiveDate) -> bool) -> bool {
        let day = at.date();
        self.is_weekday(day) && !closed_on(day) && (self.opens..self.closes).contains(&at.time())
    }
}

/// The moment at which so many hours of business have passed since a question; all times are those of the clinic's clock.
pub fn due(asked: NaiveDateTime, hours: i32, opening: &Opening, closed_on: &dyn Fn(NaiveDate) -> bool) -> NaiveDateTime {
    let mut left = Duration::hours(i64::from(hours));
    let mut day = asked.date();
    for _ in 0..MOST_DAYS {
        if opening.is_weekday(day) && !closed_on(day) {
            let (opens, closes) = (day.and_time(opening.opens).max(asked), day.and_time(opening.closes));
            let open_for = closes - opens;
            if open_for >= left && left > Duration::zero() {
                return opens + left;
            }
            if open_for > Duration::zero() {
                left -= open_for;
            }
        }
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    asked + Duration::hours(i64::from(hours))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn opening() -> Opening {
        Opening { weekdays: vec![1, 2, 3, 4, 5, 6], opens: "08:00:00".parse().unwrap(), closes: "17:00:00".parse().unwrap() }
    }

    #[test]
    fn only_hours_of_business_count() {
        let open = |_| false;
        // a Sunday evening: eight hours of Monday
        assert_eq!(due(at("2026-11-15T20:15:00"), 8, &opening(), &open), at("2026-11-16T16:00:00"));
        // a Friday afternoon: two hours today, six tomorrow
        assert_eq!(due(at("2026-11-13T15:00:00"), 8, &opening(), &open), at("2026-11-14T14:00:00"));
        // exactly until the doors close
        assert_eq!(due(at("2026-11-13T08:00:00"), 9, &opening(), &open), at("2026-11-13T17:00:00"));
        // before they open
        assert_eq!(due(at("2026-11-13T06:30:00"), 1, &opening(), &open), at("2026-11-13T09:00:00"));
        // over a week of nine hours a day
        assert_eq!(due(at("2026-11-16T08:00:00"), 24, &opening(), &open), at("2026-11-18T14:00:00"));
    }

    #[test]
    fn holidays_do_not_count_and_a_clinic_that_never_opens_goes_by_the_plain_clock() {
        let monday = |day: NaiveDate| day == at("2026-11-16T00:00:00").date();
        assert_eq!(due(at("2026-11-15T20:15:00"), 8, &opening(), &monday), at("2026-11-17T16:00:00"));
        assert_eq!(due(at("2026-11-15T20:15:00"), 8, &opening(), &|_| true), at("2026-11-16T04:15:00"));
        assert!(opening().is_open(at("2026-11-17T08:00:00"), &monday));
        assert!(!opening().is_open(at("2026-11-16T08:00:00"), &monday));
        assert!(!opening().is_open(at("2026-11-17T17:00:00"), &monday));
    }
}
