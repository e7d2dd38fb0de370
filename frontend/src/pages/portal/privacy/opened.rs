//! Accesses to a record as they are read: in words, the same ones of a day together.

use chrono::{DateTime, NaiveDate, Utc};
use domain::privacy::{AccessBy, AccessLogView, AccessPurpose, AccessReason, BreakGlassVerdict};

use crate::format::{self, Zone};
use crate::i18n::{Count, Lang, lang, texts::portal_privacy as t};

/// What one person did on a day, once or more often.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub entry: AccessLogView,
    /// How often, and from when until when.
    pub times: i64,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

/// The days of a log with what happened on each, the latest first.
pub fn by_day(log: &[AccessLogView], zone: &Zone) -> Vec<(NaiveDate, Vec<Opened>)> {
    let mut days: Vec<(NaiveDate, Vec<Opened>)> = Vec::new();
    for entry in log {
        let on = zone.wall(entry.at).date();
        if days.last().is_none_or(|(day, _)| *day != on) {
            days.push((on, Vec::new()));
        }
        let Some((_, all)) = days.last_mut() else { continue };
        match all.iter_mut().find(|opened| is_alike(&opened.entry, entry)) {
            Some(opened) => {
                opened.times += 1;
                opened.first = opened.first.min(entry.at);
                opened.last = opened.last.max(entry.at);
            }
            None => all.push(Opened { entry: entry.clone(), times: 1, first: entry.at, last: entry.at }),
        }
    }
    days
}

/// An emergency stands for itself, always.
fn is_alike(a: &AccessLogView, b: &AccessLogView) -> bool {
    let plain = a.break_glass.is_none() && b.break_glass.is_none();
    plain
        && (a.by, a.yours, &a.name, &a.role_id) == (b.by, b.yours, &b.name, &b.role_id)
        && (a.what_id == b.what_id && a.fields == b.fields)
}

fn in_words<'a>(id: &'a str, en: &'a str) -> &'a str {
    if lang() == Lang::Id || en.is_empty() { id } else { en }
}

fn role(entry: &AccessLogView) -> Option<&str> {
    let (id, en) = (entry.role_id.as_deref()?, entry.role_en.as_deref().unwrap_or_default());
    Some(in_words(id, en)).filter(|role| !role.is_empty())
}

/// Who it was.
pub fn who(entry: &AccessLogView, person: &str) -> String {
    let name = entry.name.as_deref();
    let plain = match (entry.by, name) {
        _ if entry.yours => return t::you().to_owned(),
        (AccessBy::Own, name) => t::owner(name.unwrap_or(person)),
        (AccessBy::Guardian, Some(name)) => t::guardian(name),
        (AccessBy::Guardian, None) => t::a_guardian().to_owned(),
        (AccessBy::System, _) => t::system().to_owned(),
        (AccessBy::Staff, name) => match (name, role(entry)) {
            (Some(name), Some(role)) if entry.break_glass.is_none() => t::staff(name, role),
            (Some(name), _) => name.to_owned(),
            (None, Some(role)) => role.to_owned(),
            (None, None) => t::a_member().to_owned(),
        },
    };
    if entry.break_glass.is_some() { t::emergency(&plain) } else { plain }
}

/// What was done, and how often.
pub fn what(opened: &Opened) -> String {
    let what = in_words(&opened.entry.what_id, &opened.entry.what_en);
    if opened.times > 1 { t::times(what, Count(opened.times)) } else { what.to_owned() }
}

/// When, by the clock of the clinic.
pub fn when(opened: &Opened, zone: &Zone) -> String {
    let (first, last) = (format::time(opened.first, zone), format::time(opened.last, zone));
    if first == last { last } else { t::between(&format::clock(opened.first, zone), &last) }
}

/// For what; one's own affairs need no saying.
pub fn purpose(entry: &AccessLogView) -> Option<String> {
    let purpose = entry.purpose.filter(|purpose| matches!(purpose, AccessPurpose::Care | AccessPurpose::Administration))?;
    Some(t::for_purpose(purpose.label(lang())))
}

/// Why a record was opened outside somebody's care, and what came of it.
pub fn reason(reason: &AccessReason) -> String {
    let named = in_words(&reason.reason_id, &reason.reason_en);
    let why = match reason.details.trim() {
        "" => t::reason(named),
        details => t::reason_more(named, details),
    };
    let verdict = match reason.verdict {
        None => t::not_reviewed(),
        Some(BreakGlassVerdict::Justified) => t::justified(),
        Some(BreakGlassVerdict::NotJustified) => t::not_justified(),
    };
    format!("{why} {verdict}")
}

/// Icon and tone of the tile.
pub fn look(entry: &AccessLogView) -> (&'static str, &'static str) {
    match (entry.by, entry.resource.as_str()) {
        _ if entry.break_glass.is_some() => ("#i-alert", "tile warn"),
        _ if entry.yours => ("#i-user", "tile off"),
        (AccessBy::Own | AccessBy::Guardian, _) => ("#i-user", "tile off"),
        (AccessBy::System, _) => ("#i-refresh", "tile off"),
        (AccessBy::Staff, "lab" | "lab_reports" | "observations" | "lab_history") => ("#i-lab", "tile"),
        (AccessBy::Staff, "messages" | "consultations") => ("#i-chat", "tile"),
        (AccessBy::Staff, "appointments" | "queue" | "recalls" | "waiting_list_entries") => ("#i-cal", "tile"),
        (AccessBy::Staff, _) => ("#i-stet", "tile"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn access(at: &str, name: &str, what: &str) -> AccessLogView {
        AccessLogView {
            id: Uuid::nil(),
            at: at.parse().expect("a moment"),
            by: AccessBy::Staff,
            yours: false,
            name: Some(name.into()),
            role_id: Some("Dokter".into()),
            role_en: Some("Doctor".into()),
            action: "read".into(),
            resource: "patients".into(),
            what_id: what.into(),
            what_en: what.into(),
            fields: Vec::new(),
            purpose: None,
            break_glass: None,
            user_id: None,
            address: None,
            request_id: None,
        }
    }

    #[test]
    fn what_one_person_did_on_a_day_stands_together_by_the_clinics_days() {
        let log = [
            access("2026-11-14T18:30:00Z", "dr. Ayu", "Membuka data diri"),
            access("2026-11-14T09:20:00Z", "dr. Ayu", "Membuka data diri"),
            access("2026-11-14T09:12:00Z", "dr. Ayu", "Membuka data diri"),
            access("2026-11-14T09:00:00Z", "Rina", "Membuka data diri"),
        ];
        let days = by_day(&log, &Zone::new("Asia/Jakarta"));
        assert_eq!(days.len(), 2, "18.30 in London is the next day in Jakarta");
        assert_eq!(days[1].1.len(), 2);
        assert_eq!(days[1].1[0].times, 2);
        assert_eq!(what(&days[1].1[0]), "Membuka data diri, 2 kali");
        assert_eq!(when(&days[1].1[0], &Zone::new("Asia/Jakarta")), "16.12 sampai 16.20 WIB");
        assert_eq!(who(&log[0], "Siti"), "dr. Ayu, Dokter");
    }
}
