//! Dates and times of day. Times are always 24 h; Indonesian writes `14.30`, English `14:30`.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use domain::Lang;

use super::zone::Zone;

const DAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

fn pick((id, en): (&'static str, &'static str), lang: Lang) -> &'static str {
    if lang == Lang::Id { id } else { en }
}

/// The name of the weekday.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    pick(DAYS[date.weekday().num_days_from_monday() as usize], lang)
}

/// The name of the month.
pub fn month(date: NaiveDate, lang: Lang) -> &'static str {
    pick(MONTHS[date.month0() as usize], lang)
}

/// `Senin, 17 November 2025`.
pub fn long(date: NaiveDate, lang: Lang) -> String {
    format!("{}, {} {} {}", weekday(date, lang), date.day(), month(date, lang), date.year())
}

/// `17 Nov 2025`.
pub fn short(date: NaiveDate, lang: Lang) -> String {
    // "Agustus" is shortened to "Agu", which its first three letters give as well.
    format!("{:02} {} {}", date.day(), &month(date, lang)[..3], date.year())
}

/// `17 November`.
pub fn day_and_month(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", date.day(), month(date, lang))
}

/// `17/11/2025`.
pub fn numeric(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `12-03-1984`.
pub fn birth(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// `14.30` / `14:30`.
pub fn clock(time: NaiveTime, lang: Lang) -> String {
    let mark = if lang == Lang::Id { '.' } else { ':' };
    format!("{:02}{mark}{:02}", time.hour(), time.minute())
}

/// `14.30 WIB` / `14:30 WIB`.
pub fn time_with_zone(at: DateTime<Utc>, zone: &Zone, lang: Lang) -> String {
    format!("{} {}", clock(zone.wall(at).time(), lang), zone.abbreviation(at))
}

/// What somebody typed as a date: `12-03-1984`, `12/3/1984`, `12.03.1984`, `12031984` or `1984-03-12`.
pub fn typed(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%d%m%Y").ok();
    }
    let plain = text.replace(['/', '.', ' '], "-");
    let year_is_whole = plain.rsplit('-').next().is_some_and(|year| year.len() == 4);
    NaiveDate::parse_from_str(&plain, "%d-%m-%Y").ok().filter(|_| year_is_whole)
}

/// What somebody typed as a time of day: `8`, `8.30`, `08:30` or `0830`.
pub fn typed_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().replace(['.', ',', ' '], ":");
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None if text.len() <= 2 => (text.as_str(), "00"),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
    }

    #[test]
    fn dates_in_both_languages() {
        let date = day(2025, 11, 17);
        assert_eq!(long(date, Lang::Id), "Senin, 17 November 2025");
        assert_eq!(long(date, Lang::En), "Monday, 17 November 2025");
        assert_eq!(short(date, Lang::Id), "17 Nov 2025");
        assert_eq!(short(day(2026, 8, 7), Lang::Id), "07 Agu 2026");
        assert_eq!(short(day(2026, 5, 11), Lang::Id), "11 Mei 2026");
        assert_eq!(numeric(date), "17/11/2025");
        assert_eq!(birth(day(1984, 3, 12)), "12-03-1984");
    }

    #[test]
    fn times_carry_the_zone_of_the_clinic() {
        let at = DateTime::from_timestamp(1_763_364_600, 0).expect("a moment");
        assert_eq!(time_with_zone(at, &Zone::new("Asia/Jakarta"), Lang::Id), "14.30 WIB");
        assert_eq!(time_with_zone(at, &Zone::new("Asia/Makassar"), Lang::En), "15:30 WITA");
    }

    #[test]
    fn typed_times_are_read_with_or_without_marks() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0);
        for (text, time) in [("8", at(8, 0)), ("08.30", at(8, 30)), ("8:30", at(8, 30)), ("1745", at(17, 45)), ("23", at(23, 0))] {
            assert_eq!(typed_time(text), time, "{text}");
        }
        for text in ["", "24", "8.3", "8:60", "jam 8", "12345"] {
            assert_eq!(typed_time(text), None, "{text}");
        }
    }

    #[test]
    fn typed_dates_are_read_day_first() {
        for text in ["12-03-1984", "12/3/1984", "12.03.1984", "12031984", "1984-03-12", " 12 03 1984 "] {
            assert_eq!(typed(text), Some(day(1984, 3, 12)), "{text}");
        }
        for text in ["31-02-1984", "12-03-84", "", "besok"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
