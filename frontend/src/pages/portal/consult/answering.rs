//! When the clinic answers: the rules, in words.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::consultations::{ConsultationSettingsView, clock};
use leptos::prelude::*;

use crate::api::consultations as api;
use crate::format::{self, Zone, date};
use crate::i18n::{lang, texts::portal_consult as t};
use crate::pages::portal::frame::{Clinic, clinic};
use crate::remote::Remote;

/// The rules, read once for a page.
#[derive(Clone, Copy)]
pub struct Rules(pub Remote<ConsultationSettingsView>, Clinic);

impl Rules {
    pub fn read() -> Rules {
        Rules(Remote::new(api::find_consultation_settings), clinic())
    }

    /// Whom to call in an emergency.
    pub fn phone(self) -> String {
        self.0.value.with(|rules| rules.as_ref().map(|rules| rules.emergency_phone.clone())).unwrap_or_else(|| self.1.emergency())
    }

    /// Whether a text has words that mean an emergency.
    pub fn alarms(self, text: &str) -> bool {
        let own = self.0.value.with(|rules| rules.as_ref().map(|rules| rules.emergency_words.clone()).unwrap_or_default());
        domain::consultations::emergency::is_found(text, &own)
    }

    /// `Dijawab Senin sampai Sabtu, 08.00–17.00 WIB.`
    pub fn hours(self) -> Option<String> {
        self.0.value.with(|rules| {
            let rules = rules.as_ref()?;
            let zone = Zone::new(&rules.time_zone).abbreviation(format::now());
            let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").map(|time| date::clock(time, lang())).unwrap_or_default();
            Some(t::hours(&days(&rules.weekdays), &time(&rules.opens), &time(&rules.closes), &zone))
        })
    }

    /// Within how many hours of business, and until when if it is asked now; days on which the clinic is closed are not known here.
    pub fn expected(self) -> Option<(i32, DateTime<Utc>, Zone)> {
        self.0.value.with(|rules| {
            let rules = rules.as_ref()?;
            let zone = Zone::new(&rules.time_zone);
            let due = clock::due(zone.wall(format::now()), rules.answer_hours, &rules.writable().opening(), &|_| false);
            Some((rules.answer_hours, zone.moment(due), zone))
        })
    }
}

/// `Senin sampai Sabtu`, or the days one after the other.
fn days(weekdays: &[i16]) -> String {
    let name = |day: i16| {
        let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
        let on = monday.checked_add_days(Days::new(u64::from(day.clamp(1, 7).unsigned_abs()) - 1)).unwrap_or(monday);
        date::weekday(on, lang())
    };
    let in_a_row = weekdays.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (weekdays.first(), weekdays.last(), weekdays.len()) {
        (_, _, 7) => t::every_day().to_owned(),
        (Some(first), Some(last), 3..) if in_a_row => t::day_range(name(*first), name(*last)),
        _ => weekdays.iter().map(|day| name(*day)).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(days(&[1, 2, 3, 4, 5, 6]), "Senin sampai Sabtu");
        assert_eq!(days(&[1, 3]), "Senin, Rabu");
        assert_eq!(days(&[1, 2, 3, 4, 5, 6, 7]), "setiap hari");
    }
}
