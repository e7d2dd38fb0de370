//! The columns of the board, and who stands in which.

use chrono::{DateTime, Utc};
use domain::scheduling::{AppointmentState, AppointmentView, CalendarView, QueueEntryView, QueueState, QueueView};
use uuid::Uuid;

use crate::i18n::{Plain, texts::queue as t};
use crate::pages::scheduling::words::since;

/// A column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    Expected,
    Waiting,
    Called,
    Seen,
    Done,
    Gone,
}

impl Lane {
    pub(super) const ALL: [Lane; 6] = [Lane::Expected, Lane::Waiting, Lane::Called, Lane::Seen, Lane::Done, Lane::Gone];

    pub(super) fn name(self) -> Plain {
        match self {
            Lane::Expected => t::lane_expected,
            Lane::Waiting => t::lane_waiting,
            Lane::Called => t::lane_called,
            Lane::Seen => t::lane_seen,
            Lane::Done => t::lane_done,
            Lane::Gone => t::lane_gone,
        }
    }

    fn of_entry(state: QueueState) -> Lane {
        match state {
            QueueState::Waiting | QueueState::Skipped => Lane::Waiting,
            QueueState::Called => Lane::Called,
            QueueState::InProgress => Lane::Seen,
            QueueState::Done => Lane::Done,
            QueueState::Left => Lane::Gone,
        }
    }

    fn of_visit(state: AppointmentState) -> Option<Lane> {
        match state {
            AppointmentState::Requested | AppointmentState::Confirmed => Some(Lane::Expected),
            AppointmentState::NoShow | AppointmentState::Cancelled => Some(Lane::Gone),
            _ => None,
        }
    }
}

/// Which of them are shown.
#[derive(Clone, Copy)]
pub(super) struct Only {
    pub(super) who: Option<Uuid>,
    /// Who waits for at least so many minutes.
    pub(super) wait: Option<i64>,
}

/// Somebody on the board.
#[derive(Clone, PartialEq)]
pub(super) enum Person {
    Expected(AppointmentView),
    Here(QueueEntryView),
}

/// Who stands in a column: those who are expected by their time, those who are here by their turn.
pub(super) fn people(lane: Lane, view: &QueueView, day: Option<&CalendarView>, only: Only, now: DateTime<Utc>) -> Vec<Person> {
    let Only { who, wait } = only;
    if let Some(wait) = wait {
        let long = |e: &&QueueEntryView| Lane::of_entry(e.state) == Lane::Waiting && since(e.arrived_at, now) >= wait;
        let long = view.data.iter().filter(|_| lane == Lane::Waiting).filter(long);
        return long.cloned().map(Person::Here).collect();
    }
    let mine = |id: Uuid| who.is_none_or(|who| who == id);
    let mut here: Vec<&QueueEntryView> = view.data.iter().filter(|e| Lane::of_entry(e.state) == lane && mine(e.practitioner_id)).collect();
    if lane == Lane::Waiting {
        here.sort_by_key(|e| (e.position.unwrap_or(i32::MAX), e.arrived_at));
    }
    let queued = |visit: &AppointmentView| view.data.iter().any(|e| e.appointment_id == visit.id);
    let expected = day.into_iter().flat_map(|day| &day.appointments);
    let expected = expected.filter(|v| Lane::of_visit(v.state) == Some(lane) && mine(v.practitioner_id) && !queued(v));
    let mut expected: Vec<&AppointmentView> = expected.collect();
    expected.sort_by_key(|v| v.starts_at);
    expected.into_iter().cloned().map(Person::Expected).chain(here.into_iter().cloned().map(Person::Here)).collect()
}
