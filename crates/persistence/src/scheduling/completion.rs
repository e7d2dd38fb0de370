//! The end of a visit: it goes on the timeline, and the next one becomes due.

use chrono::{DateTime, Months, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::InteractionKind;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{
    AppointmentAction as Action, AppointmentEventKind as Event, AppointmentView, CreateCompletion, QueueState, RecallState,
};
use uuid::Uuid;

use super::queue_moves::{self, QueueError};
use super::queue_visits::{self, DeskVisit, Note};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::{care, people};
use crate::error::PersistenceError;
use crate::live;
use crate::referrals;
use crate::schema::{appointments, contacts, interactions, queue_entries, recalls, services};
use crate::scope::Scope;

/// Who saw the patient from when until when.
struct Seen {
    practitioner: Uuid,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// Completes a visit of somebody who was received.
pub fn complete(tx: &mut PgConnection, scope: &Scope, appointment: Uuid, form: &CreateCompletion) -> Result<AppointmentView, QueueError> {
    let visit = queue_visits::lock(tx, scope, Some(appointment), None)?;
    if visit.state.after(Action::Complete).is_none() {
        return Err(QueueError::WrongState(visit.state));
    }
    let seen = leave_room(tx, scope, &visit)?;
    remember(tx, scope, &visit, &seen, form.note.as_deref())?;
    if let Some(on) = form.follow_up_on {
        diesel::update(appointments::table.find(visit.id)).set(appointments::follow_up_on.eq(on)).execute(tx)?;
    }
    queue_visits::advance(tx, scope, &visit, Action::Complete, Event::Done, Note::default())?;
    referrals::steps::visited(tx, scope, visit.id)?;
    fulfil(tx, scope, &visit)?;
    open_next(tx, scope, &visit, form)?;
    audit::record(tx, scope, AuditAction::Update, "appointments", &[visit.contact_id])?;
    Ok(super::appointments::read(tx, visit.id)?)
}

/// Ends the entry of the queue.
fn leave_room(tx: &mut PgConnection, scope: &Scope, visit: &DeskVisit) -> Result<Seen, PersistenceError> {
    type Entry = (Uuid, Uuid, Uuid, Uuid, Option<DateTime<Utc>>, Option<DateTime<Utc>>);
    let now = scope.actor().now();
    let found: Option<Entry> = queue_entries::table
        .filter(queue_entries::appointment_id.eq(visit.id))
        .select((
            queue_entries::id,
            queue_entries::session_id,
            queue_entries::location_id,
            queue_entries::practitioner_id,
            queue_entries::called_at,
            queue_entries::started_at,
        ))
        .for_update()
        .first(tx)
        .optional()?;
    let Some((id, session, location, practitioner, called, started)) = found else {
        return Ok(Seen { practitioner: visit.practitioner_id, from: now, until: now });
    };
    let from = started.or(called).unwrap_or(now);
    diesel::update(queue_entries::table.find(id))
        .set((
            queue_entries::state.eq(QueueState::Done.code()),
            queue_entries::started_at.eq(from),
            queue_entries::finished_at.eq(now),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    queue_moves::moved(tx, session, location, practitioner, visit.contact_id)?;
    Ok(Seen { practitioner, from, until: now })
}

/// Writes the visit on the timeline.
fn remember(tx: &mut PgConnection, scope: &Scope, visit: &DeskVisit, seen: &Seen, note: Option<&str>) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    let subject: String = services::table.find(visit.service_id).select(services::name_id).first(tx)?;
    let minutes = i32::try_from((seen.until - seen.from).num_minutes()).unwrap_or(0).clamp(0, 10_080);
    diesel::insert_into(interactions::table)
        .values((
            interactions::id.eq(Uuid::now_v7()),
            interactions::contact_id.eq(visit.contact_id),
            interactions::kind.eq(InteractionKind::Visit.code()),
            interactions::occurred_at.eq(seen.from),
            interactions::duration_minutes.eq(minutes),
            interactions::subject.eq(subject),
            interactions::body.eq(note),
            interactions::location_id.eq(visit.location_id),
            interactions::practitioner_id.eq(seen.practitioner),
            interactions::user_id.eq(scope.actor().user_id()),
            interactions::source.eq("appointment"),
            interactions::external_id.eq(visit.id.to_string()),
            interactions::created_at.eq(now),
            interactions::updated_at.eq(now),
        ))
        .execute(tx)?;
    care::begin(tx, seen.practitioner, visit.contact_id, now)?;
    people::belong(tx, visit.contact_id, visit.location_id)?;
    let earlier = contacts::last_visit_at.is_null().or(contacts::last_visit_at.lt(seen.from));
    diesel::update(contacts::table.find(visit.contact_id).filter(earlier)).set(contacts::last_visit_at.eq(seen.from)).execute(tx)?;
    let event = LiveEvent::new(LiveKind::PersonChanged, visit.contact_id);
    live::notify(tx, &event.at(visit.location_id).of(seen.practitioner).about(visit.contact_id))
}

/// The recall for which this visit was booked is done.
fn fulfil(tx: &mut PgConnection, scope: &Scope, visit: &DeskVisit) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    let done: Vec<(Uuid, i64)> = diesel::update(recalls::table.filter(recalls::appointment_id.eq(visit.id)))
        .set((recalls::state.eq(RecallState::Done.code()), recalls::updated_at.eq(now), recalls::version.eq(recalls::version + 1)))
        .returning((recalls::id, recalls::version))
        .get_results(tx)?;
    for (id, version) in done {
        changes::record(tx, scope.actor(), "recalls", id, "done", version, &[])?;
        told_of_recall(tx, id, visit)?;
    }
    Ok(())
}

fn told_of_recall(tx: &mut PgConnection, id: Uuid, visit: &DeskVisit) -> Result<(), PersistenceError> {
    let event = LiveEvent::new(LiveKind::RecallChanged, id);
    live::notify(tx, &event.at(visit.location_id).of(visit.practitioner_id).about(visit.contact_id))
}

/// Makes the next visit due: as the form says, else as the service says.
fn open_next(tx: &mut PgConnection, scope: &Scope, visit: &DeskVisit, form: &CreateCompletion) -> Result<(), QueueError> {
    let (service, due_on) = match &form.recall {
        Some(next) => {
            let known: i64 = services::table.find(next.service_id).filter(services::archived_at.is_null()).count().get_result(tx)?;
            if known == 0 {
                return Err(QueueError::Refused("/recall/service_id", domain::FieldCode::NotThere));
            }
            if next.due_on <= visit.today {
                return Err(QueueError::Refused("/recall/due_on", domain::FieldCode::InThePast));
            }
            (next.service_id, next.due_on)
        }
        None => {
            let months: Option<i32> = services::table.find(visit.service_id).select(services::recall_months).first(tx)?;
            let Some(due_on) = months.and_then(|months| after(visit.today, months)) else { return Ok(()) };
            (visit.service_id, due_on)
        }
    };
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    let (id, version): (Uuid, i64) = diesel::insert_into(recalls::table)
        .values((
            recalls::id.eq(id),
            recalls::contact_id.eq(visit.contact_id),
            recalls::service_id.eq(service),
            recalls::location_id.eq(visit.location_id),
            recalls::due_on.eq(due_on),
            recalls::state.eq(RecallState::Open.code()),
            recalls::created_by.eq(scope.actor().user_id()),
            recalls::created_at.eq(now),
            recalls::updated_at.eq(now),
        ))
        .on_conflict((recalls::contact_id, recalls::service_id))
        .filter_target(recalls::state.eq(RecallState::Open.code()))
        .do_update()
        .set((recalls::due_on.eq(due_on), recalls::updated_at.eq(now), recalls::version.eq(recalls::version + 1)))
        .returning((recalls::id, recalls::version))
        .get_result(tx)?;
    let action = if version == 1 { "created" } else { "updated" };
    changes::record(tx, scope.actor(), "recalls", id, action, version, &[])?;
    Ok(told_of_recall(tx, id, visit)?)
}

fn after(today: NaiveDate, months: i32) -> Option<NaiveDate> {
    today.checked_add_months(Months::new(u32::try_from(months).ok()?))
}
