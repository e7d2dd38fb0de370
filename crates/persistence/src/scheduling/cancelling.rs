//! Cancelling, one visit or more of a series, and taking that back.

use chrono::Duration;
use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::{AppointmentAction, AppointmentEventKind, AppointmentState, AppointmentView, CreateCancellation, Extent};
use serde_json::json;
use uuid::Uuid;

use super::check::{Strictness, Wish};
use super::desk::Desk;
use super::error::BookingError;
use super::events::{self, Happening};
use super::guard::{self, Owner};
use super::states::after;
use super::{appointments, notices, offers, recalls, series};

/// Cancels; a freed time is offered to the waiting list.
pub fn cancel(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid, form: &CreateCancellation) -> Result<AppointmentView, BookingError> {
    let first = appointments::lock_for(tx, &desk.who, id)?;
    let all = series::members(tx, desk, &first, form.extent)?;
    for visit in &all {
        let told = visit.id == id;
        cancel_one(tx, desk, visit, form.reason.as_deref(), told)?;
    }
    let practitioners: Vec<Uuid> = all.iter().map(|v| v.practitioner_id).collect();
    guard::lock(tx, &practitioners, &[first.service_id])?;
    for visit in all.iter().filter(|v| v.starts_at > desk.now()) {
        offers::offer_freed(tx, desk, visit)?;
    }
    Ok(appointments::shown_to(tx, &desk.who, id)?)
}

fn cancel_one(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    before: &AppointmentView,
    reason: Option<&str>,
    told: bool,
) -> Result<(), BookingError> {
    let next = after(before.state, AppointmentAction::Cancel)?;
    if desk.who.is_too_late(before.cancellable_until, before.ends_at) {
        return Err(BookingError::refused("/starts_at", FieldCode::ChangeTooLate));
    }
    let view = events::set_state(tx, before.id, next.code(), desk.now())?;
    guard::release(tx, &[before.id])?;
    recalls::freed(tx, before.id, desk.who.user_id(), desk.now())?;
    let what = Happening::new(AppointmentEventKind::Cancelled, reason).with(json!({"from": before.state.code()})).change(
        "state",
        before.state.code(),
        next.code(),
    );
    events::record(tx, &desk.who, &view, &what)?;
    notices::cancelled(tx, desk, &view, told)?;
    Ok(())
}

/// Takes a cancellation or no-show back, when the time is still free: it races like any other booking.
pub fn restore(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<AppointmentView, BookingError> {
    let before = appointments::lock_for(tx, &desk.who, id)?;
    after(before.state, AppointmentAction::Restore)?;
    let now = desk.now();
    if before.state == AppointmentState::Cancelled && before.starts_at < now {
        return Err(BookingError::refused("/starts_at", FieldCode::InThePast));
    }
    let wish = wish_of(&before);
    let verdict = guard::admit(tx, &wish, Strictness::Undo, now)?;
    guard::allocate(tx, Owner::Appointment(id), &wish, &verdict, now)?;
    let earlier = events::state_before_end(tx, id)?;
    let next = match earlier.as_deref().and_then(AppointmentState::from_code) {
        Some(AppointmentState::Requested) => AppointmentState::Requested,
        _ => AppointmentState::Confirmed,
    };
    let view = events::set_state(tx, id, next.code(), now)?;
    recalls::booked(tx, view.contact_id, view.service_id, id, now)?;
    let what = Happening::new(AppointmentEventKind::Restored, None).change("state", before.state.code(), next.code());
    events::record(tx, &desk.who, &view, &what)?;
    if view.starts_at + Duration::minutes(1) > now {
        notices::booked(tx, desk, &view)?;
    }
    Ok(view)
}

/// What an appointment takes as a wish that looks through its own time.
pub(super) fn wish_of(view: &AppointmentView) -> Wish {
    Wish {
        service: view.service_id,
        practitioner: view.practitioner_id,
        location: view.location_id,
        starts_at: view.starts_at,
        ends_at: Some(view.ends_at),
        besides: Some(view.id),
        hold: None,
    }
}

/// Whether a change is about more than one visit.
pub(super) fn is_many(extent: Extent) -> bool {
    extent != Extent::One
}
