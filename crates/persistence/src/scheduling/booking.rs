//! Booking: the one function through which every appointment with a time of its own is made.

use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::{AppointmentEventKind, AppointmentSource, AppointmentState, AppointmentView};
use uuid::Uuid;

use super::check::{Strictness, Verdict, Wish};
use super::desk::{Booker, Desk};
use super::error::BookingError;
use super::events::{self, Happening};
use super::guard::{self, Owner};
use super::holds::{self, Proof};
use super::{appointments, notices, recalls, secret, settings};
use crate::contacts::{care, people};
use crate::error::PersistenceError;
use crate::schema::{appointments as visits, contacts};

pub use super::check::Wish as BookingWish;

/// The time that is booked.
#[derive(Clone, Copy, Debug)]
pub enum Time<'a> {
    /// A hold, with the proof that it is one's own.
    Held(Uuid, Proof<'a>),
    /// Straight, without a hold.
    Straight(Wish),
}

/// A booking.
#[derive(Clone, Debug)]
pub struct Booking<'a> {
    pub contact: Uuid,
    pub time: Time<'a>,
    pub source: AppointmentSource,
    pub reason: Option<&'a str>,
    /// Why a time is given that is taken or outside the hours; the caller has checked the permission.
    pub overbook: Option<&'a str>,
    pub series: Option<Uuid>,
    /// Whether the patient is told; a series is told once.
    pub announced: bool,
}

/// Books, within the transaction of the caller. The appointment, what it takes, its event, history, audit, messages and
/// live event are one.
pub fn book(tx: &mut PgConnection, desk: &Desk<'_>, booking: &Booking<'_>) -> Result<AppointmentView, BookingError> {
    let now = desk.now();
    let contact = appointments::patient(tx, &desk.who, booking.contact)?;
    within_limit(tx, &desk.who, contact)?;
    let (wish, verdict, hold) = match booking.time {
        Time::Held(id, proof) => {
            let hold = holds::claim(tx, id, proof, now)?;
            let wish = hold.wish();
            desk.who.require(wish.practitioner, wish.location)?;
            // notice and offered starts were asked for when the time was held
            let verdict = guard::objected(tx, &wish, Strictness::Staff, now)?;
            (wish, verdict, Some(id))
        }
        Time::Straight(wish) => {
            desk.who.require(wish.practitioner, wish.location)?;
            (wish, guard::admit(tx, &wish, strictness(&desk.who, booking.overbook), now)?, None)
        }
    };
    let id = insert(tx, &desk.who, contact, booking, &wish, &verdict)?;
    match hold {
        Some(hold) => {
            guard::hand_over(tx, hold, id)?;
            holds::drop_row(tx, hold)?;
        }
        None => guard::allocate(tx, Owner::Appointment(id), &wish, &verdict, now)?,
    }
    belong(tx, contact, &wish, now)?;
    recalls::booked(tx, contact, wish.service, id, now)?;
    let view = appointments::read(tx, id)?;
    let what = Happening::new(AppointmentEventKind::Booked, booking.overbook.or(booking.reason)).overbooked(booking.overbook.is_some());
    events::record(tx, &desk.who, &view, &what)?;
    if booking.announced {
        notices::booked(tx, desk, &view)?;
    } else {
        notices::remind(tx, desk, &view)?;
    }
    Ok(view)
}

pub(super) fn strictness(who: &Booker<'_>, overbook: Option<&str>) -> Strictness {
    match (who.is_patient(), overbook) {
        (true, _) => Strictness::Patient,
        (false, Some(_)) => Strictness::Overbook,
        (false, None) => Strictness::Staff,
    }
}

/// Patients have so many visits to come at a time; the person is locked, so that they are counted one by one.
fn within_limit(tx: &mut PgConnection, who: &Booker<'_>, contact: Uuid) -> Result<(), BookingError> {
    if !who.is_patient() {
        return Ok(());
    }
    contacts::table.find(contact).select(contacts::id).for_no_key_update().first::<Uuid>(tx)?;
    let open: i64 = visits::table
        .filter(visits::contact_id.eq(contact))
        .filter(visits::ends_at.gt(who.now()))
        .filter(visits::state.eq_any([AppointmentState::Requested.code(), AppointmentState::Confirmed.code()]))
        .count()
        .get_result(tx)?;
    let most = i64::from(settings::find(tx)?.open_bookings);
    if open >= most { Err(BookingError::refused("/contact_id", FieldCode::TooManyOpen)) } else { Ok(()) }
}

fn insert(
    tx: &mut PgConnection,
    who: &Booker<'_>,
    contact: Uuid,
    booking: &Booking<'_>,
    wish: &Wish,
    verdict: &Verdict,
) -> Result<Uuid, BookingError> {
    let requested = who.is_patient() && verdict.needs_approval;
    let state = if requested { AppointmentState::Requested } else { AppointmentState::Confirmed };
    let (id, now) = (Uuid::now_v7(), who.now());
    // a code is taken once in a million times
    for _ in 0..5 {
        let written = diesel::insert_into(visits::table)
            .values((
                visits::id.eq(id),
                visits::code.eq(secret::code()?),
                visits::contact_id.eq(contact),
                (visits::practitioner_id.eq(wish.practitioner), visits::location_id.eq(wish.location), visits::service_id.eq(wish.service)),
                visits::series_id.eq(booking.series),
                (visits::starts_at.eq(wish.starts_at), visits::ends_at.eq(verdict.ends_at)),
                (visits::state.eq(state.code()), visits::source.eq(booking.source.code())),
                (visits::reason.eq(booking.reason), visits::overbooked_for.eq(booking.overbook)),
                (visits::price_amount.eq(verdict.price_amount), visits::price_currency.eq(&verdict.price_currency)),
                visits::booked_by.eq(who.user_id()),
                (visits::created_at.eq(now), visits::updated_at.eq(now)),
            ))
            .on_conflict(visits::code)
            .do_nothing()
            .execute(tx)?;
        if written == 1 {
            return Ok(id);
        }
    }
    Err(PersistenceError::Unexpected("no free booking code".into()).into())
}

/// From the booking on, the practitioner may see the record, and the patient belongs to the location.
pub(super) fn belong(tx: &mut PgConnection, contact: Uuid, wish: &Wish, now: chrono::DateTime<chrono::Utc>) -> Result<(), BookingError> {
    care::begin(tx, wish.practitioner, contact, now)?;
    Ok(people::belong(tx, contact, wish.location)?)
}
