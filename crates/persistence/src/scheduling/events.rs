//! What happened to an appointment: who, when and why; with its history, audit and live event.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::FieldChange;
use domain::live::{LiveEvent, LiveKind};
use domain::scheduling::{AppointmentEventKind, AppointmentEventView, AppointmentView, ByWhom};
use serde_json::{Value, json};
use uuid::Uuid;

use super::appointments::{self, RESOURCE};
use super::desk::Booker;
use crate::audit::AuditAction;
use crate::changes;
use crate::error::PersistenceError;
use crate::live;
use crate::schema::{appointment_events, appointments as visits, users};
use crate::scope::Scope;

/// The mark in the detail of an event whose reason is a note among staff.
const OVERBOOKED: &str = "overbooked";

/// One change of an appointment.
#[derive(Clone, Debug)]
pub struct Happening<'a> {
    pub kind: AppointmentEventKind,
    pub reason: Option<&'a str>,
    pub detail: Value,
    pub fields: Vec<FieldChange>,
}

impl<'a> Happening<'a> {
    pub fn new(kind: AppointmentEventKind, reason: Option<&'a str>) -> Self {
        Happening { kind, reason, detail: json!({}), fields: Vec::new() }
    }

    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }

    /// Says that the reason is why a time was given that was taken, which patients are not shown.
    pub fn overbooked(mut self, overbooked: bool) -> Self {
        if overbooked {
            self.detail[OVERBOOKED] = json!(true);
        }
        self
    }

    /// Also says in the history how a field has changed.
    pub fn change(mut self, field: &str, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        self.fields.push(FieldChange { field: field.to_owned(), before: before.into(), after: after.into() });
        self
    }
}

/// Writes a change down everywhere, and tells every screen. `after` is the appointment as it is now.
pub fn record(tx: &mut PgConnection, who: &Booker<'_>, after: &AppointmentView, what: &Happening<'_>) -> Result<(), PersistenceError> {
    diesel::insert_into(appointment_events::table)
        .values((
            appointment_events::id.eq(Uuid::now_v7()),
            appointment_events::appointment_id.eq(after.id),
            appointment_events::at.eq(who.now()),
            appointment_events::kind.eq(what.kind.code()),
            appointment_events::user_id.eq(who.user_id()),
            appointment_events::by_whom.eq(who.by_whom().code()),
            appointment_events::reason.eq(what.reason),
            appointment_events::detail.eq(&what.detail),
        ))
        .execute(tx)?;
    changes::record_by(tx, who.user_id(), who.now(), RESOURCE, after.id, what.kind.code(), after.version, &what.fields)?;
    let action = if what.kind == AppointmentEventKind::Booked { AuditAction::Create } else { AuditAction::Update };
    who.audit(tx, action, RESOURCE, &[after.contact_id])?;
    tell(tx, after)
}

/// Tells every screen that an appointment has changed.
pub fn tell(tx: &mut PgConnection, after: &AppointmentView) -> Result<(), PersistenceError> {
    let event = LiveEvent {
        kind: LiveKind::AppointmentChanged,
        id: after.id,
        location_id: Some(after.location_id),
        practitioner_id: Some(after.practitioner_id),
        contact_id: Some(after.contact_id),
        user_id: None,
    };
    live::notify(tx, &event)
}

/// What happened to an appointment in scope, the earliest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, appointment: Uuid) -> Result<Vec<AppointmentEventView>, PersistenceError> {
    appointments::find(conn, scope, appointment)?;
    type Row = (Uuid, DateTime<Utc>, String, String, Option<Uuid>, Option<String>, Option<String>, Value);
    let rows: Vec<Row> = appointment_events::table
        .left_join(users::table.on(users::id.nullable().eq(appointment_events::user_id)))
        .filter(appointment_events::appointment_id.eq(appointment))
        .order((appointment_events::at, appointment_events::id))
        .limit(200)
        .select((
            appointment_events::id,
            appointment_events::at,
            appointment_events::kind,
            appointment_events::by_whom,
            appointment_events::user_id,
            users::name.nullable(),
            appointment_events::reason,
            appointment_events::detail,
        ))
        .load(conn)?;
    // patients learn what happened, and that it was the clinic; not who in the clinic it was, nor what staff noted for each other
    let names = !scope.is_own();
    let view = |(id, at, kind, by_whom, user_id, user_name, reason, mut detail): Row| {
        let noted = detail.as_object_mut().and_then(|detail| detail.remove(OVERBOOKED)).is_some();
        AppointmentEventView {
            id,
            at,
            kind: AppointmentEventKind::from_code(&kind).unwrap_or(AppointmentEventKind::Booked),
            by_whom: ByWhom::from_code(&by_whom).unwrap_or(ByWhom::System),
            user_id: user_id.filter(|_| names),
            user_name: user_name.filter(|_| names),
            reason: reason.filter(|_| names || !noted),
            detail,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The state from which the last cancellation or no-show came.
pub(super) fn state_before_end(conn: &mut PgConnection, appointment: Uuid) -> Result<Option<String>, PersistenceError> {
    let detail: Option<Value> = appointment_events::table
        .filter(appointment_events::appointment_id.eq(appointment))
        .filter(appointment_events::kind.eq_any([AppointmentEventKind::Cancelled.code(), AppointmentEventKind::NoShow.code()]))
        .order((appointment_events::at.desc(), appointment_events::id.desc()))
        .select(appointment_events::detail)
        .first(conn)
        .optional()?;
    Ok(detail.and_then(|d| d.get("from").and_then(Value::as_str).map(str::to_owned)))
}

/// Sets state and version of a locked appointment and gives it as it is now.
pub(super) fn set_state(
    tx: &mut PgConnection,
    id: Uuid,
    state: &'static str,
    now: DateTime<Utc>,
) -> Result<AppointmentView, PersistenceError> {
    diesel::update(visits::table.find(id))
        .set((visits::state.eq(state), visits::updated_at.eq(now), visits::version.eq(visits::version + 1)))
        .execute(tx)?;
    appointments::read(tx, id)
}
