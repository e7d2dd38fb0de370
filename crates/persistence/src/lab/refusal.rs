//! Why something cannot be done with a report.

use domain::{FieldCode, FieldErrors};

use crate::error::PersistenceError;

/// What a step of the laboratory can fail with.
#[derive(Debug)]
pub enum LabError {
    /// Fields that are refused.
    Refused(FieldErrors),
    /// The step does not fit the report as it is.
    Obstacle(Obstacle),
    Persistence(PersistenceError),
}

/// What stands in the way of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Something of it was verified or comes from the patient: it can be corrected, not changed or deleted.
    NotDraft,
    /// No value waits for a verification.
    NothingToVerify,
    /// Nothing was verified yet, so nothing can be released or commented on.
    NotVerified,
    /// Nothing of it was released yet, so there is nothing to print.
    NotReleased,
    /// No critical value waits for somebody to be told.
    NothingCritical,
    /// It is the caller's own report or that of a ward; a colleague works on it.
    OwnReport,
    /// The account is nobody who can have a patient in care.
    NoPractitioner,
}

impl LabError {
    /// A refusal of one field.
    pub fn field(pointer: impl Into<String>, code: FieldCode) -> LabError {
        LabError::Refused(FieldErrors::one(pointer, code))
    }
}

impl From<PersistenceError> for LabError {
    fn from(error: PersistenceError) -> Self {
        LabError::Persistence(error)
    }
}

impl From<diesel::result::Error> for LabError {
    fn from(error: diesel::result::Error) -> Self {
        LabError::Persistence(error.into())
    }
}

impl From<FieldErrors> for LabError {
    fn from(errors: FieldErrors) -> Self {
        LabError::Refused(errors)
    }
}
