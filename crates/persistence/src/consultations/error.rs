//! Why a step of a consultation is refused.

use domain::FieldCode;

use crate::error::PersistenceError;

/// What a step of a consultation can fail with.
#[derive(Debug)]
pub enum ConsultationError {
    /// A field names what is not there or cannot be.
    Refused(&'static str, FieldCode),
    /// The step does not fit the state of the consultation.
    Unfit(Unfit),
    /// The caller reads it, but this step is not theirs.
    NotYours,
    Persistence(PersistenceError),
}

/// Why a step does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is closed; the patient may open it again for some days.
    Closed,
    /// It was closed too long ago to be opened again.
    ClosedLongAgo,
    /// A question waits for its answer.
    Unanswered,
    /// It can be rated once it is closed.
    NotClosed,
    /// It has been rated since it was closed.
    Rated,
    /// It has as many messages as one consultation holds.
    Full,
    /// As many questions of the person wait as can wait at a time.
    TooManyWaiting,
}

impl From<PersistenceError> for ConsultationError {
    fn from(error: PersistenceError) -> Self {
        ConsultationError::Persistence(error)
    }
}

impl From<diesel::result::Error> for ConsultationError {
    fn from(error: diesel::result::Error) -> Self {
        PersistenceError::from(error).into()
    }
}
