//! Wall times of a clinic. Indonesia's three zones have no daylight saving and are arithmetic; any other zone is asked of
//! the browser, which has the whole time zone database.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

/// An IANA time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    fixed: Option<(i64, &'static str)>,
}

impl Zone {
    pub fn new(name: &str) -> Zone {
        let fixed = match name {
            "Asia/Jakarta" | "Asia/Pontianak" => Some((7, "WIB")),
            "Asia/Makassar" | "Asia/Ujung_Pandang" => Some((8, "WITA")),
            "Asia/Jayapura" => Some((9, "WIT")),
            _ => None,
        };
        Zone { name: name.to_owned(), fixed }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The date and time on a wall of the clinic.
    pub fn wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = match self.fixed {
            Some((hours, _)) => Duration::hours(hours),
            None => Duration::minutes(crate::browser::intl::offset_minutes(&self.name, at.timestamp_millis())),
        };
        at.naive_utc() + offset
    }

    /// The moment at which the walls of the clinic show this date and time.
    pub fn moment(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        let guess = wall.and_utc();
        // Once more with the first answer, for zones that put their clocks forward.
        let first = guess - (self.wall(guess) - wall);
        guess - (self.wall(first) - first.naive_utc())
    }

    /// `WIB`, `WITA`, `WIT`, or what the browser calls it.
    pub fn abbreviation(&self, at: DateTime<Utc>) -> String {
        match self.fixed {
            Some((_, abbreviation)) => abbreviation.to_owned(),
            None => crate::browser::intl::abbreviation(&self.name, at.timestamp_millis()),
        }
    }

    /// Today, where the clinic is.
    pub fn today(&self) -> NaiveDate {
        self.wall(super::now()).date()
    }
}

impl Default for Zone {
    fn default() -> Zone {
        Zone::new("Asia/Jakarta")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_falls_at_the_clinic() {
        let at = DateTime::from_timestamp(1_763_397_000, 0).expect("a moment"); // 16:30 UTC
        let date = |zone: &str| Zone::new(zone).wall(at).date().to_string();
        assert_eq!(date("Asia/Jakarta"), "2025-11-17");
        assert_eq!(date("Asia/Makassar"), "2025-11-18");
        assert_eq!(Zone::new("Asia/Jayapura").abbreviation(at), "WIT");
        let zone = Zone::new("Asia/Makassar");
        assert_eq!(zone.moment(zone.wall(at)), at);
    }
}
