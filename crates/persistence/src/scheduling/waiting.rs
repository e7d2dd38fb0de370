//! The waiting list: who wants a time that is not free yet.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Json;
use domain::FieldCode;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{CreateWaitingListEntry, DayPart, WaitingListEntryView, WaitingListField, WaitingListSort, WaitingState};
use serde::Deserialize;
use uuid::Uuid;

use super::desk::{Booker, Desk};
use super::error::BookingError;
use super::{appointments, offer_rows, offers};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people;
use crate::error::PersistenceError;
use crate::live;
use crate::schema::{contacts, locations, services, waiting_list_entries as entries};
use crate::scope::Scope;

pub(super) const RESOURCE: &str = "waiting_list_entries";

/// A row of `waiting_list_entries` with its names.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = entries)]
pub struct EntryRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub service_id: Uuid,
    pub location_id: Uuid,
    pub practitioner_id: Option<Uuid>,
    pub earliest_on: NaiveDate,
    pub latest_on: NaiveDate,
    pub day_parts: Vec<String>,
    pub state: String,
    pub appointment_id: Option<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = sql(NAMES), select_expression_type = SqlLiteral<Json>)]
    names: serde_json::Value,
}

const NAMES: &str = include_str!("sql/entry_names.sql");

#[derive(Deserialize)]
struct Names {
    contact: String,
    service_id: String,
    service_en: String,
    location: String,
    time_zone: String,
    practitioner: Option<String>,
}

/// The table under the name that the lists read.
use crate::schema::waiting_list_entries;

crate::listing! {
    table waiting_list_entries, row EntryRow, fields WaitingListField, sorts WaitingListSort;
    filter {
        ContactId => uuid(waiting_list_entries::contact_id);
        ServiceId => uuid(waiting_list_entries::service_id);
        LocationId => uuid(waiting_list_entries::location_id);
        PractitionerId => uuid(waiting_list_entries::practitioner_id);
        State => text(waiting_list_entries::state);
        EarliestOn => date(waiting_list_entries::earliest_on);
        LatestOn => date(waiting_list_entries::latest_on);
        CreatedAt => timestamp(waiting_list_entries::created_at);
    }
    sort {
        CreatedAt => waiting_list_entries::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

impl EntryRow {
    fn view(self) -> Result<WaitingListEntryView, PersistenceError> {
        let names: Names = serde_json::from_value(self.names).map_err(|_| PersistenceError::Unreadable("waiting list"))?;
        Ok(WaitingListEntryView {
            id: self.id,
            contact_id: self.contact_id,
            contact_name: names.contact,
            service_id: self.service_id,
            service_name_id: names.service_id,
            service_name_en: names.service_en,
            location_id: self.location_id,
            location_name: names.location,
            time_zone: names.time_zone,
            practitioner_id: self.practitioner_id,
            practitioner_name: names.practitioner,
            earliest_on: self.earliest_on,
            latest_on: self.latest_on,
            day_parts: self.day_parts.iter().filter_map(|p| DayPart::from_code(p)).collect(),
            state: WaitingState::from_code(&self.state).unwrap_or(WaitingState::Waiting),
            appointment_id: self.appointment_id,
            open_offer: None,
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

fn seen(scope: &Scope) -> Condition<entries::table> {
    if scope.is_everyone() {
        return Box::new(entries::id.is_not_null().nullable());
    }
    let people = contacts::table.select(contacts::id).into_boxed().filter(scope.sees());
    Box::new(entries::contact_id.eq_any(people).nullable())
}

/// One page of the entries in scope, with the offer that waits for an answer.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<WaitingListField, WaitingListSort>,
) -> Result<Listed<WaitingListEntryView>, PersistenceError> {
    let mut listed = page(conn, request, &|| vec![seen(scope)])?;
    let mut rows: Vec<WaitingListEntryView> = std::mem::take(&mut listed.rows).into_iter().map(EntryRow::view).collect::<Result<_, _>>()?;
    offer_rows::attach_open(conn, &mut rows)?;
    let people: Vec<Uuid> = rows.iter().map(|r| r.contact_id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &people)?;
    Ok(Listed { rows, next: listed.next, previous: listed.previous, count: listed.count })
}

/// An entry in scope, without an audit row.
pub(super) fn row(conn: &mut PgConnection, scope: Option<&Scope>, id: Uuid) -> Result<WaitingListEntryView, PersistenceError> {
    let mut query = entries::table.filter(entries::id.eq(id)).select(EntryRow::as_select()).into_boxed();
    if let Some(scope) = scope {
        query = query.filter(seen(scope));
    }
    let mut views = vec![query.first::<EntryRow>(conn)?.view()?];
    offer_rows::attach_open(conn, &mut views)?;
    views.pop().ok_or(PersistenceError::NotFound)
}

/// An entry in scope.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<WaitingListEntryView, PersistenceError> {
    let view = row(conn, Some(scope), id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[view.contact_id])?;
    Ok(view)
}

/// As [`find`], locked, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, who: &Booker<'_>, id: Uuid) -> Result<WaitingListEntryView, PersistenceError> {
    entries::table.find(id).select(entries::id).for_update().first::<Uuid>(tx)?;
    row(tx, who.scope(), id)
}

/// Entries of one person that are open at a time, when the person writes them.
const MOST: i64 = 5;

/// Refuses what cannot be booked any more, and for patients what they cannot book by themselves, and more than so many
/// entries of one person, who is locked, so that they are counted one by one.
fn admit(tx: &mut PgConnection, who: &Booker<'_>, contact: Uuid, form: &CreateWaitingListEntry) -> Result<(), BookingError> {
    let online: Option<bool> =
        services::table.find(form.service_id).filter(services::archived_at.is_null()).select(services::online).first(tx).optional()?;
    let there: i64 = locations::table.find(form.location_id).filter(locations::archived_at.is_null()).count().get_result(tx)?;
    if online.is_none() {
        return Err(BookingError::refused("/service_id", FieldCode::NotThere));
    }
    if there == 0 {
        return Err(BookingError::refused("/location_id", FieldCode::NotThere));
    }
    if !who.is_patient() {
        return Ok(());
    }
    if online == Some(false) {
        return Err(BookingError::refused("/service_id", FieldCode::BookingClosed));
    }
    contacts::table.find(contact).select(contacts::id).for_no_key_update().first::<Uuid>(tx)?;
    let open = entries::table
        .filter(entries::contact_id.eq(contact))
        .filter(entries::archived_at.is_null())
        .filter(entries::state.eq_any([WaitingState::Waiting.code(), WaitingState::Offered.code()]));
    if open.count().get_result::<i64>(tx)? >= MOST {
        return Err(BookingError::refused("/contact_id", FieldCode::TooManyWaiting));
    }
    Ok(())
}

/// Puts a person at the end of the line.
pub fn insert(tx: &mut PgConnection, who: &Booker<'_>, form: &CreateWaitingListEntry) -> Result<WaitingListEntryView, BookingError> {
    let contact = appointments::patient(tx, who, form.contact_id)?;
    admit(tx, who, contact, form)?;
    let (id, now) = (Uuid::now_v7(), who.now());
    let parts: Vec<&str> = form.day_parts.iter().map(|p| p.code()).collect();
    diesel::insert_into(entries::table)
        .values((
            entries::id.eq(id),
            entries::contact_id.eq(contact),
            entries::service_id.eq(form.service_id),
            entries::location_id.eq(form.location_id),
            entries::practitioner_id.eq(form.practitioner_id),
            (entries::earliest_on.eq(form.earliest_on), entries::latest_on.eq(form.latest_on)),
            entries::day_parts.eq(parts),
            entries::created_by.eq(who.user_id()),
            (entries::created_at.eq(now), entries::updated_at.eq(now)),
        ))
        .execute(tx)?;
    // whoever waits for a time there is known there, so that its staff see the line
    people::belong(tx, contact, form.location_id)?;
    let view = row(tx, who.scope(), id)?;
    changes::record_by(tx, who.user_id(), now, RESOURCE, id, "created", 1, &[])?;
    who.audit(tx, AuditAction::Create, RESOURCE, &[contact])?;
    tell(tx, &view)?;
    Ok(view)
}

/// Takes somebody off the list; an offer that is open goes to the next in line.
pub fn withdraw(tx: &mut PgConnection, desk: &Desk<'_>, before: &WaitingListEntryView) -> Result<(), BookingError> {
    if !matches!(before.state, WaitingState::Waiting | WaitingState::Offered) {
        return Err(BookingError::WrongState);
    }
    set_state(tx, &desk.who, before.id, WaitingState::Withdrawn, None)?;
    offers::withdraw_open(tx, desk, before.id)
}

/// Sets the state of an entry and tells every screen.
pub(super) fn set_state(
    tx: &mut PgConnection,
    who: &Booker<'_>,
    id: Uuid,
    state: WaitingState,
    appointment: Option<Uuid>,
) -> Result<(), PersistenceError> {
    diesel::update(entries::table.find(id))
        .set((
            entries::state.eq(state.code()),
            entries::appointment_id.eq(appointment),
            entries::updated_at.eq(who.now()),
            entries::version.eq(entries::version + 1),
        ))
        .execute(tx)?;
    let view = row(tx, None, id)?;
    changes::record_by(tx, who.user_id(), who.now(), RESOURCE, id, state.code(), view.version, &[])?;
    who.audit(tx, AuditAction::Update, RESOURCE, &[view.contact_id])?;
    tell(tx, &view)
}

fn tell(tx: &mut PgConnection, view: &WaitingListEntryView) -> Result<(), PersistenceError> {
    let event = LiveEvent {
        kind: LiveKind::WaitingListChanged,
        id: view.id,
        location_id: Some(view.location_id),
        practitioner_id: view.practitioner_id,
        contact_id: Some(view.contact_id),
        user_id: None,
    };
    live::notify(tx, &event)
}
