//! Changes of state that need no other time: approval, confirmation, no-show. Each by the table of the domain.

use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::{AppointmentAction, AppointmentEventKind, AppointmentState, AppointmentView};
use serde_json::json;
use uuid::Uuid;

use super::desk::Desk;
use super::error::BookingError;
use super::events::{self, Happening};
use super::{appointments, guard, notices, recalls};

/// The state after an action; [`BookingError::WrongState`] when the table has none.
pub fn after(state: AppointmentState, action: AppointmentAction) -> Result<AppointmentState, BookingError> {
    state.after(action).ok_or(BookingError::WrongState)
}

/// The clinic agrees to a request, while its time is still to come.
pub fn approve(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<AppointmentView, BookingError> {
    let before = appointments::lock_for(tx, &desk.who, id)?;
    after(before.state, AppointmentAction::Approve)?;
    if before.starts_at <= desk.now() {
        return Err(BookingError::refused("/starts_at", FieldCode::InThePast));
    }
    let view = step(tx, desk, id, AppointmentAction::Approve, AppointmentEventKind::Approved)?;
    notices::approved(tx, desk, &view)?;
    Ok(view)
}

/// The patient says that they come. Twice is once.
pub fn confirm(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<AppointmentView, BookingError> {
    let before = appointments::lock_for(tx, &desk.who, id)?;
    after(before.state, AppointmentAction::Confirm)?;
    if before.ends_at <= desk.now() {
        return Err(BookingError::refused("/starts_at", FieldCode::InThePast));
    }
    if before.confirmed_at.is_some() {
        return Ok(appointments::shown_to(tx, &desk.who, id)?);
    }
    let view = events::set_state(tx, id, before.state.code(), desk.now())?;
    events::record(tx, &desk.who, &view, &Happening::new(AppointmentEventKind::Confirmed, None))?;
    // the event is what makes it confirmed, so it is read again
    Ok(appointments::shown_to(tx, &desk.who, id)?)
}

/// The patient did not come; their time is given up.
pub fn no_show(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<AppointmentView, BookingError> {
    let before = appointments::lock_for(tx, &desk.who, id)?;
    if before.starts_at > desk.now() {
        return Err(BookingError::WrongState);
    }
    let view = step(tx, desk, id, AppointmentAction::NoShow, AppointmentEventKind::NoShow)?;
    guard::release(tx, &[id])?;
    // who did not come is due as before
    recalls::freed(tx, id, desk.who.user_id(), desk.now())?;
    notices::silenced(tx, desk, id)?;
    Ok(view)
}

/// Locks, changes the state by the table, writes down.
pub fn step(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    id: Uuid,
    action: AppointmentAction,
    kind: AppointmentEventKind,
) -> Result<AppointmentView, BookingError> {
    let before = appointments::lock_for(tx, &desk.who, id)?;
    let next = after(before.state, action)?;
    let view = events::set_state(tx, id, next.code(), desk.now())?;
    let what = Happening::new(kind, None).with(json!({"from": before.state.code()})).change("state", before.state.code(), next.code());
    events::record(tx, &desk.who, &view, &what)?;
    Ok(view)
}
