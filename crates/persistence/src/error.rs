//! What can go wrong between the server and its database.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// An error of the database, reduced to what a caller can act on.
#[derive(Debug, thiserror::Error)]
pub enum PersistenceError {
    /// The row is not there, or not in the caller's scope.
    #[error("not found")]
    NotFound,
    /// The row exists, but outside the caller's care.
    #[error("outside the caller's care")]
    OutsideCare,
    /// A constraint refused the change; the name says which.
    #[error("constraint {0}")]
    Conflict(String),
    /// Somebody else changed the row first, or two transactions met.
    #[error("concurrent change")]
    Concurrent,
    /// The row has another version than the caller expected.
    #[error("stale version")]
    Stale,
    /// The database is away, busy or too slow.
    #[error("database unavailable")]
    Unavailable,
    /// A cursor or a stored value that cannot be read.
    #[error("unreadable {0}")]
    Unreadable(&'static str),
    /// Anything else; the text goes to the log only and holds no values.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

impl From<DieselError> for PersistenceError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => PersistenceError::NotFound,
            DieselError::DatabaseError(kind, info) => from_database(kind, info.as_ref()),
            DieselError::BrokenTransactionManager => PersistenceError::Unavailable,
            other => PersistenceError::Unexpected(other.to_string()),
        }
    }
}

/// PostgreSQL's message can hold values of a row in its detail, so only message and constraint are kept.
fn from_database(kind: DatabaseErrorKind, info: &(dyn diesel::result::DatabaseErrorInformation + Send + Sync)) -> PersistenceError {
    let constraint = || info.constraint_name().unwrap_or("unnamed").to_owned();
    match kind {
        DatabaseErrorKind::UniqueViolation
        | DatabaseErrorKind::ForeignKeyViolation
        | DatabaseErrorKind::CheckViolation
        | DatabaseErrorKind::NotNullViolation
        | DatabaseErrorKind::ExclusionViolation => PersistenceError::Conflict(constraint()),
        DatabaseErrorKind::SerializationFailure => PersistenceError::Concurrent,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => PersistenceError::Unavailable,
        _ => from_message(info.message()),
    }
}

/// diesel has no kind for these; PostgreSQL's messages are fixed in the language C, see [`crate::pool::fix_language`].
fn from_message(message: &str) -> PersistenceError {
    let away = [
        "canceling statement due to statement timeout",
        "canceling statement due to lock timeout",
        "terminating connection",
        "server closed the connection",
        "the database system is",
        "could not connect",
        "connection to server",
        "no connection to the server",
        "remaining connection slots",
        "too many clients",
        "SSL connection has been closed",
    ];
    if message.contains("deadlock detected") {
        PersistenceError::Concurrent
    } else if away.iter().any(|text| message.contains(text)) {
        PersistenceError::Unavailable
    } else {
        PersistenceError::Unexpected(message.lines().next().unwrap_or_default().to_owned())
    }
}
