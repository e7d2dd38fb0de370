//! Who works on a referral, and what the messages about it need.

use chrono::{DateTime, Utc};
use diesel::PgConnection;
use uuid::Uuid;

use super::refusal::{Obstacle, ReferralError};
use crate::keys::FieldKeys;
use crate::own::Own;
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

    /// Refuses work on what is about the caller or a ward: of them staff are patients.
    pub(super) fn must_be_of_others(&self, tx: &mut PgConnection, patient: Uuid) -> Result<(), ReferralError> {
        let own = Own::of(tx, self.scope)?.includes(patient);
        if own { Err(ReferralError::Obstacle(Obstacle::OwnReferral)) } else { Ok(()) }
    }

    /// Whether the caller works as this practitioner, or for all of the location.
    pub(super) fn may_sign_for(&self, practitioner: Option<Uuid>) -> bool {
        !self.scope.is_care() || (practitioner.is_some() && practitioner == self.actor().principal().practitioner_id)
    }
}
