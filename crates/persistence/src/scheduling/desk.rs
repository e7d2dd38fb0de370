//! Who books, moves or cancels, and what their messages need.

use chrono::{DateTime, Utc};
use diesel::PgConnection;
use domain::FieldCode;
use domain::scheduling::ByWhom;
use uuid::Uuid;

use super::error::BookingError;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::scope::{Scope, Trace};

/// On whose behalf something is done.
#[derive(Clone, Copy, Debug)]
pub enum Booker<'a> {
    Staff(&'a Scope),
    /// A signed-in patient or guardian.
    Patient(&'a Scope),
    /// Somebody who has proven an address.
    Guest(&'a Trace),
    /// Whoever holds a link from a message.
    Link(&'a Trace),
    /// As `Link`, from the message that the practitioner is late: the notice that the clinic asks for does not hold.
    Late(&'a Trace),
    /// The program itself.
    System(&'a Trace),
}

impl<'a> Booker<'a> {
    /// A signed-in caller: patients reach their own records only.
    pub fn of(scope: &'a Scope) -> Booker<'a> {
        if scope.is_own() { Booker::Patient(scope) } else { Booker::Staff(scope) }
    }

    pub fn scope(&self) -> Option<&'a Scope> {
        match self {
            Booker::Staff(scope) | Booker::Patient(scope) => Some(scope),
            _ => None,
        }
    }

    pub fn user_id(&self) -> Option<Uuid> {
        self.scope().map(|s| s.actor().user_id())
    }

    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Booker::Staff(scope) | Booker::Patient(scope) => scope.actor().now(),
            Booker::Guest(trace) | Booker::Link(trace) | Booker::Late(trace) | Booker::System(trace) => trace.now,
        }
    }

    pub fn by_whom(&self) -> ByWhom {
        match self {
            Booker::Staff(_) => ByWhom::Staff,
            Booker::Patient(_) => ByWhom::Patient,
            Booker::Guest(_) => ByWhom::Guest,
            Booker::Link(_) | Booker::Late(_) => ByWhom::Link,
            Booker::System(_) => ByWhom::System,
        }
    }

    /// Whether the rules for patients hold: online services, notice, how far ahead, how many.
    pub fn is_patient(&self) -> bool {
        matches!(self, Booker::Patient(_) | Booker::Guest(_) | Booker::Link(_) | Booker::Late(_))
    }

    /// Whether it is too late by now for this booker to change a visit that the clinic's policy lets patients change until
    /// `until`, and that ends at `end`.
    pub fn is_too_late(&self, until: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        let until = if matches!(self, Booker::Late(_)) { end.max(until) } else { until };
        self.is_patient() && self.now() > until
    }

    /// Whether a visit with this practitioner at this location is theirs to change: practitioners have their own schedule,
    /// other staff that of their locations. Patients are limited by whose visit it is, everybody else by their proof.
    pub fn plans(&self, practitioner: Uuid, location: Uuid) -> bool {
        match self {
            Booker::Staff(scope) => scope.covers_hours(practitioner, location),
            _ => true,
        }
    }

    /// Refuses a practitioner or location for which this booker does not plan; see [`Booker::plans`].
    pub(super) fn require(&self, practitioner: Uuid, location: Uuid) -> Result<(), BookingError> {
        if self.plans(practitioner, location) {
            return Ok(());
        }
        let own = self.scope().is_some_and(|scope| scope.care_of().is_some());
        let pointer = if own { "/practitioner_id" } else { "/location_id" };
        Err(BookingError::refused(pointer, FieldCode::NotYourSchedule))
    }

    pub(super) fn audit(
        &self,
        conn: &mut PgConnection,
        action: AuditAction,
        resource: &str,
        contacts: &[Uuid],
    ) -> Result<(), PersistenceError> {
        match self {
            Booker::Staff(scope) | Booker::Patient(scope) => audit::record(conn, scope, action, resource, contacts),
            Booker::Guest(trace) | Booker::Link(trace) | Booker::Late(trace) | Booker::System(trace) => {
                audit::record_unsigned(conn, trace, action, resource, contacts)
            }
        }
    }
}

/// A booker, with what messages need: the keys of sealed fields and the public address of the server.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub who: Booker<'a>,
    pub keys: &'a FieldKeys,
    /// `https://klinik.example`, without a slash at the end.
    pub site: &'a str,
}

impl Desk<'_> {
    pub fn now(&self) -> DateTime<Utc> {
        self.who.now()
    }
}
