//! Moving through the queue: received, called, skipped, transferred, begun, gone.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use domain::FieldCode;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{
    AppointmentAction as Action, AppointmentEventKind as Event, AppointmentState, CreateCheckIn, CreateTransfer, QueueEntryView, QueueKind,
    QueueState,
};
use serde_json::json;
use uuid::Uuid;

use super::error::BookingError;
use super::guard;
use super::queue::{self, RESOURCE};
use super::queue_rows::{self, EntryRow, Wanted};
use super::queue_visits::{self, DeskVisit, Note, SessionOf};
use super::recalls;
use crate::audit::{self, AuditAction};
use crate::contacts::care;
use crate::error::PersistenceError;
use crate::live;
use crate::messaging::reminders;
use crate::schema::{queue_counters, queue_entries};
use crate::scope::Scope;

/// Why the queue does not move.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    #[error(transparent)]
    Persistence(#[from] PersistenceError),
    /// The appointment is on this day, not today.
    #[error("not today")]
    NotToday(NaiveDate),
    /// The practitioner has no hours at the location, so that no session gives numbers.
    #[error("no session")]
    NoSession,
    /// Nobody waits in the session.
    #[error("nobody waits")]
    NobodyWaits,
    /// A field of the form is refused.
    #[error("refused")]
    Refused(&'static str, FieldCode),
    /// It cannot be done to an appointment in this state.
    #[error("wrong state")]
    WrongState(AppointmentState),
}

impl From<diesel::result::Error> for QueueError {
    fn from(error: diesel::result::Error) -> Self {
        QueueError::Persistence(error.into())
    }
}

/// Receives a patient with an appointment of today: gives the next number of the session and puts them into its queue.
pub fn check_in(tx: &mut PgConnection, scope: &Scope, form: &CreateCheckIn) -> Result<QueueEntryView, QueueError> {
    let visit = queue_visits::lock(tx, scope, form.appointment_id, form.code.as_deref())?;
    if visit.state.after(Action::CheckIn).is_none() {
        return Err(QueueError::WrongState(visit.state));
    }
    if visit.on_date != visit.today {
        return Err(QueueError::NotToday(visit.on_date));
    }
    audit::record(tx, scope, AuditAction::Create, RESOURCE, &[visit.contact_id])?;
    queue_visits::advance(tx, scope, &visit, Action::CheckIn, Event::CheckedIn, Note::default())?;
    // last, because the number keeps others waiting until this transaction ends
    let id = join(tx, scope, &visit, QueueKind::Booked, None)?;
    Ok(queue_rows::entry(tx, id)?.view(queue_rows::rules(tx)?))
}

/// Gives a number and a place in the queue of the session to which the visit belongs.
pub(super) fn join(
    tx: &mut PgConnection,
    scope: &Scope,
    visit: &DeskVisit,
    kind: QueueKind,
    reason: Option<&str>,
) -> Result<Uuid, QueueError> {
    let session = queue_visits::session_of(tx, visit.practitioner_id, visit.location_id, visit.starts_at)?.ok_or(QueueError::NoSession)?;
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    care::begin(tx, visit.practitioner_id, visit.contact_id, now)?;
    if let Some(id) = come_back(tx, visit, session, kind, now)? {
        moved(tx, session.id, visit.location_id, visit.practitioner_id, visit.contact_id)?;
        return Ok(id);
    }
    let number = next_number(tx, session.id, session.on_date)?;
    diesel::insert_into(queue_entries::table)
        .values((
            queue_entries::id.eq(id),
            queue_entries::appointment_id.eq(visit.id),
            queue_entries::contact_id.eq(visit.contact_id),
            queue_entries::practitioner_id.eq(visit.practitioner_id),
            queue_entries::location_id.eq(visit.location_id),
            (queue_entries::session_id.eq(session.id), queue_entries::number_session_id.eq(session.id)),
            queue_entries::on_date.eq(session.on_date),
            queue_entries::number.eq(number),
            queue_entries::kind.eq(kind.code()),
            queue_entries::booked_at.eq((kind == QueueKind::Booked).then_some(visit.starts_at)),
            queue_entries::arrived_at.eq(now),
            queue_entries::reason.eq(reason),
            queue_entries::updated_at.eq(now),
        ))
        .execute(tx)?;
    moved(tx, session.id, visit.location_id, visit.practitioner_id, visit.contact_id)?;
    Ok(id)
}

/// Somebody whose visit was given up after they had a number, and was taken up again: on the same day they keep the number, and
/// wait anew from now on. `None` for everybody else.
fn come_back(
    tx: &mut PgConnection,
    visit: &DeskVisit,
    session: SessionOf,
    kind: QueueKind,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, PersistenceError> {
    type Earlier = (Uuid, Uuid, NaiveDate, i32);
    let earlier: Option<Earlier> = queue_entries::table
        .filter(queue_entries::appointment_id.eq(visit.id))
        .select((queue_entries::id, queue_entries::number_session_id, queue_entries::on_date, queue_entries::number))
        .for_update()
        .first(tx)
        .optional()?;
    let Some((id, given_by, given_on, given)) = earlier else { return Ok(None) };
    let same = given_by == session.id && given_on == session.on_date;
    let number = if same { given } else { next_number(tx, session.id, session.on_date)? };
    let never = None::<DateTime<Utc>>;
    diesel::update(queue_entries::table.find(id))
        .set((
            (queue_entries::practitioner_id.eq(visit.practitioner_id), queue_entries::location_id.eq(visit.location_id)),
            (queue_entries::session_id.eq(session.id), queue_entries::number_session_id.eq(session.id)),
            (queue_entries::on_date.eq(session.on_date), queue_entries::number.eq(number)),
            (queue_entries::kind.eq(kind.code()), queue_entries::state.eq(QueueState::Waiting.code())),
            (queue_entries::booked_at.eq(visit.starts_at), queue_entries::arrived_at.eq(now)),
            (queue_entries::called_at.eq(never), queue_entries::started_at.eq(never), queue_entries::finished_at.eq(never)),
            (queue_entries::skipped_at.eq(never), queue_entries::call_position.eq(None::<i32>)),
            (queue_entries::updated_at.eq(now), queue_entries::version.eq(queue_entries::version + 1)),
        ))
        .execute(tx)?;
    Ok(Some(id))
}

/// The next number of a session: the row stays locked until this transaction ends, so that numbers are unique, and nothing is left
/// out when it is rolled back.
fn next_number(tx: &mut PgConnection, session: Uuid, on: NaiveDate) -> Result<i32, PersistenceError> {
    Ok(diesel::insert_into(queue_counters::table)
        .values((queue_counters::session_id.eq(session), queue_counters::on_date.eq(on), queue_counters::last_number.eq(1)))
        .on_conflict((queue_counters::session_id, queue_counters::on_date))
        .do_update()
        .set(queue_counters::last_number.eq(queue_counters::last_number + 1))
        .returning(queue_counters::last_number)
        .get_result(tx)?)
}

/// Lets nobody else move this queue until the transaction ends.
fn lock_line(tx: &mut PgConnection, session: Uuid, on: NaiveDate) -> Result<(), PersistenceError> {
    diesel::insert_into(queue_counters::table)
        .values((queue_counters::session_id.eq(session), queue_counters::on_date.eq(on), queue_counters::last_number.eq(0)))
        .on_conflict_do_nothing()
        .execute(tx)?;
    queue_counters::table.find((session, on)).select(queue_counters::last_number).for_update().first::<i32>(tx)?;
    Ok(())
}

/// Tells everybody who sees or waits in the queue of a session.
pub(super) fn moved(
    tx: &mut PgConnection,
    session: Uuid,
    location: Uuid,
    practitioner: Uuid,
    contact: Uuid,
) -> Result<(), PersistenceError> {
    live::notify(tx, &LiveEvent::new(LiveKind::QueueChanged, session).at(location).of(practitioner).about(contact))
}

/// Calls whoever is next in a session of today.
pub fn call_next(tx: &mut PgConnection, scope: &Scope, session: Uuid) -> Result<QueueEntryView, QueueError> {
    let wanted = Wanted { session_id: Some(session), ..Wanted::default() };
    let today = queue_rows::sessions(tx, scope, wanted)?.pop().ok_or(PersistenceError::NotFound)?;
    lock_line(tx, session, today.on_date)?;
    let rows = queue_rows::entries_of(tx, std::slice::from_ref(&today))?;
    let line = today.line(&rows.iter().collect::<Vec<_>>(), queue_rows::rules(tx)?, scope.actor().now());
    let next = line.turns().first().map(|turn| turn.id).ok_or(QueueError::NobodyWaits)?;
    let row = rows.into_iter().find(|row| row.id == next).ok_or(QueueError::NobodyWaits)?;
    call_row(tx, scope, &row)
}

/// Calls this one: out of turn, once more, or back after having been skipped.
pub fn call(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<QueueEntryView, QueueError> {
    let row = lock(tx, scope, id)?;
    call_row(tx, scope, &row)
}

/// The entry with its queue locked.
fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<EntryRow, PersistenceError> {
    let row = queue::visible(tx, scope, id)?;
    lock_line(tx, row.session_id, row.on_date)?;
    // whoever held the lock before may have moved it
    queue::visible(tx, scope, id)
}

fn call_row(tx: &mut PgConnection, scope: &Scope, row: &EntryRow) -> Result<QueueEntryView, QueueError> {
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    queue_visits::advance(tx, scope, &visit, Action::Call, Event::Called, Note::default())?;
    let (now, position) = (scope.actor().now(), position(tx, row)?);
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::state.eq(QueueState::Called.code()),
            queue_entries::called_at.eq(now),
            queue_entries::calls.eq(queue_entries::calls + 1),
            queue_entries::call_position.eq(position),
            queue_entries::skipped_at.eq(None::<DateTime<Utc>>),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    shown(tx, scope, row)
}

/// Where a call stands among the calls of its session; calling somebody once more keeps it.
fn position(tx: &mut PgConnection, row: &EntryRow) -> Result<i32, PersistenceError> {
    if let (QueueState::Called, Some(position)) = (row.state(), row.call_position) {
        return Ok(position);
    }
    let of_session =
        queue_entries::table.filter(queue_entries::session_id.eq(row.session_id)).filter(queue_entries::on_date.eq(row.on_date));
    let last: Option<i32> = of_session.select(max(queue_entries::call_position)).first(tx)?;
    Ok(last.unwrap_or(0) + 1)
}

/// The entry after a change, told to everybody and written down.
fn shown(tx: &mut PgConnection, scope: &Scope, row: &EntryRow) -> Result<QueueEntryView, QueueError> {
    moved(tx, row.session_id, row.location_id, row.practitioner_id, row.contact_id)?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, &[row.contact_id])?;
    Ok(queue::find(tx, scope, row.id)?)
}

/// They were called and are not there: they wait at the end until they tell the desk.
pub fn skip(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<QueueEntryView, QueueError> {
    let row = lock(tx, scope, id)?;
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    queue_visits::advance(tx, scope, &visit, Action::Skip, Event::Skipped, Note::default())?;
    let now = scope.actor().now();
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::state.eq(QueueState::Skipped.code()),
            queue_entries::skipped_at.eq(now),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    shown(tx, scope, &row)
}

/// The visit begins; who was not called is called by that.
pub fn start(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<QueueEntryView, QueueError> {
    let row = lock(tx, scope, id)?;
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    queue_visits::advance(tx, scope, &visit, Action::Start, Event::Started, Note::default())?;
    let (now, position) = (scope.actor().now(), position(tx, &row)?);
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::state.eq(QueueState::InProgress.code()),
            queue_entries::called_at.eq(row.called_at.filter(|_| row.state() == QueueState::Called).unwrap_or(now)),
            queue_entries::call_position.eq(position),
            queue_entries::skipped_at.eq(None::<DateTime<Utc>>),
            queue_entries::started_at.eq(now),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    shown(tx, scope, &row)
}

fn release(tx: &mut PgConnection, appointment: Uuid) -> Result<(), QueueError> {
    guard::release(tx, &[appointment]).map_err(|error| match error {
        BookingError::Persistence(error) => QueueError::Persistence(error),
        _ => QueueError::Persistence(PersistenceError::Concurrent),
    })
}

/// They went home before being seen.
pub fn leave(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<(), QueueError> {
    let row = lock(tx, scope, id)?;
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    queue_visits::advance(tx, scope, &visit, Action::Leave, Event::Left, Note::default())?;
    let now = scope.actor().now();
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::state.eq(QueueState::Left.code()),
            queue_entries::finished_at.eq(now),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    // as for any visit that does not take place: its time is free, they are due as before, and nothing more is sent about it
    release(tx, visit.id)?;
    recalls::freed(tx, visit.id, Some(scope.actor().user_id()), now)?;
    reminders::withdraw(tx, visit.id, now)?;
    moved(tx, row.session_id, row.location_id, row.practitioner_id, row.contact_id)?;
    Ok(audit::record(tx, scope, AuditAction::Archive, RESOURCE, &[row.contact_id])?)
}

/// Puts somebody who waits first.
pub fn prioritise(tx: &mut PgConnection, scope: &Scope, id: Uuid, reason: &str) -> Result<QueueEntryView, QueueError> {
    let row = lock(tx, scope, id)?;
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    if !matches!(row.state(), QueueState::Waiting | QueueState::Skipped) {
        return Err(QueueError::WrongState(visit.state));
    }
    let now = scope.actor().now();
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::kind.eq(QueueKind::Emergency.code()),
            queue_entries::state.eq(QueueState::Waiting.code()),
            queue_entries::reason.eq(reason),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    let detail = json!({"emergency": true});
    queue_visits::happened(tx, scope, &visit, Event::CheckedIn, Note { reason: Some(reason), detail: Some(&detail) })?;
    shown(tx, scope, &row)
}

/// Another practitioner of the location sees them today: they keep their number and stand in the other queue by the same rules.
pub fn transfer(tx: &mut PgConnection, scope: &Scope, id: Uuid, form: &CreateTransfer) -> Result<QueueEntryView, QueueError> {
    let row = queue::visible(tx, scope, id)?;
    let now = scope.actor().now();
    let to = queue_visits::session_of(tx, form.practitioner_id, row.location_id, now)?;
    let to = to.filter(|to| to.is_of_day && to.on_date == row.on_date).ok_or(QueueError::NoSession)?;
    // always in the same order, so that two transfers cannot wait for each other
    for session in [row.session_id.min(to.id), row.session_id.max(to.id)] {
        lock_line(tx, session, row.on_date)?;
    }
    let row = queue::visible(tx, scope, id)?;
    let visit = queue_visits::lock(tx, scope, Some(row.appointment_id), None)?;
    if !matches!(row.state(), QueueState::Waiting | QueueState::Skipped | QueueState::Called) {
        return Err(QueueError::WrongState(visit.state));
    }
    let detail = json!({"from": row.practitioner_id, "to": form.practitioner_id});
    let note = Note { reason: form.reason.as_deref(), detail: Some(&detail) };
    if row.state() == QueueState::Called {
        queue_visits::advance(tx, scope, &visit, Action::Skip, Event::Transferred, note)?;
    } else {
        queue_visits::happened(tx, scope, &visit, Event::Transferred, note)?;
    }
    diesel::update(queue_entries::table.find(row.id))
        .set((
            queue_entries::practitioner_id.eq(form.practitioner_id),
            queue_entries::session_id.eq(to.id),
            queue_entries::state.eq(QueueState::Waiting.code()),
            queue_entries::skipped_at.eq(None::<DateTime<Utc>>),
            queue_entries::call_position.eq(None::<i32>),
            queue_entries::updated_at.eq(now),
            queue_entries::version.eq(queue_entries::version + 1),
        ))
        .execute(tx)?;
    care::begin(tx, form.practitioner_id, row.contact_id, now)?;
    moved(tx, row.session_id, row.location_id, row.practitioner_id, row.contact_id)?;
    moved(tx, to.id, row.location_id, form.practitioner_id, row.contact_id)?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, &[row.contact_id])?;
    let after = queue_rows::entry(tx, id)?;
    // a practitioner who gives somebody away does not see the other queue
    if scope.covers_hours(after.practitioner_id, after.location_id) {
        Ok(queue::find(tx, scope, id)?)
    } else {
        Ok(after.view(queue_rows::rules(tx)?))
    }
}
