//! Why something cannot be done with a referral.

use domain::{FieldCode, FieldErrors};

use crate::error::PersistenceError;

/// What work on a referral can fail with.
#[derive(Debug)]
pub enum ReferralError {
    /// Fields that are refused.
    Refused(FieldErrors),
    /// The step does not fit the referral as it is.
    Obstacle(Obstacle),
    Persistence(PersistenceError),
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It was sent, or answered to: what it says stays.
    NotEditable,
    /// The step does not follow on the state in which it is.
    WrongStep,
    /// The letter is signed by somebody else.
    NotYours,
    /// Nothing was sent or sent back, or it was withdrawn.
    NoLetter,
    /// It is about the caller or a ward; a colleague works on it.
    OwnReferral,
}

impl ReferralError {
    /// A refusal of one field.
    pub fn field(pointer: impl Into<String>, code: FieldCode) -> ReferralError {
        ReferralError::Refused(FieldErrors::one(pointer, code))
    }
}

impl From<PersistenceError> for ReferralError {
    fn from(error: PersistenceError) -> Self {
        ReferralError::Persistence(error)
    }
}

impl From<diesel::result::Error> for ReferralError {
    fn from(error: diesel::result::Error) -> Self {
        ReferralError::Persistence(error.into())
    }
}

impl From<FieldErrors> for ReferralError {
    fn from(errors: FieldErrors) -> Self {
        ReferralError::Refused(errors)
    }
}
