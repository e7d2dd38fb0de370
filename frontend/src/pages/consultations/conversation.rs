//! A conversation in the order in which it happened, by days; the same for both sides.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::consultations::{ConsultationCopyView, ConsultationDoctorView, ConsultationMessageView, ConsultationView};
use uuid::Uuid;

use crate::format::Zone;
use crate::i18n::lang;

/// One line of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Day(NaiveDate),
    Message(ConsultationMessageView),
    HandedTo(ConsultationDoctorView),
    Closed(DateTime<Utc>),
}

impl Entry {
    /// Everything that happened.
    pub fn all(view: &ConsultationView) -> Vec<Entry> {
        let zone = Zone::new(&view.time_zone);
        let mut all: Vec<(DateTime<Utc>, Entry)> = view.messages.iter().cloned().map(|m| (m.sent_at, Entry::Message(m))).collect();
        // The first doctor is the one who was asked.
        all.extend(view.doctors.iter().skip(1).cloned().map(|doctor| (doctor.since_at, Entry::HandedTo(doctor))));
        all.extend(view.closed_at.map(|at| (at, Entry::Closed(at))));
        all.sort_by_key(|(at, _)| *at);
        let mut day: Option<NaiveDate> = None;
        let mut lines = Vec::new();
        for (at, entry) in all {
            let on = zone.wall(at).date();
            if day.replace(on) != Some(on) {
                lines.push(Entry::Day(on));
            }
            lines.push(entry);
        }
        lines
    }

    /// What tells it from the others; in another language it is drawn anew.
    pub fn key(&self) -> (&'static str, u8, u128) {
        let at = |at: DateTime<Utc>| u128::from(at.timestamp_micros().unsigned_abs());
        let (kind, number) = match self {
            Entry::Day(day) => (0, u128::from(day.num_days_from_ce().unsigned_abs())),
            Entry::Message(message) => (1, message.id.as_u128()),
            Entry::HandedTo(doctor) => (2, at(doctor.since_at)),
            Entry::Closed(closed) => (3, at(*closed)),
        };
        (lang().code(), kind, number)
    }
}

/// To whom a message was copied, as it is now.
pub fn copies(view: &ConsultationView, message: Uuid) -> Vec<ConsultationCopyView> {
    view.messages.iter().find(|m| m.id == message).map(|m| m.copies.clone()).unwrap_or_default()
}
