//! Reading the queue: the board, one entry, the screen in the waiting room, a patient's own place.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::scheduling::{
    AppointmentState, QueueDisplayEntry, QueueDisplayView, QueueEntryView, QueuePositionView, QueueQuery, QueueRules, QueueState,
    QueueView, estimate,
};
use domain::value::PersonName;
use uuid::Uuid;

use super::queue_rows::{self, EntryRow, SessionRow, Wanted, now_serving};
use super::queue_visits;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::{locations, queue_entries};
use crate::scope::Scope;

pub(super) const RESOURCE: &str = "queue";
/// How many who wait the screen in the waiting room shows for each session.
const SHOWN_NEXT: usize = 3;

/// The queues of a day in scope: who is seen or called, who waits in the order of being called, who was skipped, who is done.
pub fn list(conn: &mut PgConnection, scope: &Scope, query: &QueueQuery, lang: Lang) -> Result<QueueView, PersistenceError> {
    let wanted = Wanted { location_id: query.location_id, practitioner_id: query.practitioner_id, session_id: None, on: query.on };
    let sessions = queue_rows::sessions(conn, scope, wanted)?;
    let rows = queue_rows::entries_of(conn, &sessions)?;
    let rules = queue_rows::rules(conn)?;
    let people: Vec<Uuid> = rows.iter().map(|row| row.contact_id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &people)?;
    let now = scope.actor().now();
    let mut view = QueueView { data: Vec::new(), sessions: Vec::new(), rules: rules.in_words(lang), updated_at: now };
    for session in &sessions {
        let own = of_session(&rows, session);
        view.sessions.push(session.view(&own));
        view.data.extend(ordered(session, &own, rules, now));
    }
    Ok(view)
}

fn of_session<'a>(rows: &'a [EntryRow], session: &SessionRow) -> Vec<&'a EntryRow> {
    rows.iter().filter(|row| row.session_id == session.id && row.on_date == session.on_date).collect()
}

/// The views of a session in the order of the board, with places and estimates.
fn ordered(session: &SessionRow, rows: &[&EntryRow], rules: QueueRules, now: DateTime<Utc>) -> Vec<QueueEntryView> {
    let turns = session.line(rows, rules, now).turns();
    let mut views: Vec<QueueEntryView> = rows.iter().map(|row| (*row).clone().view(rules)).collect();
    for (index, turn) in turns.iter().enumerate() {
        if let Some(view) = views.iter_mut().find(|view| view.id == turn.id) {
            view.position = i32::try_from(index + 1).ok();
            view.estimate = Some(estimate(turn.begins_at, now));
        }
    }
    let rank = |state: QueueState| match state {
        QueueState::InProgress => 0,
        QueueState::Called => 1,
        QueueState::Waiting | QueueState::Skipped => 2,
        QueueState::Done => 3,
        QueueState::Left => 4,
    };
    views.sort_by_key(|view| (rank(view.state), view.position, view.called_at, view.number));
    views
}

/// One entry in scope, with its place and estimate.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<QueueEntryView, PersistenceError> {
    let row = visible(conn, scope, id)?;
    let now = scope.actor().now();
    let session = queue_rows::session(conn, row.session_id, row.on_date, now)?;
    let rows = queue_rows::entries_of(conn, std::slice::from_ref(&session))?;
    let rules = queue_rows::rules(conn)?;
    let views = ordered(&session, &rows.iter().collect::<Vec<_>>(), rules, now);
    views.into_iter().find(|view| view.id == id).ok_or(PersistenceError::NotFound)
}

/// As [`find`], with the audit row of a read.
pub fn read(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<QueueEntryView, PersistenceError> {
    let view = find(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[view.contact_id])?;
    Ok(view)
}

/// The row, when its location or practitioner is in scope.
pub(super) fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<EntryRow, PersistenceError> {
    let row = queue_rows::entry(conn, id)?;
    if scope.covers_hours(row.practitioner_id, row.location_id) { Ok(row) } else { Err(PersistenceError::NotFound) }
}

/// Numbers and initials for the screen in the waiting room of a location in scope.
pub fn display(conn: &mut PgConnection, scope: &Scope, location: Uuid) -> Result<QueueDisplayView, PersistenceError> {
    if !scope.covers_location(location) {
        return Err(PersistenceError::NotFound);
    }
    let (location_name, time_zone) = locations::table.find(location).select((locations::name, locations::time_zone)).first(conn)?;
    let wanted = Wanted { location_id: Some(location), ..Wanted::default() };
    let sessions = queue_rows::sessions(conn, scope, wanted)?;
    let rows = queue_rows::entries_of(conn, &sessions)?;
    let (rules, now) = (queue_rows::rules(conn)?, scope.actor().now());
    let people: Vec<Uuid> = rows.iter().map(|row| row.contact_id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &people)?;
    let (mut current, mut next) = (Vec::new(), Vec::new());
    for session in &sessions {
        let views = ordered(session, &of_session(&rows, session), rules, now);
        next.extend(views.iter().filter(|view| view.state == QueueState::Waiting).take(SHOWN_NEXT).map(displayed));
        current.extend(views.iter().filter(|view| matches!(view.state, QueueState::Called | QueueState::InProgress)).map(displayed));
    }
    current.sort_by_key(|entry| std::cmp::Reverse(entry.called_at));
    current.extend(next);
    Ok(QueueDisplayView { location_name, time_zone, data: current, updated_at: now })
}

fn displayed(view: &QueueEntryView) -> QueueDisplayEntry {
    QueueDisplayEntry {
        number_text: view.number_text.clone(),
        initials: PersonName::initials(&view.contact_name),
        practitioner_name: view.practitioner_name.clone(),
        state: view.state,
        calls: view.calls,
        called_at: view.called_at,
    }
}

/// The place of one appointment, for the patient, their guardian, or staff in whose scope it is.
pub fn position(conn: &mut PgConnection, scope: &Scope, appointment: Uuid, lang: Lang) -> Result<QueuePositionView, PersistenceError> {
    let visit = queue_visits::seen(conn, scope, appointment)?;
    let now = scope.actor().now();
    let entry: Option<Uuid> =
        queue_entries::table.filter(queue_entries::appointment_id.eq(appointment)).select(queue_entries::id).first(conn).optional()?;
    let entry = entry.map(|id| queue_rows::entry(conn, id)).transpose()?;
    let (session_id, on) = match &entry {
        Some(entry) => (entry.session_id, entry.on_date),
        None => {
            let found = queue_visits::session_of(conn, visit.practitioner_id, visit.location_id, visit.starts_at)?;
            found.map(|found| (found.id, found.on_date)).ok_or(PersistenceError::NotFound)?
        }
    };
    let session = queue_rows::session(conn, session_id, on, now)?;
    let rows = queue_rows::entries_of(conn, std::slice::from_ref(&session))?;
    let rows: Vec<&EntryRow> = rows.iter().collect();
    let rules = queue_rows::rules(conn)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[visit.contact_id])?;
    let own = entry.as_ref().and_then(|entry| ordered(&session, &rows, rules, now).into_iter().find(|view| view.id == entry.id));
    let to_come = visit.state == AppointmentState::Confirmed && visit.on_date == visit.today;
    let expected = visit.starts_at + Duration::minutes(session.delay_minutes.into());
    Ok(QueuePositionView {
        appointment_id: appointment,
        number_text: own.as_ref().map(|own| own.number_text.clone()),
        state: own.as_ref().map(|own| own.state),
        now_serving: now_serving(&rows),
        before: own.as_ref().and_then(|own| own.position).map(|position| position - 1),
        estimate: own.and_then(|own| own.estimate).or_else(|| to_come.then(|| estimate(expected.max(now), now))),
        delay_minutes: session.delay_minutes,
        delay_reason: session.delay_reason.clone(),
        practitioner_name: session.practitioner_name.clone(),
        location_name: session.location_name.clone(),
        time_zone: session.time_zone.clone(),
        rules: rules.in_words(lang),
        updated_at: now,
        version: entry.map_or(0, |entry| entry.version),
    })
}
