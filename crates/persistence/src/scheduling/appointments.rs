//! Appointments: rows, lists, one.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::contacts::Sex;
use domain::organisation::Money;
use domain::scheduling::{AppointmentField, AppointmentNotes, AppointmentSort, AppointmentSource, AppointmentState, AppointmentView};
use serde::Deserialize;
use uuid::Uuid;

use super::appointment_names::NamesOf;
use super::desk::Booker;
use super::error::BookingError;
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people;
use crate::error::PersistenceError;
use crate::schema::{appointments, contacts};
use crate::scope::Scope;

/// The resource in the audit and the history.
pub const RESOURCE: &str = "appointments";

/// A row of `appointments` with the names that its view needs.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = appointments)]
pub struct AppointmentRow {
    pub id: Uuid,
    pub code: String,
    pub contact_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    pub service_id: Uuid,
    pub series_id: Option<Uuid>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub state: String,
    pub source: String,
    pub reason: Option<String>,
    pub overbooked_for: Option<String>,
    pub price_amount: i64,
    pub price_currency: String,
    pub follow_up_on: Option<NaiveDate>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = NamesOf, select_expression_type = NamesOf)]
    names: serde_json::Value,
}

#[derive(Deserialize)]
struct Names {
    contact: String,
    mrn: Option<String>,
    birth_date: Option<NaiveDate>,
    sex: Option<Sex>,
    practitioner: String,
    location: String,
    time_zone: String,
    service_id: String,
    service_en: String,
    preparation_id: Option<String>,
    preparation_en: Option<String>,
    change_until: i64,
    cancel_until: i64,
    confirmed_at: Option<DateTime<Utc>>,
    resources: Vec<String>,
}

crate::listing! {
    table appointments, row AppointmentRow, fields AppointmentField, sorts AppointmentSort;
    filter {
        ContactId => uuid(appointments::contact_id);
        PractitionerId => uuid(appointments::practitioner_id);
        LocationId => uuid(appointments::location_id);
        ServiceId => uuid(appointments::service_id);
        SeriesId => uuid(appointments::series_id);
        State => text(appointments::state);
        Source => text(appointments::source);
        StartsAt => timestamp(appointments::starts_at);
        CreatedAt => timestamp(appointments::created_at);
        Code => text(appointments::code);
        FollowUpOn => date(appointments::follow_up_on);
    }
    sort {
        StartsAt => appointments::starts_at, DateTime<Utc>, |row| row.starts_at.to_rfc3339();
        CreatedAt => appointments::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

impl AppointmentRow {
    /// The state; what is not known counts as booked.
    pub fn state(&self) -> AppointmentState {
        AppointmentState::from_code(&self.state).unwrap_or(AppointmentState::Confirmed)
    }

    pub fn view(self) -> Result<AppointmentView, PersistenceError> {
        let state = self.state();
        let names: Names = serde_json::from_value(self.names).map_err(|_| PersistenceError::Unreadable("appointment"))?;
        Ok(AppointmentView {
            id: self.id,
            code: self.code,
            contact_id: self.contact_id,
            contact_name: names.contact,
            contact_mrn: names.mrn,
            contact_birth_date: names.birth_date,
            contact_sex: names.sex,
            practitioner_id: self.practitioner_id,
            practitioner_name: names.practitioner,
            location_id: self.location_id,
            location_name: names.location,
            time_zone: names.time_zone,
            service_id: self.service_id,
            service_name_id: names.service_id,
            service_name_en: names.service_en,
            preparation_id: names.preparation_id,
            preparation_en: names.preparation_en,
            series_id: self.series_id,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            state,
            source: AppointmentSource::from_code(&self.source).unwrap_or(AppointmentSource::Staff),
            reason: self.reason,
            overbooked_for: self.overbooked_for,
            resource_names: names.resources,
            price: Money { amount: self.price_amount, currency: self.price_currency },
            follow_up_on: self.follow_up_on,
            confirmed_at: names.confirmed_at,
            changeable_until: self.starts_at - Duration::minutes(names.change_until),
            cancellable_until: self.starts_at - Duration::minutes(names.cancel_until),
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

/// The condition under which an appointment is in scope: its patient is.
pub fn seen(scope: &Scope) -> Condition<appointments::table> {
    if scope.is_everyone() {
        return Box::new(appointments::id.is_not_null().nullable());
    }
    let people = contacts::table.select(contacts::id).into_boxed().filter(scope.sees());
    Box::new(appointments::contact_id.eq_any(people).nullable())
}

pub(super) fn views(rows: Vec<AppointmentRow>) -> Result<Vec<AppointmentView>, PersistenceError> {
    rows.into_iter().map(AppointmentRow::view).collect()
}

/// One page of the appointments in scope.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<AppointmentField, AppointmentSort>,
    action: AuditAction,
) -> Result<Listed<AppointmentView>, PersistenceError> {
    let mut listed = page(conn, request, &|| vec![seen(scope)])?;
    let mut rows = views(std::mem::take(&mut listed.rows))?;
    shown(conn, scope, action, &rows)?;
    rows.iter_mut().for_each(|view| for_reader(scope, view));
    Ok(Listed { rows, next: listed.next, previous: listed.previous, count: listed.count })
}

pub(super) fn shown(conn: &mut PgConnection, scope: &Scope, action: AuditAction, rows: &[AppointmentView]) -> Result<(), PersistenceError> {
    let mut people: Vec<Uuid> = rows.iter().map(|r| r.contact_id).collect();
    people.sort_unstable();
    people.dedup();
    audit::record(conn, scope, action, RESOURCE, &people)
}

/// An appointment in scope.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<AppointmentView, PersistenceError> {
    let row: AppointmentRow =
        appointments::table.filter(appointments::id.eq(id)).filter(seen(scope)).select(AppointmentRow::as_select()).first(conn)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    let mut view = row.view()?;
    for_reader(scope, &mut view);
    Ok(view)
}

/// Why staff gave a time that was taken is a note among staff.
fn for_reader(scope: &Scope, view: &mut AppointmentView) {
    if scope.is_own() {
        view.overbooked_for = None;
    }
}

/// The appointment as it is now, as this booker may see it; see [`find`].
pub fn shown_to(conn: &mut PgConnection, who: &Booker<'_>, id: Uuid) -> Result<AppointmentView, PersistenceError> {
    let view = read(conn, id)?;
    Ok(if who.is_patient() { AppointmentView { overbooked_for: None, ..view } } else { view })
}

/// As [`find`], locked until the transaction ends, without an audit row: the change writes its own.
fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<AppointmentView, PersistenceError> {
    appointments::table.find(id).select(appointments::id).for_update().first::<Uuid>(tx)?;
    let row: AppointmentRow =
        appointments::table.filter(appointments::id.eq(id)).filter(seen(scope)).select(AppointmentRow::as_select()).first(tx)?;
    row.view()
}

/// The appointment for whoever has come to it by another proof than a scope: a link, the program itself.
pub fn read(conn: &mut PgConnection, id: Uuid) -> Result<AppointmentView, PersistenceError> {
    appointments::table.find(id).select(AppointmentRow::as_select()).first::<AppointmentRow>(conn)?.view()
}

/// Locks it for a booker: within their scope when they have one. What staff may see, but do not plan, is not there for a change.
pub fn lock_for(tx: &mut PgConnection, who: &Booker<'_>, id: Uuid) -> Result<AppointmentView, PersistenceError> {
    let view = match who.scope() {
        Some(scope) => lock(tx, scope, id)?,
        None => {
            appointments::table.find(id).select(appointments::id).for_update().first::<Uuid>(tx)?;
            read(tx, id)?
        }
    };
    if who.plans(view.practitioner_id, view.location_id) { Ok(view) } else { Err(PersistenceError::NotFound) }
}

/// The person whom a booking is for, as far as the booker may book for them; not somebody whose record is archived.
pub fn patient(tx: &mut PgConnection, who: &Booker<'_>, contact: Uuid) -> Result<Uuid, BookingError> {
    let contact = match who {
        Booker::Staff(scope) => people::resolve(tx, scope, people::People::Contacts, contact)?,
        Booker::Patient(scope) => match people::resolve(tx, scope, people::People::Contacts, contact) {
            Err(PersistenceError::NotFound) => return Err(BookingError::refused("/contact_id", FieldCode::NotYourFamily)),
            other => other?,
        },
        Booker::Guest(_) | Booker::Link(_) | Booker::Late(_) | Booker::System(_) => contact,
    };
    if people::is_archived(tx, contact)? {
        return Err(BookingError::refused("/contact_id", FieldCode::Archived));
    }
    Ok(contact)
}

/// Writes the notes of a locked appointment.
pub fn update(
    tx: &mut PgConnection,
    scope: &Scope,
    before: &AppointmentView,
    form: &AppointmentNotes,
) -> Result<AppointmentView, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(appointments::table.find(before.id))
        .set((
            appointments::reason.eq(form.reason.as_deref()),
            appointments::follow_up_on.eq(form.follow_up_on),
            appointments::updated_at.eq(now),
            appointments::version.eq(appointments::version + 1),
        ))
        .execute(tx)?;
    let after = read(tx, before.id)?;
    let json = |view: &AppointmentView| serde_json::to_value(view.writable()).unwrap_or_default();
    let fields = changes::difference(&json(before), &json(&after));
    changes::record(tx, scope.actor(), RESOURCE, before.id, "updated", after.version, &fields)?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, &[before.contact_id])?;
    super::events::tell(tx, &after)?;
    shown_to(tx, &Booker::of(scope), before.id)
}
