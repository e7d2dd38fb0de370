//! Why something cannot be booked.

use chrono::NaiveDateTime;
use domain::FieldCode;
use domain::scheduling::{Conflict, SlotView};

use crate::error::PersistenceError;

/// What a booking can fail with.
#[derive(Debug)]
pub enum BookingError {
    /// Somebody else has the time; with the next free ones.
    Taken(Vec<SlotView>),
    /// The time or the person is refused; with the next free times where that helps.
    Refused {
        pointer: &'static str,
        code: FieldCode,
        slots: Vec<SlotView>,
    },
    /// Some dates of a series cannot be booked.
    Conflicts(Vec<(NaiveDateTime, Conflict)>),
    /// The step does not fit the state of the visit.
    WrongState,
    Persistence(PersistenceError),
}

impl BookingError {
    /// A refusal about a field for which no other time helps.
    pub fn refused(pointer: &'static str, code: FieldCode) -> BookingError {
        BookingError::Refused { pointer, code, slots: Vec::new() }
    }
}

impl From<PersistenceError> for BookingError {
    fn from(error: PersistenceError) -> Self {
        match error {
            PersistenceError::Conflict(name) if name == "allocations_no_overlap" => BookingError::Taken(Vec::new()),
            // two bookings met; whoever comes second looks for another time
            PersistenceError::Concurrent => BookingError::Taken(Vec::new()),
            other => BookingError::Persistence(other),
        }
    }
}

impl From<diesel::result::Error> for BookingError {
    fn from(error: diesel::result::Error) -> Self {
        PersistenceError::from(error).into()
    }
}
