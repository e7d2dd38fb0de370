//! Visits that repeat: the same wall time every so many weeks.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::{AppointmentSource, AppointmentState, AppointmentView, Conflict, CreateAppointmentSeries, Extent, parse_wall};
use uuid::Uuid;

use super::booking::{self, Booking, Time};
use super::check::{self, Strictness, Wish};
use super::desk::Desk;
use super::error::BookingError;
use super::moving::conflict;
use super::{appointments, guard, walls};
use crate::schema::{appointment_series, appointments as visits};

/// A booked series: its id, the visits, and what was left out.
pub struct Booked {
    pub id: Uuid,
    pub appointments: Vec<AppointmentView>,
    pub skipped: Vec<(NaiveDateTime, Conflict)>,
}

/// Books all dates, or with `skip_conflicts` those that can be booked. One conflict refuses the whole otherwise.
pub fn book(tx: &mut PgConnection, desk: &Desk<'_>, form: &CreateAppointmentSeries) -> Result<Booked, BookingError> {
    let now = desk.now();
    let contact = appointments::patient(tx, &desk.who, form.contact_id)?;
    desk.who.require(form.practitioner_id, form.location_id)?;
    guard::lock(tx, &[form.practitioner_id], &[form.service_id])?;
    let Planned { wishes, skipped } = planned(tx, desk, form)?;
    if (!skipped.is_empty() && !form.skip_conflicts) || wishes.is_empty() {
        return Err(BookingError::Conflicts(skipped));
    }
    let id = Uuid::now_v7();
    diesel::insert_into(appointment_series::table)
        .values((
            appointment_series::id.eq(id),
            appointment_series::every_weeks.eq(form.every_weeks),
            appointment_series::created_by.eq(desk.who.user_id()),
            appointment_series::created_at.eq(now),
        ))
        .execute(tx)?;
    let mut booked = Vec::with_capacity(wishes.len());
    for (index, wish) in wishes.into_iter().enumerate() {
        let visit = Booking {
            contact,
            time: Time::Straight(wish),
            source: AppointmentSource::Series,
            reason: form.reason.as_deref(),
            overbook: None,
            series: Some(id),
            announced: index == 0,
        };
        booked.push(booking::book(tx, desk, &visit)?);
    }
    Ok(Booked { id, appointments: booked, skipped })
}

/// The dates that can be booked, and those that cannot.
struct Planned {
    wishes: Vec<Wish>,
    skipped: Vec<(NaiveDateTime, Conflict)>,
}

fn planned(tx: &mut PgConnection, desk: &Desk<'_>, form: &CreateAppointmentSeries) -> Result<Planned, BookingError> {
    let first = match (form.starts_at, form.local_time.as_deref().and_then(parse_wall)) {
        (Some(at), _) => walls::wall(tx, form.location_id, at)?,
        (None, Some(wall)) => wall,
        (None, None) => return Err(BookingError::refused("/starts_at", FieldCode::Required)),
    };
    let (mut wishes, mut skipped) = (Vec::new(), Vec::new());
    for index in 0..form.count {
        let wall = first + Duration::weeks(i64::from(form.every_weeks) * i64::from(index));
        let starts_at = match walls::moment(tx, form.location_id, wall) {
            Ok(at) => at,
            Err(BookingError::Refused { code: FieldCode::NoSuchTime, .. }) => {
                skipped.push((wall, Conflict::Refused(FieldCode::NoSuchTime)));
                continue;
            }
            Err(error) => return Err(error),
        };
        let wish = Wish {
            service: form.service_id,
            practitioner: form.practitioner_id,
            location: form.location_id,
            starts_at,
            ends_at: None,
            besides: None,
            hold: None,
        };
        match check::look(tx, &wish, desk.now())?.objection(Strictness::Staff) {
            None => wishes.push(wish),
            Some(objection) => skipped.push((wall, conflict(objection))),
        }
    }
    Ok(Planned { wishes, skipped })
}

/// The visits that a change is about, locked in one order: the visit, those after it, or all that are still to come.
pub(super) fn members(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    first: &AppointmentView,
    extent: Extent,
) -> Result<Vec<AppointmentView>, BookingError> {
    let (Some(series), false) = (first.series_id, extent == Extent::One) else { return Ok(vec![first.clone()]) };
    let from = if extent == Extent::All { desk.now() } else { first.starts_at };
    let mut ids: Vec<Uuid> = visits::table
        .filter(visits::series_id.eq(series))
        .filter(visits::starts_at.ge(from))
        .filter(visits::state.eq_any([AppointmentState::Requested.code(), AppointmentState::Confirmed.code()]))
        .order(visits::id)
        .select(visits::id)
        .load(tx)?;
    if !ids.contains(&first.id) {
        ids.insert(0, first.id);
    }
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.push(appointments::lock_for(tx, &desk.who, id)?);
    }
    all.retain(|v| v.id == first.id || v.state.is_open());
    Ok(all)
}
