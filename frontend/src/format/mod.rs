//! How dates, times, ages, money, numbers and phone numbers are written, in the language in use.
//!
//! The functions here read the language (and follow it within a view); the modules below hold the rules as pure
//! functions that take it as an argument.

pub mod age;
pub mod date;
pub mod money;
pub mod number;
pub mod zone;

use chrono::{DateTime, NaiveDate, Utc};

use crate::i18n::lang;
pub use age::Age;
pub use zone::Zone;

/// `1.234` / `1,234`.
pub fn count(n: i64) -> String {
    number::grouped(n, lang())
}

/// `Rp1.250.000`.
pub fn rupiah(amount: i64) -> String {
    money::rupiah(amount, lang())
}

/// `Rp125.000`, or another currency by its code.
pub fn amount(money: &domain::organisation::Money) -> String {
    money::amount(money, lang())
}

/// `Senin, 17 November 2025`.
pub fn long_date(date: NaiveDate) -> String {
    date::long(date, lang())
}

/// `17 Nov 2025`.
pub fn short_date(date: NaiveDate) -> String {
    date::short(date, lang())
}

/// `12-03-1984`: a birth date, the same in both languages because it identifies a person.
pub fn birth_date(date: NaiveDate) -> String {
    date::birth(date)
}

/// `14.30 WIB` in the zone of the clinic.
pub fn time(at: DateTime<Utc>, zone: &Zone) -> String {
    date::time_with_zone(at, zone, lang())
}

/// `14.30`, where the zone is said once nearby.
pub fn clock(at: DateTime<Utc>, zone: &Zone) -> String {
    date::clock(zone.wall(at).time(), lang())
}

/// `17 Nov 2025, 14.30 WIB`.
pub fn date_time(at: DateTime<Utc>, zone: &Zone) -> String {
    format!("{}, {}", date::short(zone.wall(at).date(), lang()), time(at, zone))
}

/// `42 th 8 bln`.
pub fn age(birth: NaiveDate, today: NaiveDate) -> String {
    Age::between(birth, today).full(lang())
}

/// `42 th`; months and days for small children.
pub fn short_age(birth: NaiveDate, today: NaiveDate) -> String {
    Age::between(birth, today).short(lang())
}

/// `0812 •••• 4471`; what the server has masked already stays as it is.
pub fn masked_phone(phone: &str) -> String {
    if phone.contains('•') { phone.to_owned() } else { domain::value::Phone::masked(phone) }
}

/// `0812 3456 7890`.
pub fn phone(phone: &str) -> String {
    domain::value::Phone::national(phone)
}

/// `s•••a@contoh.id`: enough to recognise an address that one knows.
pub fn masked_email(email: &str) -> String {
    let Some((name, host)) = email.split_once('@').filter(|_| !email.contains('•')) else { return email.to_owned() };
    let mut letters = name.chars();
    match (letters.next(), letters.next_back()) {
        (Some(first), Some(last)) => format!("{first}•••{last}@{host}"),
        _ => format!("•••@{host}"),
    }
}

/// The moment, by the clock of this device.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(crate::browser::page::clock()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_data_is_recognisable_and_no_more() {
        assert_eq!(masked_phone("+6281233454471"), "0812 •••• 4471");
        assert_eq!(masked_phone("0812 •••• 4471"), "0812 •••• 4471");
        assert_eq!(masked_email("siti.a@contoh.id"), "s•••a@contoh.id");
        assert_eq!(masked_email("s@contoh.id"), "•••@contoh.id");
        assert_eq!(masked_email("s•••a@contoh.id"), "s•••a@contoh.id");
    }
}
