//! Who comes without an appointment: one is written down, without taking anybody's time, and joins the queue.

use chrono::Duration;
use diesel::prelude::*;
use domain::FieldCode;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{AppointmentEventKind as Event, AppointmentSource, AppointmentState, CreateWalkIn, QueueEntryView, QueueKind};
use uuid::Uuid;

use super::queue::RESOURCE;
use super::queue_moves::{self, QueueError};
use super::queue_rows;
use super::queue_visits::{self, DeskVisit, Note};
use super::secret;
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::live;
use crate::schema::{appointments, practitioners, services};
use crate::scope::Scope;

/// Receives somebody without an appointment; with a reason for it, as an emergency.
pub fn walk_in(tx: &mut PgConnection, scope: &Scope, form: &CreateWalkIn) -> Result<QueueEntryView, QueueError> {
    if !scope.covers_hours(form.practitioner_id, form.location_id) {
        return Err(QueueError::Refused("/location_id", FieldCode::NotThere));
    }
    let contact = match people::resolve(tx, scope, People::Contacts, form.contact_id) {
        Err(PersistenceError::NotFound) => return Err(QueueError::Refused("/contact_id", FieldCode::NotThere)),
        other => other?,
    };
    if people::is_archived(tx, contact)? {
        return Err(QueueError::Refused("/contact_id", FieldCode::Archived));
    }
    let visit = write_down(tx, scope, form, contact)?;
    let kind = if form.emergency_reason.is_some() { QueueKind::Emergency } else { QueueKind::WalkIn };
    people::belong(tx, contact, form.location_id)?;
    audit::record(tx, scope, AuditAction::Create, RESOURCE, &[contact])?;
    let note = Note { reason: form.emergency_reason.as_deref(), detail: None };
    queue_visits::happened(tx, scope, &visit, Event::CheckedIn, note)?;
    // last, because the number keeps others waiting until this transaction ends
    let id = queue_moves::join(tx, scope, &visit, kind, form.emergency_reason.as_deref())?;
    Ok(queue_rows::entry(tx, id)?.view(queue_rows::rules(tx)?))
}

fn write_down(tx: &mut PgConnection, scope: &Scope, form: &CreateWalkIn, contact: Uuid) -> Result<DeskVisit, QueueError> {
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    let known: i64 = practitioners::table.find(form.practitioner_id).filter(practitioners::archived_at.is_null()).count().get_result(tx)?;
    if known == 0 {
        return Err(QueueError::Refused("/practitioner_id", FieldCode::NotThere));
    }
    let service: Option<(i32, i64, String)> = services::table
        .find(form.service_id)
        .filter(services::archived_at.is_null())
        .select((services::duration_minutes, services::price_amount, services::price_currency))
        .first(tx)
        .optional()?;
    let (minutes, amount, currency) = service.ok_or(QueueError::Refused("/service_id", FieldCode::NotThere))?;
    let session = queue_visits::session_of(tx, form.practitioner_id, form.location_id, now)?.ok_or(QueueError::NoSession)?;
    diesel::insert_into(appointments::table)
        .values((
            (appointments::id.eq(id), appointments::code.eq(secret::code()?)),
            appointments::contact_id.eq(contact),
            appointments::practitioner_id.eq(form.practitioner_id),
            appointments::location_id.eq(form.location_id),
            appointments::service_id.eq(form.service_id),
            appointments::starts_at.eq(now),
            appointments::ends_at.eq(now + Duration::minutes(minutes.into())),
            appointments::state.eq(AppointmentState::CheckedIn.code()),
            appointments::source.eq(AppointmentSource::WalkIn.code()),
            appointments::reason.eq(form.reason.as_deref()),
            (appointments::price_amount.eq(amount), appointments::price_currency.eq(currency)),
            appointments::booked_by.eq(scope.actor().user_id()),
            (appointments::created_at.eq(now), appointments::updated_at.eq(now)),
        ))
        .execute(tx)?;
    changes::record(tx, scope.actor(), "appointments", id, "created", 1, &[])?;
    live::notify(tx, &LiveEvent::new(LiveKind::PersonChanged, contact).at(form.location_id).of(form.practitioner_id).about(contact))?;
    Ok(DeskVisit {
        id,
        contact_id: contact,
        practitioner_id: form.practitioner_id,
        location_id: form.location_id,
        service_id: form.service_id,
        starts_at: now,
        state: AppointmentState::CheckedIn,
        on_date: session.on_date,
        today: session.on_date,
    })
}
