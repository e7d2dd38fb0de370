//! How far a verification of the trail is, and why it may not go on.

use std::io;

use crate::error::PersistenceError;

/// How far a verification is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Seals after this sequence.
    Chain(i64),
    /// Rows after this number.
    Rows(i64),
    /// Heads from this byte of the file on.
    Heads(u64),
    End,
}

impl Position {
    /// As a text that [`Position::parse`] reads; `None` at the end.
    pub fn text(self) -> Option<String> {
        match self {
            Position::Chain(after) => Some(format!("chain.{after}")),
            Position::Rows(after) => Some(format!("rows.{after}")),
            Position::Heads(from) => Some(format!("heads.{from}")),
            Position::End => None,
        }
    }

    pub fn parse(text: &str) -> Option<Position> {
        let (phase, place) = text.split_once('.')?;
        match phase {
            "chain" => place.parse().ok().filter(|after| *after >= 0).map(Position::Chain),
            "rows" => place.parse().ok().map(Position::Rows),
            "heads" => place.parse().ok().map(Position::Heads),
            _ => None,
        }
    }
}

/// Why a step could not be done.
#[derive(Debug, thiserror::Error)]
pub enum VerificationError {
    #[error(transparent)]
    Database(#[from] PersistenceError),
    #[error("the file of heads cannot be read: {0}")]
    Heads(#[from] io::Error),
}

impl From<diesel::result::Error> for VerificationError {
    fn from(error: diesel::result::Error) -> Self {
        VerificationError::Database(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_back() {
        for position in [Position::Chain(0), Position::Rows(i64::MIN), Position::Heads(170)] {
            assert_eq!(position.text().as_deref().and_then(Position::parse), Some(position));
        }
        for wrong in ["", "chain", "chain.-1", "heads.-1", "rows.x", "end.0"] {
            assert_eq!(Position::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Position::End.text(), None);
    }
}
