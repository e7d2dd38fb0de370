//! Appointments as the front desk handles them: found, locked, and taken from one state to the next.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::contacts::FieldChange;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{AppointmentAction, AppointmentEventKind, AppointmentState, ByWhom};
use serde_json::{Value, json};
use uuid::Uuid;

use super::queue_moves::QueueError;
use crate::error::PersistenceError;
use crate::schema::{appointment_events, appointments, contacts};
use crate::scope::Scope;
use crate::{changes, live};

/// An appointment at the desk.
#[derive(Clone, Debug)]
pub struct DeskVisit {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    pub service_id: Uuid,
    pub starts_at: DateTime<Utc>,
    pub state: AppointmentState,
    /// The day of the visit and today, both by the clock of the location.
    pub on_date: NaiveDate,
    pub today: NaiveDate,
}

#[derive(QueryableByName)]
struct VisitRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    location_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    service_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Date)]
    on_date: NaiveDate,
    #[diesel(sql_type = Date)]
    today: NaiveDate,
}

/// A block of hours, and whether it is one of the day that was asked for.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub struct SessionOf {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Date)]
    pub on_date: NaiveDate,
    #[diesel(sql_type = Bool)]
    pub is_of_day: bool,
}

/// The block of the practitioner's hours at the location that covers the moment, else the nearest; `None` for somebody
/// without any hours there.
pub fn session_of(
    conn: &mut PgConnection,
    practitioner: Uuid,
    location: Uuid,
    at: DateTime<Utc>,
) -> Result<Option<SessionOf>, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/queue_session_of.sql"))
        .bind::<SqlUuid, _>(practitioner)
        .bind::<SqlUuid, _>(location)
        .bind::<Timestamptz, _>(at)
        .get_result(conn)
        .optional()?)
}

fn find(conn: &mut PgConnection, id: Option<Uuid>, code: Option<&str>, now: DateTime<Utc>) -> Result<DeskVisit, PersistenceError> {
    let row: VisitRow = diesel::sql_query(include_str!("sql/visit_of.sql"))
        .bind::<Nullable<SqlUuid>, _>(id)
        .bind::<Nullable<Text>, _>(code)
        .bind::<Timestamptz, _>(now)
        .get_result(conn)?;
    Ok(DeskVisit {
        state: AppointmentState::from_code(&row.state).ok_or(PersistenceError::Unreadable("state"))?,
        id: row.id,
        contact_id: row.contact_id,
        practitioner_id: row.practitioner_id,
        location_id: row.location_id,
        service_id: row.service_id,
        starts_at: row.starts_at,
        on_date: row.on_date,
        today: row.today,
    })
}

/// The appointment of this id or code, locked, when its location or practitioner is in scope.
pub(super) fn lock(tx: &mut PgConnection, scope: &Scope, id: Option<Uuid>, code: Option<&str>) -> Result<DeskVisit, PersistenceError> {
    let wanted = appointments::table.filter(appointments::id.nullable().eq(id).or(appointments::code.nullable().eq(code)));
    wanted.select(appointments::id).for_update().first::<Uuid>(tx).optional()?;
    let visit = find(tx, id, code, scope.actor().now())?;
    if scope.covers_hours(visit.practitioner_id, visit.location_id) { Ok(visit) } else { Err(PersistenceError::NotFound) }
}

/// The appointment, when it is in scope of staff, or of the patient and those who are guardian of them.
pub(super) fn seen(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<DeskVisit, PersistenceError> {
    let visit = find(conn, Some(id), None, scope.actor().now())?;
    if scope.covers_hours(visit.practitioner_id, visit.location_id) {
        return Ok(visit);
    }
    let own: i64 = contacts::table.filter(contacts::id.eq(visit.contact_id)).filter(scope.sees()).count().get_result(conn)?;
    if scope.is_own() && own > 0 { Ok(visit) } else { Err(PersistenceError::NotFound) }
}

/// Takes a locked appointment into the state after an action, and tells who, when and why.
pub(super) fn advance(
    tx: &mut PgConnection,
    scope: &Scope,
    visit: &DeskVisit,
    action: AppointmentAction,
    kind: AppointmentEventKind,
    note: Note<'_>,
) -> Result<AppointmentState, QueueError> {
    let after = visit.state.after(action).ok_or(QueueError::WrongState(visit.state))?;
    let now = scope.actor().now();
    let version: i64 = diesel::update(appointments::table.find(visit.id))
        .set((appointments::state.eq(after.code()), appointments::updated_at.eq(now), appointments::version.eq(appointments::version + 1)))
        .returning(appointments::version)
        .get_result(tx)
        .map_err(PersistenceError::from)?;
    let fields = [FieldChange { field: "state".into(), before: json!(visit.state.code()), after: json!(after.code()) }];
    changes::record(tx, scope.actor(), "appointments", visit.id, kind.code(), version, &fields)?;
    happened(tx, scope, visit, kind, note)?;
    Ok(after)
}

/// What is written beside an event.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Note<'a> {
    pub reason: Option<&'a str>,
    pub detail: Option<&'a Value>,
}

/// Writes an event of an appointment, and tells whoever listens.
pub(super) fn happened(
    tx: &mut PgConnection,
    scope: &Scope,
    visit: &DeskVisit,
    kind: AppointmentEventKind,
    note: Note<'_>,
) -> Result<(), PersistenceError> {
    diesel::insert_into(appointment_events::table)
        .values((
            appointment_events::id.eq(Uuid::now_v7()),
            appointment_events::appointment_id.eq(visit.id),
            appointment_events::at.eq(scope.actor().now()),
            appointment_events::kind.eq(kind.code()),
            appointment_events::user_id.eq(scope.actor().user_id()),
            appointment_events::by_whom.eq(ByWhom::Staff.code()),
            appointment_events::reason.eq(note.reason),
            appointment_events::detail.eq(note.detail.cloned().unwrap_or_else(|| json!({}))),
        ))
        .execute(tx)?;
    let event = LiveEvent::new(LiveKind::AppointmentChanged, visit.id);
    live::notify(tx, &event.at(visit.location_id).of(visit.practitioner_id).about(visit.contact_id))
}
