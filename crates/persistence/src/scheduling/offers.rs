//! Offers of freed times: the first in line gets a timed hold; who declines or does not answer passes it on.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use domain::messaging::Facts;
use domain::scheduling::{AppointmentSource, AppointmentView, OfferState, WaitingListEntryView, WaitingState};
use uuid::Uuid;

use super::booking::{self, Booking, Time};
use super::check::{self, Strictness, Wish};
use super::desk::{Booker, Desk};
use super::error::BookingError;
use super::holds::{self, Proof};
use super::offer_rows::{OfferRow, one};
use super::{notices, settings, waiting};
use crate::error::PersistenceError;
use crate::messaging::quiet;
use crate::schema::waiting_list_offers as offers;
use crate::scope::Trace;

/// Offers the time that a visit has given up to the first in line for whom it fits. Nobody fits: it is simply free.
///
/// Whoever has no account on the portal and is in their quiet hours learns of it when these end: the minutes to answer begin
/// then. Where they would not be over before the visit, the time goes to the next in line, and the first one keeps the place.
pub fn offer_freed(tx: &mut PgConnection, desk: &Desk<'_>, freed: &AppointmentView) -> Result<(), BookingError> {
    let wish = Wish {
        service: freed.service_id,
        practitioner: freed.practitioner_id,
        location: freed.location_id,
        starts_at: freed.starts_at,
        ends_at: None,
        besides: None,
        hold: None,
    };
    offer(tx, desk, &wish)
}

fn offer(tx: &mut PgConnection, desk: &Desk<'_>, wish: &Wish) -> Result<(), BookingError> {
    let now = desk.now();
    let rules = settings::find(tx)?;
    let minutes = Duration::minutes(i64::from(rules.offer_minutes));
    if wish.starts_at <= now + Duration::minutes(i64::from(rules.book_from_minutes)) {
        return Ok(());
    }
    let Some((entry, seen_from)) = first_to_see(tx, wish, now, minutes)? else { return Ok(()) };
    // what is no longer offered, or is taken by now, is offered to nobody; that hinders neither the cancellation nor the sweep
    match check::look(tx, wish, now) {
        Ok(verdict) if verdict.objection(Strictness::Staff).is_none() => {}
        Ok(_) | Err(BookingError::Refused { .. }) => return Ok(()),
        Err(error) => return Err(error),
    }
    let length = (seen_from - now + minutes).min(wish.starts_at - now);
    // in the name of the program: whoever is asked has not chosen it yet, and whoever gave it up knows nothing of them
    let trace = Trace { request_id: "waiting-list".to_owned(), address: String::new(), now };
    let system = Booker::System(&trace);
    let hold = match holds::keep(tx, &system, wish, Strictness::Staff, length) {
        Ok(hold) => hold,
        Err(BookingError::Taken(_) | BookingError::Refused { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    let id = Uuid::now_v7();
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(id),
            offers::entry_id.eq(entry),
            offers::hold_id.eq(hold.id),
            offers::practitioner_id.eq(wish.practitioner),
            (offers::starts_at.eq(hold.starts_at), offers::ends_at.eq(hold.ends_at)),
            offers::expires_at.eq(hold.expires_at),
            offers::created_at.eq(now),
        ))
        .execute(tx)?;
    waiting::set_state(tx, &system, entry, WaitingState::Offered, None)?;
    let row = one(tx, id)?;
    let view = waiting::row(tx, None, entry)?;
    let facts = Facts {
        starts_at: Some(row.starts_at),
        ends_at: Some(row.ends_at),
        time_zone: Some(row.time_zone.clone()),
        service_id: Some(view.service_name_id),
        service_en: Some(view.service_name_en),
        practitioner: Some(row.practitioner_name.clone()),
        location: Some(view.location_name),
        until: Some(row.expires_at),
        ..Facts::default()
    };
    notices::offered(tx, desk, row.contact_id, &row.view(false), facts)?;
    Ok(())
}

/// The first in line who sees an offer in time, and from when on they can.
fn first_to_see(
    tx: &mut PgConnection,
    wish: &Wish,
    now: DateTime<Utc>,
    minutes: Duration,
) -> Result<Option<(Uuid, DateTime<Utc>)>, PersistenceError> {
    let mut passed_over = Vec::new();
    while let Some((entry, contact)) = next_in_line(tx, wish, &passed_over)? {
        let seen_from = quiet::seen_from(tx, contact, now)?;
        if seen_from == now || seen_from + minutes <= wish.starts_at {
            return Ok(Some((entry, seen_from)));
        }
        passed_over.push(entry);
    }
    Ok(None)
}

/// The entry that has waited longest, wants this time, was not asked about it before and is not passed over, with its
/// person; locked.
fn next_in_line(tx: &mut PgConnection, wish: &Wish, passed_over: &[Uuid]) -> Result<Option<(Uuid, Uuid)>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Next {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
        #[diesel(sql_type = SqlUuid)]
        contact_id: Uuid,
    }
    let next: Option<Next> = diesel::sql_query(include_str!("sql/next_in_line.sql"))
        .bind::<SqlUuid, _>(wish.service)
        .bind::<SqlUuid, _>(wish.location)
        .bind::<SqlUuid, _>(wish.practitioner)
        .bind::<Timestamptz, _>(wish.starts_at)
        .bind::<Array<SqlUuid>, _>(passed_over)
        .get_result(tx)
        .optional()?;
    Ok(next.map(|n| (n.id, n.contact_id)))
}

/// The open offer, locked, as far as the booker may answer it.
fn claim(tx: &mut PgConnection, who: &Booker<'_>, id: Uuid) -> Result<(OfferRow, WaitingListEntryView), BookingError> {
    let entry: Uuid = offers::table.find(id).select(offers::entry_id).for_update().first(tx)?;
    let view = waiting::lock(tx, who, entry)?;
    let row = one(tx, id)?;
    if row.state != OfferState::Open.code() || row.expires_at <= who.now() {
        return Err(BookingError::refused("/hold_id", FieldCode::HoldExpired));
    }
    Ok((row, view))
}

/// Books the offered time.
pub fn accept(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<AppointmentView, BookingError> {
    let (row, entry) = claim(tx, &desk.who, id)?;
    let hold = row.hold_id.ok_or(BookingError::refused("/hold_id", FieldCode::HoldExpired))?;
    decide(tx, id, OfferState::Accepted, desk.now())?;
    let booking = Booking {
        contact: entry.contact_id,
        time: Time::Held(hold, Proof::Own),
        source: AppointmentSource::WaitingList,
        reason: None,
        overbook: None,
        series: None,
        announced: true,
    };
    let view = booking::book(tx, desk, &booking)?;
    waiting::set_state(tx, &desk.who, entry.id, WaitingState::Booked, Some(view.id))?;
    Ok(view)
}

/// Declines; the time goes to the next in line, the person keeps waiting for another.
pub fn refuse(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<(), BookingError> {
    let (row, entry) = claim(tx, &desk.who, id)?;
    waiting::set_state(tx, &desk.who, entry.id, WaitingState::Waiting, None)?;
    pass_on(tx, desk, &row, &entry, OfferState::Declined)
}

/// Ends the open offer of an entry that was withdrawn.
pub(super) fn withdraw_open(tx: &mut PgConnection, desk: &Desk<'_>, entry: Uuid) -> Result<(), BookingError> {
    let open: Option<Uuid> = offers::table
        .filter(offers::entry_id.eq(entry))
        .filter(offers::state.eq(OfferState::Open.code()))
        .select(offers::id)
        .for_update()
        .first(tx)
        .optional()?;
    let Some(id) = open else { return Ok(()) };
    let (row, view) = (one(tx, id)?, waiting::row(tx, None, entry)?);
    pass_on(tx, desk, &row, &view, OfferState::Withdrawn)
}

fn pass_on(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    row: &OfferRow,
    entry: &WaitingListEntryView,
    state: OfferState,
) -> Result<(), BookingError> {
    decide(tx, row.id, state, desk.now())?;
    crate::messaging::outbox::withdraw(tx, "waiting_list_offers", row.id, desk.now())?;
    if let Some(hold) = row.hold_id {
        holds::drop_row(tx, hold)?;
    }
    let wish = Wish {
        service: entry.service_id,
        practitioner: row.practitioner_id,
        location: entry.location_id,
        starts_at: row.starts_at,
        ends_at: None,
        besides: None,
        hold: None,
    };
    offer(tx, desk, &wish)
}

fn decide(tx: &mut PgConnection, id: Uuid, state: OfferState, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(offers::table.find(id)).set((offers::state.eq(state.code()), offers::decided_at.eq(now))).execute(tx)?;
    Ok(())
}

/// Ends one offer that nobody answered in time, and passes it on; `false` when there is none. The worker calls it in a
/// transaction of its own until there is none left.
pub fn expire_one(tx: &mut PgConnection, desk: &Desk<'_>) -> Result<bool, BookingError> {
    let due: Option<(Uuid, Uuid)> = offers::table
        .filter(offers::state.eq(OfferState::Open.code()))
        .filter(offers::expires_at.le(desk.now()))
        .order(offers::expires_at)
        .select((offers::id, offers::entry_id))
        .for_update()
        .skip_locked()
        .first(tx)
        .optional()?;
    let Some((id, entry)) = due else { return Ok(false) };
    let row = one(tx, id)?;
    let view = waiting::lock(tx, &desk.who, entry)?;
    if view.state == WaitingState::Offered {
        waiting::set_state(tx, &desk.who, entry, WaitingState::Waiting, None)?;
    }
    pass_on(tx, desk, &row, &view, OfferState::Expired)?;
    Ok(true)
}

/// Closes entries whose period is over by the calendar of their location.
pub fn expire_entries(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/expire_entries.sql")).bind::<Timestamptz, _>(now).execute(tx)?)
}
