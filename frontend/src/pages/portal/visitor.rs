//! Who is looking at the portal.

use leptos::prelude::*;
use uuid::Uuid;

use crate::api::session::{self, State};

/// A guest, a patient, or a member of staff who has come here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// The server is being asked.
    Starting,
    Guest,
    /// Signed in without a record of their own.
    Staff,
    /// Signed in, with the id of the own record.
    Patient(Uuid),
}

/// Follows who it is.
pub fn visitor() -> Memo<Visitor> {
    Memo::new(|_| match session::state() {
        State::Starting => Visitor::Starting,
        State::SignedOut => Visitor::Guest,
        State::SignedIn(user) => user.contact_id.map_or(Visitor::Staff, Visitor::Patient),
    })
}
