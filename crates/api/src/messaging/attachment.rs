//! The calendar file that goes with the e-mail about a visit.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use persistence::messaging::sending::Delivery;

use super::wording::Words;
use domain::messaging::TemplateCode;

/// A file that goes with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: &'static str,
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The calendar file of a message about a visit. The entry has the id of the appointment, so that a later file moves or
/// removes the same one.
pub fn calendar(delivery: &Delivery, words: &Words, now: DateTime<Utc>) -> Option<Attachment> {
    let facts = &delivery.facts;
    let (starts_at, ends_at) = (facts.starts_at?, facts.ends_at?);
    if !delivery.template.has_calendar() {
        return None;
    }
    let gone = delivery.template == TemplateCode::Cancelled;
    let word = |name: &str| words.get(name).map(String::as_str).unwrap_or_default();
    let place = [word("location"), word("address")].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let mut event = Event::new();
    event
        .uid(&format!("{}@akrab", delivery.record_id))
        .timestamp(now)
        .starts(starts_at)
        .ends(ends_at)
        // what a phone shows on a locked screen: where, not what for
        .summary(&delivery.clinic)
        .location(&place)
        .append_property(Property::new("SEQUENCE", facts.sequence.unwrap_or(0).to_string()))
        .status(if gone { EventStatus::Cancelled } else { EventStatus::Confirmed });
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", if gone { "CANCEL" } else { "PUBLISH" }));
    calendar.push(event.done());
    let content_type = if gone { "text/calendar; charset=utf-8; method=CANCEL" } else { "text/calendar; charset=utf-8; method=PUBLISH" };
    Some(Attachment { name: "kunjungan.ics", content_type, bytes: calendar.done().to_string().into_bytes() })
}
