//! Numbers that look right and belong to nobody.
//!
//! - **NIK**: a real district, the person's birth date and sex, and a serial number from 9000 on. Offices count the
//!   births of one day in one district from 0001, so no office has ever come near 9000.
//! - **Telephone**: `+62 8xx 0000 …`, a real operator's prefix with a subscriber number that begins with 0000.
//! - **BPJS**: 13 digits that begin with 00099, far above the numbers given so far.
//! - **E-mail**: the reserved top-level domain `example` (RFC 2606), to which no mail can be delivered.
//!
//! Real installations must all the same not send anything to demo people; a demo has no channel that could.

use chrono::{Datelike, NaiveDate};
use domain::contacts::Sex;
use domain::value::fold;

/// Prefixes of the mobile operators.
const PREFIXES: [u32; 35] = [
    811, 812, 813, 821, 822, 823, 851, 852, 853, 814, 815, 816, 855, 856, 857, 858, 817, 818, 819, 859, 877, 878, 879, 831, 832, 833, 838,
    895, 896, 897, 898, 899, 881, 882, 888,
];

/// A NIK for a person; `district` is the six-digit code of the district of registration.
pub fn nik(district: &str, born: NaiveDate, sex: Sex, index: u32) -> String {
    let day = born.day() + if sex == Sex::Female { 40 } else { 0 };
    let serial = 9_000 + (u64::from(index) * 613 + 77) % 1_000;
    format!("{district}{day:02}{:02}{:02}{serial}", born.month(), born.year().rem_euclid(100))
}

/// The mobile number of a person in E.164; no two of the first 3.8 million people share one.
pub fn mobile(index: u32) -> String {
    const SHORT: u64 = 350_000;
    let index = u64::from(index);
    // stepping by a prime that does not divide the range visits every number once
    let (at, width) = if index < SHORT { (index * 7_919 % SHORT, 4) } else { ((index - SHORT) * 7_919 % (10 * SHORT), 5) };
    let prefix = PREFIXES[(at % PREFIXES.len() as u64) as usize];
    format!("+62{prefix}0000{:0width$}", at / PREFIXES.len() as u64)
}

/// The number of an office in an area such as `21`.
pub fn landline(area: &str, index: u32) -> String {
    format!("+62{area}5550{:03}", index % 1_000)
}

/// A BPJS number.
pub fn bpjs(index: u32) -> String {
    format!("00099{:08}", (u64::from(index) * 7_919 + 1_300_411) % 100_000_000)
}

/// A number of a private insurer.
pub fn policy(code: &str, index: u32) -> String {
    format!("{code}-{:08}", (u64::from(index) * 104_729 + 552_113) % 100_000_000)
}

/// A passport number; no country gives one that begins with Q0.
pub fn passport(index: u32) -> String {
    format!("Q0{:07}", (u64::from(index) * 7_919 + 33_191) % 10_000_000)
}

/// An e-mail address made of a name.
pub fn email(name: &str, index: u32) -> String {
    const DOMAINS: [&str; 3] = ["contoh.example", "surel.example", "pos.example"];
    let folded = fold(name);
    let mut words = folded.split(' ').filter(|word| word.len() > 1 && word.is_ascii());
    let local = match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => format!("{first}.{last}"),
        (Some(only), None) => only.to_owned(),
        _ => "pasien".to_owned(),
    };
    format!("{local}{}@{}", index + 1, DOMAINS[index as usize % DOMAINS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::regions::{DISTRICTS, HOMETOWNS};
    use domain::value::{Email, Nik, Phone};
    use std::collections::HashSet;

    #[test]
    fn a_nik_passes_the_checks_and_agrees_with_the_person() {
        let districts = DISTRICTS.iter().map(|d| d.code).chain(HOMETOWNS.iter().map(|h| h.code));
        for (index, district) in (0_u32..).zip(districts) {
            for sex in [Sex::Female, Sex::Male] {
                for born in [NaiveDate::from_ymd_opt(1938, 12, 31), NaiveDate::from_ymd_opt(2004, 2, 29)].into_iter().flatten() {
                    let text = nik(district, born, sex, index);
                    let parsed = Nik::parse(&text).unwrap_or_else(|| panic!("{text}"));
                    assert!(parsed.agrees(Some(born), Some(sex)), "{text}");
                    assert_eq!(&text[12..13], "9", "{text}");
                }
            }
        }
    }

    #[test]
    fn mobile_numbers_are_in_normal_form_and_nobody_shares_one() {
        let mut seen = HashSet::new();
        for index in (0..20_000).chain(349_000..360_000).chain([1_040_000]) {
            let text = mobile(index);
            assert_eq!(Phone::parse(&text).map(Phone::into_string).as_deref(), Some(text.as_str()));
            assert_eq!(&text[6..10], "0000", "{text}");
            assert!(seen.insert(text));
        }
    }

    #[test]
    fn addresses_are_valid_and_cannot_receive_mail() {
        for name in ["Siti Aminah", "Suparmi", "I Gusti Ngurah Rai", "Zoë Müller", "O"] {
            let text = email(name, 7);
            assert_eq!(Email::parse(&text).map(Email::into_string).as_deref(), Some(text.as_str()));
            assert!(text.ends_with(".example"));
        }
        assert_eq!(email("Siti Aminah", 1203), "siti.aminah1204@contoh.example");
    }
}
