//! Links that need no sign-in: one purpose each, expiring, revocable; only the hash of the token is kept.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::scheduling::{AppointmentAction, AppointmentView, LinkPurpose, LinkView, OfferState};
use uuid::Uuid;

use super::{appointments, offer_rows, secret};
use crate::error::PersistenceError;
use crate::schema::{locations, public_links};

/// What a link is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Appointment(Uuid),
    Offer(Uuid),
    /// A feed of a practitioner's visits.
    Practitioner(Uuid),
    /// A feed of a patient's visits.
    Contact(Uuid),
}

/// A row of `public_links`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = public_links)]
pub struct LinkRow {
    pub id: Uuid,
    pub purpose: String,
    pub appointment_id: Option<Uuid>,
    pub offer_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    pub created_by: Option<Uuid>,
    pub created_at: DateTime<Utc>,
}

/// Makes a link and gives its token, which is not kept.
pub fn issue(
    tx: &mut PgConnection,
    purpose: LinkPurpose,
    target: Target,
    expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<String, PersistenceError> {
    Ok(issue_by(tx, purpose, target, expires_at, None, now)?.1)
}

/// As [`issue`], by a user; gives the id, too.
pub fn issue_by(
    tx: &mut PgConnection,
    purpose: LinkPurpose,
    target: Target,
    expires_at: Option<DateTime<Utc>>,
    user: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(Uuid, String), PersistenceError> {
    let (id, token) = (Uuid::now_v7(), secret::fresh()?);
    let pick = |wanted: fn(Target) -> Option<Uuid>| wanted(target);
    diesel::insert_into(public_links::table)
        .values((
            public_links::id.eq(id),
            public_links::purpose.eq(purpose.code()),
            public_links::token_hash.eq(secret::hash(&token)),
            public_links::appointment_id.eq(pick(|t| if let Target::Appointment(id) = t { Some(id) } else { None })),
            public_links::offer_id.eq(pick(|t| if let Target::Offer(id) = t { Some(id) } else { None })),
            public_links::practitioner_id.eq(pick(|t| if let Target::Practitioner(id) = t { Some(id) } else { None })),
            public_links::contact_id.eq(pick(|t| if let Target::Contact(id) = t { Some(id) } else { None })),
            public_links::created_by.eq(user),
            public_links::created_at.eq(now),
            public_links::expires_at.eq(expires_at),
        ))
        .execute(tx)?;
    Ok((id, token))
}

/// The page behind a link. The token stands after `#`, so that no server and no log sees it.
pub fn address(site: &str, token: &str) -> String {
    format!("{site}/link#{token}")
}

/// Lets the links of a moved appointment live until its new end. Those about a delay are about the old time.
pub fn prolong(tx: &mut PgConnection, appointment: &AppointmentView) -> Result<(), PersistenceError> {
    let until = appointment.ends_at + Duration::days(1);
    let own = public_links::table
        .filter(public_links::appointment_id.eq(appointment.id))
        .filter(public_links::purpose.ne(LinkPurpose::Delay.code()))
        .filter(public_links::expires_at.lt(until));
    diesel::update(own).set(public_links::expires_at.eq(until)).execute(tx)?;
    Ok(())
}

/// The link of a token; [`PersistenceError::NotFound`] when there is none, or it has expired or was revoked.
pub fn resolve(conn: &mut PgConnection, token: &str, purposes: &[LinkPurpose], now: DateTime<Utc>) -> Result<LinkRow, PersistenceError> {
    let codes: Vec<&str> = purposes.iter().map(|p| p.code()).collect();
    Ok(public_links::table
        .filter(public_links::token_hash.eq(secret::hash(token)))
        .filter(public_links::purpose.eq_any(codes))
        .filter(public_links::revoked_at.is_null())
        .filter(public_links::expires_at.is_null().or(public_links::expires_at.gt(now)))
        .select(LinkRow::as_select())
        .first(conn)?)
}

/// What the page behind a link shows.
pub fn view(conn: &mut PgConnection, link: &LinkRow, now: DateTime<Utc>) -> Result<LinkView, PersistenceError> {
    if let Some(offer) = link.offer_id {
        return offer_rows::link_view(conn, offer, now);
    }
    let appointment = appointments::read(conn, link.appointment_id.ok_or(PersistenceError::NotFound)?)?;
    let purpose = LinkPurpose::from_code(&link.purpose).unwrap_or(LinkPurpose::Appointment);
    let phone = phone_of(conn, appointment.location_id)?;
    Ok(of_appointment(appointment, purpose, phone, now))
}

pub(super) fn phone_of(conn: &mut PgConnection, location: Uuid) -> Result<Option<String>, PersistenceError> {
    Ok(locations::table.find(location).select(locations::phone).first(conn)?)
}

fn of_appointment(a: AppointmentView, purpose: LinkPurpose, phone: Option<String>, now: DateTime<Utc>) -> LinkView {
    let may = |action: AppointmentAction| a.state.after(action).is_some();
    // whose practitioner is late may still move or cancel, whatever notice is asked for otherwise
    let until = |usual: DateTime<Utc>| if purpose == LinkPurpose::Delay { a.ends_at.max(usual) } else { usual };
    let (changeable_until, cancellable_until) = (until(a.changeable_until), until(a.cancellable_until));
    LinkView {
        purpose,
        appointment_id: Some(a.id),
        state: Some(a.state),
        offer_state: None::<OfferState>,
        offer_expires_at: None,
        first_name: first_name(&a.contact_name),
        can_confirm: may(AppointmentAction::Confirm) && a.confirmed_at.is_none() && a.ends_at > now,
        can_reschedule: may(AppointmentAction::Reschedule) && now <= changeable_until,
        can_cancel: may(AppointmentAction::Cancel) && now <= cancellable_until,
        can_accept: false,
        code: Some(a.code),
        starts_at: a.starts_at,
        ends_at: a.ends_at,
        time_zone: a.time_zone,
        service_id: a.service_id,
        service_name_id: a.service_name_id,
        service_name_en: a.service_name_en,
        preparation_id: a.preparation_id,
        preparation_en: a.preparation_en,
        practitioner_id: a.practitioner_id,
        practitioner_name: a.practitioner_name,
        location_id: a.location_id,
        location_name: a.location_name,
        location_phone: phone,
        confirmed_at: a.confirmed_at,
        changeable_until,
        cancellable_until,
    }
}

/// All of a name that a page without sign-in shows.
pub(super) fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
