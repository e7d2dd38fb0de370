//! What somebody on the waiting list wants, in words.

use domain::scheduling::{DayPart, WaitingListEntryView};

use crate::format;
use crate::i18n::texts::worklists as t;
use crate::pages::scheduling::words::in_lang;

/// Whom and what: `dr. Ayu Larasati · Kontrol`.
pub fn whom(entry: &WaitingListEntryView) -> String {
    let who = entry.practitioner_name.clone().unwrap_or_else(|| t::anybody().to_owned());
    format!("{who} · {}", in_lang(&entry.service_name_id, &entry.service_name_en))
}

/// When: `17 Nov 2026 – 30 Nov 2026`.
pub fn period(entry: &WaitingListEntryView) -> String {
    t::period(&format::short_date(entry.earliest_on), &format::short_date(entry.latest_on))
}

/// The parts of the day.
pub fn parts(parts: &[DayPart]) -> String {
    let word = |part: &DayPart| match part {
        DayPart::Morning => t::morning(),
        DayPart::Afternoon => t::afternoon(),
        DayPart::Evening => t::evening(),
    };
    match parts.is_empty() {
        true => t::any_time().to_owned(),
        false => parts.iter().map(word).collect::<Vec<_>>().join(", "),
    }
}
