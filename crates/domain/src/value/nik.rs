//! NIK, the Indonesian national identity number.

use chrono::{Datelike, NaiveDate};

use crate::contacts::Sex;

/// A national identity number (Nomor Induk Kependudukan): 16 digits.
///
/// Digits 1–6 are the district of first registration, 7–12 the birth date as `ddmmyy` (women: day + 40), 13–16 a serial
/// number (Permendagri 108/2019).
#[derive(Clone, PartialEq, Eq)]
pub struct Nik(String);

/// What a NIK says about its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NikFacts {
    pub sex: Sex,
    pub day: u32,
    pub month: u32,
    /// Two digits; the century is not in the number.
    pub year: u32,
}

impl Nik {
    /// Reads 16 digits, spaces and dots allowed between them, and checks that they can be a NIK.
    pub fn parse(text: &str) -> Option<Nik> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
        if digits.len() != 16 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let nik = Nik(digits);
        let facts = nik.facts();
        let leap_year = 2000;
        let real_day = NaiveDate::from_ymd_opt(leap_year, facts.month, facts.day).is_some();
        let province = nik.number(0, 2);
        (real_day && (11..=99).contains(&province) && nik.number(12, 16) > 0).then_some(nik)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn facts(&self) -> NikFacts {
        let day = self.number(6, 8);
        let (sex, day) = if day > 40 { (Sex::Female, day - 40) } else { (Sex::Male, day) };
        NikFacts { sex, day, month: self.number(8, 10), year: self.number(10, 12) }
    }

    /// Whether birth date and sex agree with the number. Clerks did make mistakes, so this is a warning, never a refusal.
    pub fn agrees(&self, birth_date: Option<NaiveDate>, sex: Option<Sex>) -> bool {
        let facts = self.facts();
        let date =
            birth_date.is_none_or(|d| d.day() == facts.day && d.month() == facts.month && d.year().rem_euclid(100) as u32 == facts.year);
        date && sex.is_none_or(|s| s == Sex::Unknown || s == facts.sex)
    }

    /// With the middle hidden: `3174••••••••0004`.
    pub fn masked(&self) -> String {
        format!("{}••••••••{}", &self.0[..4], &self.0[12..])
    }

    fn number(&self, from: usize, to: usize) -> u32 {
        self.0[from..to].parse().unwrap_or(0)
    }
}

impl std::fmt::Debug for Nik {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nik(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nik_tells_sex_and_birth_date() {
        let nik = Nik::parse("3174 0152 0384 0004").unwrap();
        assert_eq!(nik.facts(), NikFacts { sex: Sex::Female, day: 12, month: 3, year: 84 });
        assert!(nik.agrees(NaiveDate::from_ymd_opt(1984, 3, 12), Some(Sex::Female)));
        assert!(!nik.agrees(NaiveDate::from_ymd_opt(1984, 3, 13), None));
        assert!(!nik.agrees(None, Some(Sex::Male)));
        assert_eq!(nik.masked(), "3174••••••••0004");
        assert_eq!(format!("{nik:?}"), "Nik(…)");
    }

    #[test]
    fn impossible_numbers_are_refused() {
        for bad in [
            "",
            "317401520384000",
            "31740152038400045",
            "3174013203840004",
            "3174011213840004",
            "0174011203840004",
            "3174011203840000",
            "317401120384000x",
        ] {
            assert!(Nik::parse(bad).is_none(), "{bad}");
        }
    }
}
