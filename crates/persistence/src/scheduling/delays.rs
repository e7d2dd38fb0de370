//! "The doctor is late": the estimates of a session shift, and everybody still to be seen is told.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{AppointmentEventKind as Event, CreateDelay, DelayView, DelayedAppointment, LinkPurpose};
use serde_json::json;
use uuid::Uuid;

use super::links::{self, Target};
use super::queue::RESOURCE;
use super::queue_moves::QueueError;
use super::queue_rows::{self, SessionRow, Wanted};
use super::queue_visits::{self, Note};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::live;
use crate::messaging::visits::{self, Visit};
use crate::schema::delays;
use crate::scope::Scope;

/// What messages to the patients need.
pub struct Letter<'a> {
    pub keys: &'a FieldKeys,
    /// `https://klinik.example`, without a slash at the end.
    pub site: &'a str,
}

/// Somebody still to be seen.
#[derive(QueryableByName)]
struct Affected {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Text)]
    contact_name: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
}

/// Writes the delay and tells the patients; 0 minutes take an earlier delay back and tell the screens only.
pub fn insert(tx: &mut PgConnection, scope: &Scope, form: &CreateDelay, letter: &Letter<'_>) -> Result<DelayView, QueueError> {
    let now = scope.actor().now();
    let wanted = Wanted { session_id: Some(form.session_id), on: Some(form.on), ..Wanted::default() };
    let session = queue_rows::sessions(tx, scope, wanted)?.pop();
    let session = session.ok_or(QueueError::Refused("/session_id", FieldCode::NotThere))?;
    if session.ends_at <= now {
        return Err(QueueError::Refused("/on", FieldCode::InThePast));
    }
    let id = Uuid::now_v7();
    diesel::insert_into(delays::table)
        .values((
            delays::id.eq(id),
            delays::session_id.eq(form.session_id),
            delays::on_date.eq(form.on),
            delays::minutes.eq(form.minutes),
            delays::reason.eq(form.reason.as_deref()),
            delays::created_by.eq(scope.actor().user_id()),
            delays::created_at.eq(now),
        ))
        .execute(tx)?;
    let affected = if form.minutes > 0 { tell(tx, scope, form, &session, id, letter)? } else { Vec::new() };
    let people: Vec<Uuid> = affected.iter().map(|one| one.contact_id).collect();
    audit::record(tx, scope, AuditAction::Create, RESOURCE, &people)?;
    live::notify(tx, &LiveEvent::new(LiveKind::QueueChanged, session.id).at(session.location_id).of(session.practitioner_id))?;
    let (minutes, reason) = (form.minutes, form.reason.clone());
    Ok(DelayView { id, session_id: form.session_id, on_date: form.on, minutes, reason, created_at: now, affected })
}

fn tell(
    tx: &mut PgConnection,
    scope: &Scope,
    form: &CreateDelay,
    session: &SessionRow,
    delay: Uuid,
    letter: &Letter<'_>,
) -> Result<Vec<DelayedAppointment>, PersistenceError> {
    let now = scope.actor().now();
    let rows: Vec<Affected> = diesel::sql_query(include_str!("sql/delayed.sql"))
        .bind::<SqlUuid, _>(session.practitioner_id)
        .bind::<SqlUuid, _>(session.location_id)
        .bind::<Timestamptz, _>(session.starts_at)
        .bind::<Timestamptz, _>(session.ends_at)
        .bind::<Timestamptz, _>(now)
        .load(tx)?;
    let late = Duration::minutes(form.minutes.into());
    let detail = json!({"delay_id": delay, "minutes": form.minutes});
    let mut affected = Vec::with_capacity(rows.len());
    for row in rows {
        let visit = queue_visits::lock(tx, scope, Some(row.id), None)?;
        queue_visits::happened(tx, scope, &visit, Event::Delayed, Note { reason: form.reason.as_deref(), detail: Some(&detail) })?;
        let told_visit = Visit::load(tx, row.id)?;
        let until = told_visit.ends_at + Duration::days(1);
        let token = links::issue(tx, LinkPurpose::Delay, Target::Appointment(row.id), Some(until), now)?;
        let link = links::address(letter.site, &token);
        let written = visits::announce_delay(tx, letter.keys, &told_visit, delay, form.minutes, Some(&link), now)?;
        affected.push(DelayedAppointment {
            appointment_id: row.id,
            contact_id: row.contact_id,
            contact_name: row.contact_name,
            starts_at: row.starts_at,
            expected_at: row.starts_at + late,
            told: written > 0,
        });
    }
    Ok(affected)
}
