//! Appointments as iCalendar files.

use domain::Lang;
use domain::scheduling::{AppointmentState, AppointmentView};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::http::Reply;

/// What a file says of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// For the patient: which service, with whom.
    Service,
    /// For the practitioner: the patient's first name.
    FirstName,
}

/// A file of these visits.
pub fn reply(visits: &[AppointmentView], lang: Lang, shown: Shown) -> Reply {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    for visit in visits {
        calendar.push(event(visit, lang, shown));
    }
    let body = calendar.done().to_string().into_bytes();
    Reply { status: 200, headers: vec![("content-type".into(), "text/calendar; charset=utf-8".into())], body }
}

fn event(visit: &AppointmentView, lang: Lang, shown: Shown) -> Event {
    let service = if lang == Lang::Id { &visit.service_name_id } else { &visit.service_name_en };
    let title = match shown {
        Shown::Service => format!("{service}, {}", visit.practitioner_name),
        Shown::FirstName => format!("{}, {service}", visit.contact_name.split_whitespace().next().unwrap_or_default()),
    };
    let status = match visit.state {
        AppointmentState::Cancelled | AppointmentState::NoShow => EventStatus::Cancelled,
        AppointmentState::Requested => EventStatus::Tentative,
        _ => EventStatus::Confirmed,
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@akrab", visit.id))
        .timestamp(visit.updated_at)
        .starts(visit.starts_at)
        .ends(visit.ends_at)
        .summary(&title)
        .location(&visit.location_name)
        .status(status)
        .add_property("SEQUENCE", visit.version.to_string());
    event.done()
}
