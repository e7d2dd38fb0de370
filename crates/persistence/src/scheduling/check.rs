//! Whether a time may be booked, and if not, why: one statement over the same blocks of hours as free times.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use domain::scheduling::{Edge, SlotView};
use uuid::Uuid;

use super::error::BookingError;
use super::slots::{self, SlotSearch};
use crate::prepared::{Prepared, Value, planned_once};

const CHECK: &str = concat!(include_str!("sql/blocks.sql"), include_str!("sql/check.sql"));

/// A time that is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub service: Uuid,
    pub practitioner: Uuid,
    pub location: Uuid,
    pub starts_at: DateTime<Utc>,
    /// Absent: as long as the service takes.
    pub ends_at: Option<DateTime<Utc>>,
    /// An appointment whose own time does not count.
    pub besides: Option<Uuid>,
    /// A hold whose own time does not count.
    pub hold: Option<Uuid>,
}

/// How strictly a wish is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Everything: online, notice, how far ahead, offered starts.
    Patient,
    /// Hours, holidays, absences and what is taken.
    Staff,
    /// As staff, but hours, caps and what is taken are overruled, with a reason.
    Overbook,
    /// Only what is taken: for what was in order when it was booked.
    Undo,
}

/// What the check found out.
#[derive(Debug, QueryableByName)]
pub struct Verdict {
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
    /// With the buffers of the service.
    #[diesel(sql_type = Timestamptz)]
    pub busy_from: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub busy_until: DateTime<Utc>,
    #[diesel(sql_type = BigInt)]
    pub price_amount: i64,
    #[diesel(sql_type = Text)]
    pub price_currency: String,
    #[diesel(sql_type = Bool)]
    is_online: bool,
    #[diesel(sql_type = Bool)]
    pub needs_approval: bool,
    #[diesel(sql_type = Bool)]
    is_offered: bool,
    #[diesel(sql_type = Bool)]
    is_past: bool,
    #[diesel(sql_type = Bool)]
    is_too_soon: bool,
    #[diesel(sql_type = Bool)]
    is_too_far: bool,
    #[diesel(sql_type = Bool)]
    is_holiday: bool,
    #[diesel(sql_type = Bool)]
    is_away: bool,
    #[diesel(sql_type = Bool)]
    is_in_hours: bool,
    #[diesel(sql_type = Bool)]
    is_on_grid: bool,
    #[diesel(sql_type = Bool)]
    is_full: bool,
    /// Whether the practitioner is taken.
    #[diesel(sql_type = Bool)]
    pub is_taken: bool,
    #[diesel(sql_type = Bool)]
    is_without_room: bool,
    /// A free room or device of each kind that the service needs.
    #[diesel(sql_type = Array<SqlUuid>)]
    pub room_ids: Vec<Uuid>,
}

/// What stands against a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    Taken,
    Refused(&'static str, FieldCode),
}

impl Verdict {
    /// The first thing that stands against it.
    pub fn objection(&self, strictness: Strictness) -> Option<Objection> {
        use FieldCode as F;
        use Strictness as S;
        let at = "/starts_at";
        let usual = strictness != S::Undo;
        let patient = strictness == S::Patient;
        let firm = usual && strictness != S::Overbook;
        let rules = [
            (usual && self.is_past, at, F::InThePast),
            (usual && !self.is_offered, "/practitioner_id", F::NotOffered),
            (patient && !self.is_online, "/service_id", F::BookingClosed),
            (usual && self.is_holiday, at, F::OnHoliday),
            (usual && self.is_away, at, F::PractitionerAway),
            (firm && !self.is_in_hours, at, F::OutsideHours),
            (patient && self.is_too_soon, at, F::TooSoon),
            (patient && self.is_too_far, at, F::TooFarAhead),
            (patient && !self.is_on_grid, at, F::OffGrid),
            (firm && self.is_full, at, F::DayFull),
        ];
        let refused = rules.into_iter().find(|(holds, ..)| *holds).map(|(_, pointer, code)| Objection::Refused(pointer, code));
        let taken = strictness != S::Overbook && (self.is_taken || self.is_without_room);
        refused.or(taken.then_some(Objection::Taken))
    }
}

/// Looks at a wish; nothing is locked.
pub fn look(conn: &mut PgConnection, wish: &Wish, now: DateTime<Utc>) -> Result<Verdict, BookingError> {
    let at = Edge::Moment(wish.starts_at);
    let mut values = slots::frame(wish.service, Some(wish.practitioner), Some(wish.location), at, at, now, false);
    values.extend([Value::MaybeUuid(wish.besides), Value::MaybeTime(wish.ends_at), Value::MaybeUuid(wish.hold)]);
    let verdict: Option<Verdict> = planned_once(conn, |conn| Prepared::new(CHECK, values).get_result(conn).optional())?;
    verdict.ok_or(BookingError::refused("/service_id", FieldCode::NotOffered))
}

/// The objection as an error, with the next free times.
pub fn refuse(
    conn: &mut PgConnection,
    wish: &Wish,
    objection: Objection,
    strictness: Strictness,
    now: DateTime<Utc>,
) -> Result<BookingError, BookingError> {
    Ok(match objection {
        Objection::Taken => BookingError::Taken(next_free(conn, wish, strictness, now)?),
        Objection::Refused(pointer, code) => {
            let closed = matches!(code, FieldCode::BookingClosed);
            let slots = if closed { Vec::new() } else { next_free(conn, wish, strictness, now)? };
            BookingError::Refused { pointer, code, slots }
        }
    })
}

/// The next five free times: of the same practitioner, else of anybody at the location.
pub fn next_free(conn: &mut PgConnection, wish: &Wish, strictness: Strictness, now: DateTime<Utc>) -> Result<Vec<SlotView>, BookingError> {
    let for_patients = strictness == Strictness::Patient;
    // somebody who asked for a day beyond what is open is shown what is open
    let horizon = now + Duration::days(60);
    let from = wish.starts_at.max(now).min(horizon);
    let mut search = SlotSearch {
        service: wish.service,
        practitioner: Some(wish.practitioner),
        location: Some(wish.location),
        from: Edge::Moment(from),
        to: Edge::Moment(from + Duration::days(14)),
        for_patients,
        besides: wish.besides,
        limit: 5,
    };
    let own = slots::free(conn, &search, now)?;
    if !own.is_empty() {
        return Ok(own);
    }
    search.practitioner = None;
    Ok(slots::free(conn, &search, now)?)
}
