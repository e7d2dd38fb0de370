//! The one way to a time: lock, look, allocate. Nothing else writes allocations.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::check::{self, Strictness, Verdict, Wish};
use super::error::BookingError;
use crate::prepared::{Prepared, Value};
use crate::schema::allocations;

/// Whose time it becomes.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    Appointment(Uuid),
    Hold(Uuid),
}

/// Keeps everybody else from the time of these practitioners, and of all rooms and devices that these services may need,
/// until the transaction ends. The ids are sorted, so that two bookings never wait for each other in a circle.
pub fn lock(tx: &mut PgConnection, practitioners: &[Uuid], services: &[Uuid]) -> Result<(), BookingError> {
    let values = vec![Value::Uuids(practitioners.to_vec()), Value::Uuids(services.to_vec())];
    Prepared::new(include_str!("sql/lock.sql"), values).execute(tx)?;
    Ok(())
}

/// Looks at a wish without waiting for anybody, then locks and looks again. Gives the verdict that holds.
pub fn admit(tx: &mut PgConnection, wish: &Wish, strictness: Strictness, now: DateTime<Utc>) -> Result<Verdict, BookingError> {
    // most of those who come too late learn it here, and keep nobody waiting
    objected(tx, wish, strictness, now)?;
    lock(tx, &[wish.practitioner], &[wish.service])?;
    objected(tx, wish, strictness, now)
}

/// Looks at a wish whose practitioner and rooms are locked.
pub fn objected(tx: &mut PgConnection, wish: &Wish, strictness: Strictness, now: DateTime<Utc>) -> Result<Verdict, BookingError> {
    let verdict = check::look(tx, wish, now)?;
    match verdict.objection(strictness) {
        None => Ok(verdict),
        Some(objection) => Err(check::refuse(tx, wish, objection, strictness, now)?),
    }
}

/// Writes what the visit takes. What has expired meanwhile is cleared first; the constraint has the last word.
pub fn allocate(tx: &mut PgConnection, owner: Owner, wish: &Wish, verdict: &Verdict, now: DateTime<Utc>) -> Result<(), BookingError> {
    let mut wanted = verdict.room_ids.clone();
    wanted.push(wish.practitioner);
    let values = vec![Value::Uuids(wanted.clone()), Value::Time(verdict.busy_from), Value::Time(verdict.busy_until), Value::Time(now)];
    Prepared::new(include_str!("sql/clear_expired.sql"), values).execute(tx)?;
    let during = (std::ops::Bound::Included(verdict.busy_from), std::ops::Bound::Excluded(verdict.busy_until));
    let (appointment, hold) = match owner {
        Owner::Appointment(id) => (Some(id), None),
        Owner::Hold(id) => (None, Some(id)),
    };
    let row = |resource: &Uuid| {
        (
            allocations::id.eq(Uuid::now_v7()),
            allocations::resource_id.eq(*resource),
            allocations::during.eq(during),
            allocations::appointment_id.eq(appointment),
            allocations::hold_id.eq(hold),
            allocations::overbooked.eq(*resource == wish.practitioner && verdict.is_taken),
        )
    };
    let rows: Vec<_> = wanted.iter().map(row).collect();
    diesel::insert_into(allocations::table).values(rows).execute(tx)?;
    Ok(())
}

/// Gives up what appointments take.
pub fn release(tx: &mut PgConnection, appointments: &[Uuid]) -> Result<(), BookingError> {
    diesel::delete(allocations::table.filter(allocations::appointment_id.eq_any(appointments))).execute(tx)?;
    Ok(())
}

/// Passes what a hold takes on to an appointment, without a moment in between.
pub fn hand_over(tx: &mut PgConnection, hold: Uuid, appointment: Uuid) -> Result<(), BookingError> {
    diesel::update(allocations::table.filter(allocations::hold_id.eq(hold)))
        .set((allocations::hold_id.eq(None::<Uuid>), allocations::appointment_id.eq(appointment)))
        .execute(tx)?;
    Ok(())
}
