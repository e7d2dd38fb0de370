//! Offers as they are read: rows, the chain of an entry, the page behind a link.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::scheduling::{LinkPurpose, LinkView, OfferState, WaitingListEntryView, WaitingListOfferView, WaitingState};
use uuid::Uuid;

use super::{links, waiting};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::{contacts, waiting_list_entries as entries, waiting_list_offers as offers};
use crate::scope::Scope;

#[derive(Clone, Debug, QueryableByName)]
pub(super) struct OfferRow {
    #[diesel(sql_type = SqlUuid)]
    pub(super) id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub(super) entry_id: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub(super) hold_id: Option<Uuid>,
    #[diesel(sql_type = SqlUuid)]
    pub(super) contact_id: Uuid,
    #[diesel(sql_type = Text)]
    pub(super) contact_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub(super) practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    pub(super) practitioner_name: String,
    #[diesel(sql_type = Text)]
    pub(super) time_zone: String,
    #[diesel(sql_type = Timestamptz)]
    pub(super) starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub(super) ends_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub(super) expires_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    pub(super) state: String,
    #[diesel(sql_type = Timestamptz)]
    pub(super) created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(super) decided_at: Option<DateTime<Utc>>,
}

impl OfferRow {
    pub(super) fn view(&self, named: bool) -> WaitingListOfferView {
        WaitingListOfferView {
            id: self.id,
            entry_id: self.entry_id,
            contact_name: named.then(|| self.contact_name.clone()),
            practitioner_id: self.practitioner_id,
            practitioner_name: self.practitioner_name.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            time_zone: self.time_zone.clone(),
            expires_at: self.expires_at,
            state: OfferState::from_code(&self.state).unwrap_or(OfferState::Expired),
            created_at: self.created_at,
            decided_at: self.decided_at,
        }
    }
}

const OFFERS: &str = include_str!("sql/offers.sql");

/// The rows of these offers.
fn load(conn: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<OfferRow>, PersistenceError> {
    Ok(diesel::sql_query(OFFERS).bind::<diesel::sql_types::Array<SqlUuid>, _>(ids).load(conn)?)
}

pub(super) fn one(conn: &mut PgConnection, id: Uuid) -> Result<OfferRow, PersistenceError> {
    load(conn, &[id])?.pop().ok_or(PersistenceError::NotFound)
}

/// Adds to each entry the offer that waits for an answer.
pub(super) fn attach_open(conn: &mut PgConnection, views: &mut [WaitingListEntryView]) -> Result<(), PersistenceError> {
    let waiting: Vec<Uuid> = views.iter().filter(|v| v.state == WaitingState::Offered).map(|v| v.id).collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = offers::table
        .filter(offers::entry_id.eq_any(&waiting))
        .filter(offers::state.eq(OfferState::Open.code()))
        .select(offers::id)
        .load(conn)?;
    for row in load(conn, &ids)? {
        if let Some(view) = views.iter_mut().find(|v| v.id == row.entry_id) {
            view.open_offer = Some(row.view(true));
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Same {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// The chain of an entry in scope: its own offers, and those of the same times to others; the latest first.
pub fn chain(conn: &mut PgConnection, scope: &Scope, entry: Uuid) -> Result<Vec<WaitingListOfferView>, PersistenceError> {
    let view = waiting::row(conn, Some(scope), entry)?;
    let same: Vec<Same> = diesel::sql_query(include_str!("sql/same_times.sql")).bind::<SqlUuid, _>(entry).load(conn)?;
    let ids: Vec<Uuid> = same.iter().map(|offer| offer.id).collect();
    let rows = load(conn, &ids)?;
    let asked: Vec<Uuid> = rows.iter().map(|row| row.contact_id).collect();
    let seen: Vec<Uuid> = contacts::table.filter(contacts::id.eq_any(asked)).filter(scope.sees()).select(contacts::id).load(conn)?;
    // others were asked before or after; who they are, only those see in whose reach they are
    let named = |row: &OfferRow| row.entry_id == entry || (!scope.is_own() && seen.contains(&row.contact_id));
    let people: Vec<Uuid> = rows.iter().filter(|r| named(r)).map(|r| r.contact_id).chain([view.contact_id]).collect();
    audit::record(conn, scope, AuditAction::List, waiting::RESOURCE, &people)?;
    Ok(rows.iter().map(|row| row.view(named(row))).collect())
}

/// What the page behind the link of an offer shows.
pub(super) fn link_view(conn: &mut PgConnection, id: Uuid, now: DateTime<Utc>) -> Result<LinkView, PersistenceError> {
    let row = one(conn, id)?;
    let entry = waiting::row(conn, None, row.entry_id)?;
    let appointment: Option<Uuid> = entries::table.find(entry.id).select(entries::appointment_id).first(conn)?;
    let state = OfferState::from_code(&row.state).unwrap_or(OfferState::Expired);
    let open = state == OfferState::Open && row.expires_at > now;
    Ok(LinkView {
        purpose: LinkPurpose::Offer,
        appointment_id: appointment.filter(|_| state == OfferState::Accepted),
        code: None,
        state: None,
        offer_state: Some(if state == OfferState::Open && !open { OfferState::Expired } else { state }),
        offer_expires_at: Some(row.expires_at),
        first_name: links::first_name(&row.contact_name),
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        time_zone: row.time_zone,
        service_id: entry.service_id,
        service_name_id: entry.service_name_id,
        service_name_en: entry.service_name_en,
        preparation_id: None,
        preparation_en: None,
        practitioner_id: row.practitioner_id,
        practitioner_name: row.practitioner_name,
        location_id: entry.location_id,
        location_name: entry.location_name,
        location_phone: links::phone_of(conn, entry.location_id)?,
        confirmed_at: None,
        can_confirm: false,
        can_reschedule: false,
        can_cancel: false,
        can_accept: open,
        changeable_until: row.expires_at,
        cancellable_until: row.expires_at,
    })
}
