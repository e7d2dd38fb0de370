//! Days and times as a patient reads them: of the clinic, with its zone, and with the own time beside it where that differs.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use leptos::prelude::*;

use crate::browser::intl;
use crate::format::{self, Zone, date};
use crate::i18n::{lang, texts::portal as t};

/// `hari ini`, `besok`, or `Rabu, 18 November`.
pub fn day(on: NaiveDate, today: NaiveDate) -> String {
    if on == today {
        t::today().to_owned()
    } else if today.checked_add_days(Days::new(1)) == Some(on) {
        t::tomorrow().to_owned()
    } else {
        day_name(on, today)
    }
}

/// `Rabu, 18 November`, with the year when it is another one.
pub fn day_name(on: NaiveDate, today: NaiveDate) -> String {
    let plain = format!("{}, {}", date::weekday(on, lang()), date::day_and_month(on, lang()));
    if on.year() == today.year() { plain } else { format!("{plain} {}", on.year()) }
}

/// `Rab, 18 Nov`.
pub fn short_day(on: NaiveDate) -> String {
    format!("{}, {} {}", &date::weekday(on, lang())[..3], on.day(), &date::month(on, lang())[..3])
}

/// `besok, 13.30 WIB`.
pub fn soon(at: DateTime<Utc>, zone: &Zone) -> String {
    format!("{}, {}", day(zone.wall(at).date(), zone.today()), format::time(at, zone))
}

/// `Selasa, 17 November 2026, 10.45 WIB`.
pub fn full(at: DateTime<Utc>, zone: &Zone) -> String {
    format!("{}, {}", format::long_date(zone.wall(at).date()), format::time(at, zone))
}

/// `(= 12.45 WIT waktu Anda)` where this device's clock says another time than the clinic's walls.
pub fn own(at: DateTime<Utc>, zone: &Zone) -> Option<String> {
    let own = Zone::new(&intl::own_zone()?);
    let (there, here) = (zone.wall(at), own.wall(at));
    if there == here {
        return None;
    }
    let time = format::time(at, &own);
    let text = if there.date() == here.date() { time } else { format!("{}, {time}", short_day(here.date())) };
    Some(t::your_time(&text))
}

/// `= 12.45 WIT`: as [`own`], where space is short and the whole is said nearby.
pub fn own_clock(at: DateTime<Utc>, zone: &Zone) -> Option<String> {
    let own = Zone::new(&intl::own_zone()?);
    (zone.wall(at) != own.wall(at)).then(|| format!("= {}", format::time(at, &own)))
}

/// [`soon`] with [`own`] behind it, for sentences.
pub fn soon_here(at: DateTime<Utc>, zone: &Zone) -> String {
    [Some(soon(at, zone)), own(at, zone)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// [`own`] as a small line; nothing where both clocks agree.
#[component]
pub fn YourTime(at: DateTime<Utc>, zone: Zone) -> impl IntoView {
    move || own(at, &zone).map(|text| view! { <span class="small own-time">{text}</span> })
}

/// `Selamat pagi`, by the hour at the clinic.
pub fn greeting(zone: &Zone) -> &'static str {
    use chrono::Timelike;
    match zone.wall(format::now()).hour() {
        3..11 => t::morning(),
        11..15 => t::midday(),
        15..18 => t::afternoon(),
        _ => t::evening(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_days_have_names() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a real day");
        assert_eq!(day(on(17), on(17)), "hari ini");
        assert_eq!(day(on(18), on(17)), "besok");
        assert_eq!(day(on(25), on(17)), "Rabu, 25 November");
        assert_eq!(day_name(on(25), NaiveDate::from_ymd_opt(2025, 1, 1).expect("a real day")), "Rabu, 25 November 2026");
        assert_eq!(short_day(on(25)), "Rab, 25 Nov");
    }
}
