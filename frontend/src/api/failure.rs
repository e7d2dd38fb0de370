//! Why a call did not succeed, in words that say what to do.

use domain::{ErrorCode, FieldError, Problem};

use crate::i18n::texts::failures as t;

/// The outcome of a call that brought nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The server refused, and says why.
    Problem(Box<Problem>, RetryAfter),
    /// No connection.
    Offline,
    /// No answer in time.
    Timeout,
    /// Signing in again was declined.
    SignedOut,
    /// An answer that this version of the app cannot read.
    Unreadable,
}

/// Seconds after which the server wants to be asked again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetryAfter(pub Option<u32>);

impl Failure {
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Failure::Problem(problem, _) => Some(problem),
            _ => None,
        }
    }

    pub fn is(&self, code: ErrorCode) -> bool {
        self.problem().is_some_and(|p| p.code == code.code())
    }

    pub fn status(&self) -> u16 {
        self.problem().map_or(0, |p| p.status)
    }

    /// The refused fields.
    pub fn fields(&self) -> &[FieldError] {
        self.problem().map_or(&[], |p| &p.errors)
    }

    /// What is wrong with the field at this pointer.
    pub fn field(&self, pointer: &str) -> Option<String> {
        self.fields().iter().find(|e| e.pointer == pointer).map(|e| e.message.clone())
    }

    /// When it is worth trying again by itself.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Failure::Problem(problem, RetryAfter(seconds)) if problem.status == 503 => Some(seconds.unwrap_or(5)),
            Failure::Timeout => Some(10),
            _ => None,
        }
    }

    /// Seconds to wait that the server asked for, whatever the status.
    pub fn wait(&self) -> Option<u32> {
        match self {
            Failure::Problem(_, RetryAfter(seconds)) => *seconds,
            _ => None,
        }
    }

    /// What happened.
    pub fn title(&self) -> String {
        match self {
            Failure::Problem(problem, _) => problem.title.clone(),
            Failure::Offline => t::offline().to_owned(),
            Failure::Timeout => t::timeout().to_owned(),
            Failure::SignedOut => t::signed_out().to_owned(),
            Failure::Unreadable => t::unreadable().to_owned(),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> String {
        match self {
            Failure::Problem(problem, _) => problem.detail.clone().unwrap_or_default(),
            Failure::Offline => t::offline_advice().to_owned(),
            Failure::Timeout => t::timeout_advice().to_owned(),
            Failure::SignedOut => t::signed_out_advice().to_owned(),
            Failure::Unreadable => t::unreadable_advice().to_owned(),
        }
    }

    /// To name when asking for help.
    pub fn request_id(&self) -> Option<&str> {
        self.problem().map(|p| p.request_id.as_str()).filter(|id| !id.is_empty())
    }
}
