//! Moving a visit, or more of a series by the same distance on the clock, and resizing it.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::{
    AppointmentAction, AppointmentEventKind, AppointmentState, AppointmentView, Conflict, CreateRescheduling, parse_wall,
};
use serde_json::json;
use uuid::Uuid;

use super::booking::{belong, strictness};
use super::cancelling::{is_many, wish_of};
use super::check::{self, Objection, Strictness, Verdict, Wish};
use super::desk::Desk;
use super::error::BookingError;
use super::events::{self, Happening};
use super::guard::{self, Owner};
use super::holds::{self, Proof};
use super::states::after;
use super::{appointments, notices, offers, series, walls};
use crate::schema::appointments as visits;

/// Moves. What is given up is offered to the waiting list.
pub fn move_to(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid, form: &CreateRescheduling) -> Result<AppointmentView, BookingError> {
    let first = appointments::lock_for(tx, &desk.who, id)?;
    if form.ends_at.is_some() && desk.who.is_patient() {
        return Err(BookingError::refused("/ends_at", FieldCode::UnknownField));
    }
    let (target, hold) = target(tx, desk, &first, form)?;
    desk.who.require(target.practitioner, target.location)?;
    let all = series::members(tx, desk, &first, form.extent)?;
    for visit in &all {
        movable(desk, visit)?;
    }
    let wishes = shifted(tx, &first, &all, &target)?;
    let mut practitioners: Vec<Uuid> = wishes.iter().map(|w| w.practitioner).collect();
    practitioners.push(first.practitioner_id);
    let strict = strictness(&desk.who, form.overbook_reason.as_deref());
    if hold.is_none() && !is_many(form.extent) {
        // looked at before anybody waits; what holds is asked again below
        guard::objected(tx, &target, strict, desk.now())?;
    }
    guard::lock(tx, &practitioners, &[first.service_id])?;
    // all give up their time before one takes another, so that a series may move over itself
    guard::release(tx, &all.iter().map(|v| v.id).collect::<Vec<_>>())?;
    let strict = if hold.is_some() { Strictness::Staff } else { strict };
    let verdicts = admitted(tx, desk, &wishes, strict, is_many(form.extent))?;
    if let Some(hold) = hold {
        holds::drop_row(tx, hold)?;
    }
    for ((before, wish), verdict) in all.iter().zip(&wishes).zip(&verdicts) {
        settle(tx, desk, before, wish, verdict, form, before.id == id)?;
    }
    for visit in all.iter().filter(|v| v.starts_at > desk.now()) {
        offers::offer_freed(tx, desk, visit)?;
    }
    Ok(appointments::shown_to(tx, &desk.who, id)?)
}

/// Where the visit itself goes, and the hold that it comes from.
fn target(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    visit: &AppointmentView,
    form: &CreateRescheduling,
) -> Result<(Wish, Option<Uuid>), BookingError> {
    if let Some(id) = form.hold_id {
        let hold = holds::claim(tx, id, Proof::Secret(form.hold_secret.as_deref().unwrap_or_default()), desk.now())?;
        // what was held for another service has another length, other rooms and other rules
        if hold.service_id != visit.service_id {
            return Err(BookingError::refused("/hold_id", FieldCode::HoldExpired));
        }
        return Ok((Wish { besides: Some(visit.id), ..hold.wish() }, Some(id)));
    }
    let location = form.location_id.unwrap_or(visit.location_id);
    let starts_at = match (form.starts_at, form.local_time.as_deref().and_then(parse_wall)) {
        (Some(at), _) => at,
        (None, Some(wall)) => walls::moment(tx, location, wall)?,
        (None, None) => visit.starts_at,
    };
    let ends_at = form.ends_at.unwrap_or(starts_at + (visit.ends_at - visit.starts_at));
    if ends_at <= starts_at || ends_at - starts_at > Duration::hours(24) {
        return Err(BookingError::refused("/ends_at", FieldCode::OutOfRange));
    }
    let practitioner = form.practitioner_id.unwrap_or(visit.practitioner_id);
    Ok((Wish { practitioner, location, starts_at, ends_at: Some(ends_at), ..wish_of(visit) }, None))
}

/// Whether this visit may be moved by this booker now.
fn movable(desk: &Desk<'_>, visit: &AppointmentView) -> Result<(), BookingError> {
    after(visit.state, AppointmentAction::Reschedule)?;
    if desk.who.is_too_late(visit.changeable_until, visit.ends_at) {
        return Err(BookingError::refused("/starts_at", FieldCode::ChangeTooLate));
    }
    Ok(())
}

/// The new times of all visits: each as far on the clock as the first one moves.
fn shifted(tx: &mut PgConnection, first: &AppointmentView, all: &[AppointmentView], target: &Wish) -> Result<Vec<Wish>, BookingError> {
    if let [only] = all {
        return Ok(vec![Wish { besides: Some(only.id), ..*target }]);
    }
    let distance = walls::wall(tx, target.location, target.starts_at)? - walls::wall(tx, first.location_id, first.starts_at)?;
    let mut wishes = Vec::with_capacity(all.len());
    for visit in all {
        let wall = walls::wall(tx, visit.location_id, visit.starts_at)? + distance;
        let starts_at = walls::moment(tx, target.location, wall)?;
        let length = visit.ends_at - visit.starts_at;
        wishes.push(Wish { starts_at, ends_at: Some(starts_at + length), besides: Some(visit.id), ..*target });
    }
    Ok(wishes)
}

/// Looks at all wishes; for a series everything that stands against it is gathered.
fn admitted(tx: &mut PgConnection, desk: &Desk<'_>, wishes: &[Wish], strict: Strictness, many: bool) -> Result<Vec<Verdict>, BookingError> {
    let (mut verdicts, mut conflicts) = (Vec::with_capacity(wishes.len()), Vec::new());
    for wish in wishes {
        let verdict = check::look(tx, wish, desk.now())?;
        match verdict.objection(strict) {
            None => verdicts.push(verdict),
            Some(objection) if !many => return Err(check::refuse(tx, wish, objection, strict, desk.now())?),
            Some(objection) => conflicts.push((walls::wall(tx, wish.location, wish.starts_at)?, conflict(objection))),
        }
    }
    if conflicts.is_empty() { Ok(verdicts) } else { Err(BookingError::Conflicts(conflicts)) }
}

pub(super) fn conflict(objection: Objection) -> Conflict {
    match objection {
        Objection::Taken => Conflict::Taken,
        Objection::Refused(_, code) => Conflict::Refused(code),
    }
}

fn settle(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    before: &AppointmentView,
    wish: &Wish,
    verdict: &Verdict,
    form: &CreateRescheduling,
    told: bool,
) -> Result<(), BookingError> {
    let now = desk.now();
    let state = state_after(desk, before, wish, verdict);
    diesel::update(visits::table.find(before.id))
        .set((
            (visits::practitioner_id.eq(wish.practitioner), visits::location_id.eq(wish.location)),
            (visits::starts_at.eq(wish.starts_at), visits::ends_at.eq(verdict.ends_at)),
            (visits::state.eq(state.code()), visits::overbooked_for.eq(form.overbook_reason.as_deref())),
            (visits::updated_at.eq(now), visits::version.eq(visits::version + 1)),
        ))
        .execute(tx)?;
    guard::allocate(tx, Owner::Appointment(before.id), wish, verdict, now)?;
    belong(tx, before.contact_id, wish, now)?;
    let view = appointments::read(tx, before.id)?;
    let text = |at: DateTime<Utc>| at.to_rfc3339();
    let mut what = Happening::new(AppointmentEventKind::Rescheduled, form.overbook_reason.as_deref().or(form.reason.as_deref()))
        .with(json!({
            "from": {"starts_at": before.starts_at, "ends_at": before.ends_at, "practitioner_name": before.practitioner_name, "location_name": before.location_name},
            "to": {"starts_at": view.starts_at, "ends_at": view.ends_at, "practitioner_name": view.practitioner_name, "location_name": view.location_name},
        }))
        .overbooked(form.overbook_reason.is_some())
        .change("starts_at", text(before.starts_at), text(view.starts_at));
    if before.practitioner_id != view.practitioner_id {
        what = what.change("practitioner_id", before.practitioner_id.to_string(), view.practitioner_id.to_string());
    }
    if before.state != state {
        what = what.change("state", before.state.code(), state.code());
    }
    events::record(tx, &desk.who, &view, &what)?;
    // a longer or shorter visit at the same time is nothing to write about
    notices::rescheduled(tx, desk, &view, told && is_elsewhere(before, wish))?;
    Ok(())
}

/// Whether the visit comes to another time, practitioner or location.
fn is_elsewhere(before: &AppointmentView, wish: &Wish) -> bool {
    before.starts_at != wish.starts_at || before.practitioner_id != wish.practitioner || before.location_id != wish.location
}

/// What the clinic has agreed to is one time with one practitioner: a patient who chooses another asks anew.
fn state_after(desk: &Desk<'_>, before: &AppointmentView, wish: &Wish, verdict: &Verdict) -> AppointmentState {
    let asks = desk.who.is_patient() && verdict.needs_approval && is_elsewhere(before, wish);
    if asks { AppointmentState::Requested } else { before.state }
}
