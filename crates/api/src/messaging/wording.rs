//! Facts in words: dates, times and names as they stand in a text, in one language and the clinic's zone.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use domain::Lang;
use domain::messaging::{Facts, Secrets, TemplateCode, Variable};
use domain::organisation::zone_label;

/// The value of each variable of a template; what is not known is empty.
pub type Words = BTreeMap<&'static str, String>;

/// To whom and from whom.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    pub recipient: String,
    pub clinic: String,
}

/// What the variables of a template stand for.
pub fn words(template: TemplateCode, lang: Lang, facts: &Facts, secrets: &Secrets, parties: &Parties) -> Words {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let two = |id: &Option<String>, en: &Option<String>| match lang {
        Lang::Id => text(id),
        Lang::En => en.clone().or_else(|| id.clone()).unwrap_or_default(),
    };
    let zone = facts.time_zone.as_deref().unwrap_or("Asia/Jakarta");
    let word = |variable: Variable| match variable {
        Variable::Clinic => parties.clinic.clone(),
        Variable::Name => facts.name.clone().unwrap_or_else(|| parties.recipient.clone()),
        Variable::Patient => text(&facts.patient),
        Variable::Date => facts.starts_at.map(|at| date(lang, local(at, zone).date())).unwrap_or_default(),
        Variable::Time => facts.starts_at.map(|at| time(lang, at, zone)).unwrap_or_default(),
        Variable::Service => two(&facts.service_id, &facts.service_en),
        Variable::Practitioner => text(&facts.practitioner),
        Variable::Location => text(&facts.location),
        Variable::Address => text(&facts.address),
        Variable::Preparation => two(&facts.preparation_id, &facts.preparation_en),
        Variable::BookingCode => text(&facts.booking_code),
        Variable::Link => text(&secrets.link),
        Variable::Code => text(&secrets.code),
        Variable::Minutes => facts.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        Variable::Until => facts.until.map(|at| moment(lang, at, zone)).unwrap_or_default(),
        Variable::Due => facts.due_on.map(|day| date(lang, day)).unwrap_or_default(),
        Variable::Title => text(&facts.title),
        Variable::Text => text(&facts.text),
        Variable::EmergencyPhone => text(&facts.emergency_phone),
    };
    template.variables().iter().map(|variable| (variable.code(), word(*variable))).collect()
}

/// `Senin, 17 November 2025` or `Monday, 17 November 2025`.
pub fn date(lang: Lang, day: NaiveDate) -> String {
    let (days, months) = match lang {
        Lang::Id => (DAYS_ID, MONTHS_ID),
        Lang::En => (DAYS_EN, MONTHS_EN),
    };
    let weekday = days[day.weekday().num_days_from_monday() as usize];
    format!("{weekday}, {} {} {}", day.day(), months[day.month0() as usize], day.year())
}

/// `14.30 WIB` or `14:30 WIB`, always 24 hours.
pub fn time(lang: Lang, at: DateTime<Utc>, zone: &str) -> String {
    let local = local(at, zone);
    let dot = if lang == Lang::Id { '.' } else { ':' };
    format!("{:02}{dot}{:02} {}", local.hour(), local.minute(), zone_label(zone))
}

fn moment(lang: Lang, at: DateTime<Utc>, zone: &str) -> String {
    let joint = if lang == Lang::Id { "pukul" } else { "at" };
    format!("{} {joint} {}", date(lang, local(at, zone).date()), time(lang, at, zone))
}

fn local(at: DateTime<Utc>, zone: &str) -> chrono::NaiveDateTime {
    at.with_timezone(&zone.parse().unwrap_or(Tz::Asia__Jakarta)).naive_local()
}

const DAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_ID: [&str; 12] =
    ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_each_language_does_in_the_clinics_zone() {
        let at = DateTime::parse_from_rfc3339("2025-11-17T07:30:00Z").unwrap().to_utc();
        assert_eq!(time(Lang::Id, at, "Asia/Jakarta"), "14.30 WIB");
        assert_eq!(time(Lang::En, at, "Asia/Makassar"), "15:30 WITA");
        assert_eq!(moment(Lang::Id, at, "Asia/Jayapura"), "Senin, 17 November 2025 pukul 16.30 WIT");
        assert_eq!(moment(Lang::En, at, "Asia/Jakarta"), "Monday, 17 November 2025 at 14:30 WIB");
        let late = DateTime::parse_from_rfc3339("2025-12-31T16:00:00Z").unwrap().to_utc();
        assert_eq!(moment(Lang::Id, late, "Asia/Makassar"), "Kamis, 1 Januari 2026 pukul 00.00 WITA");
    }
}
