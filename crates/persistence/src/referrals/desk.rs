//! Who works on a referral, and what the messages about it need.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::keys::FieldKeys;
use crate::scope::{Actor, Scope};

/// A call that changes a referral.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub scope: &'a Scope,
    pub keys: &'a FieldKeys,
    /// Where patients see their referrals; stands in messages.
    pub link: &'a str,
}

impl Desk<'_> {
    pub(super) fn actor(&self) -> &Actor {
        self.scope.actor()
    }

    pub(super) fn user_id(&self) -> Uuid {
        self.actor().user_id()
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.actor().now()
    }

    /// Whether the caller works as this practitioner, or for all of the location.
    pub(super) fn may_sign_for(&self, practitioner: Option<Uuid>) -> bool {
        !self.scope.is_care() || (practitioner.is_some() && practitioner == self.actor().principal().practitioner_id)
    }
}
