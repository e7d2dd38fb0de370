//! Who works on a report, and what the messages about it need.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::keys::FieldKeys;
use crate::scope::{Actor, Scope};

/// A call that changes a report.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    pub scope: &'a Scope,
    pub keys: &'a FieldKeys,
    /// Where patients read results; stands in messages.
    pub link: &'a str,
}

impl Bench<'_> {
    pub(super) fn actor(&self) -> &Actor {
        self.scope.actor()
    }

    pub(super) fn user_id(&self) -> Uuid {
        self.actor().user_id()
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.actor().now()
    }
}
