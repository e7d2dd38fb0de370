//! Recalls: who should come again, the worklist of the overdue.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Json, Nullable, Uuid as SqlUuid};
use domain::contacts::FieldChange;
use domain::scheduling::{CreateRecall, RecallField, RecallOutcome, RecallSort, RecallState, RecallView};
use serde::Deserialize;
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people;
use crate::error::PersistenceError;
use crate::schema::{contacts, recalls};
use crate::scope::Scope;

const RESOURCE: &str = "recalls";

/// A row of `recalls` with its names and tries.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = recalls)]
pub struct RecallRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub service_id: Uuid,
    pub location_id: Option<Uuid>,
    pub due_on: NaiveDate,
    pub state: String,
    pub appointment_id: Option<Uuid>,
    pub note: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = sql(NAMES), select_expression_type = SqlLiteral<Json>)]
    names: serde_json::Value,
}

const NAMES: &str = include_str!("sql/recall_names.sql");

#[derive(Deserialize)]
struct Names {
    contact: String,
    service_id: String,
    service_en: String,
    location: Option<String>,
    attempts: i64,
    last_at: Option<DateTime<Utc>>,
    last_outcome: Option<RecallOutcome>,
}

crate::listing! {
    table recalls, row RecallRow, fields RecallField, sorts RecallSort;
    filter {
        ContactId => uuid(recalls::contact_id);
        ServiceId => uuid(recalls::service_id);
        LocationId => uuid(recalls::location_id);
        State => text(recalls::state);
        DueOn => date(recalls::due_on);
    }
    sort {
        DueOn => recalls::due_on, NaiveDate, |row| row.due_on;
        CreatedAt => recalls::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

impl RecallRow {
    fn view(self) -> Result<RecallView, PersistenceError> {
        let names: Names = serde_json::from_value(self.names).map_err(|_| PersistenceError::Unreadable("recall"))?;
        Ok(RecallView {
            id: self.id,
            contact_id: self.contact_id,
            contact_name: names.contact,
            service_id: self.service_id,
            service_name_id: names.service_id,
            service_name_en: names.service_en,
            location_id: self.location_id,
            location_name: names.location,
            due_on: self.due_on,
            state: RecallState::from_code(&self.state).unwrap_or(RecallState::Open),
            appointment_id: self.appointment_id,
            note: self.note,
            attempts: names.attempts,
            last_attempt_at: names.last_at,
            last_outcome: names.last_outcome,
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

fn seen(scope: &Scope) -> Condition<recalls::table> {
    if scope.is_everyone() {
        return Box::new(recalls::id.is_not_null().nullable());
    }
    let people = contacts::table.select(contacts::id).into_boxed().filter(scope.sees());
    Box::new(recalls::contact_id.eq_any(people).nullable())
}

/// One page of the recalls in scope.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<RecallField, RecallSort>,
    action: AuditAction,
) -> Result<Listed<RecallView>, PersistenceError> {
    let mut listed = page(conn, request, &|| vec![seen(scope)])?;
    let rows: Vec<RecallView> = std::mem::take(&mut listed.rows).into_iter().map(RecallRow::view).collect::<Result<_, _>>()?;
    let people: Vec<Uuid> = rows.iter().map(|r| r.contact_id).collect();
    audit::record(conn, scope, action, RESOURCE, &people)?;
    Ok(Listed { rows, next: listed.next, previous: listed.previous, count: listed.count })
}

fn row(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<RecallView, PersistenceError> {
    let row: RecallRow = recalls::table
        .filter(recalls::id.eq(id))
        .filter(recalls::archived_at.is_null())
        .filter(seen(scope))
        .select(RecallRow::as_select())
        .first(conn)?;
    row.view()
}

/// A recall in scope.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<RecallView, PersistenceError> {
    let view = row(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[view.contact_id])?;
    Ok(view)
}

/// As [`find`], locked, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<RecallView, PersistenceError> {
    recalls::table.find(id).select(recalls::id).for_update().first::<Uuid>(tx)?;
    row(tx, scope, id)
}

/// Adds a recall for a person in scope.
pub fn insert(tx: &mut PgConnection, scope: &Scope, form: &CreateRecall) -> Result<RecallView, PersistenceError> {
    let contact = people::resolve(tx, scope, people::People::Contacts, form.contact_id)?;
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    diesel::insert_into(recalls::table)
        .values((
            recalls::id.eq(id),
            recalls::contact_id.eq(contact),
            recalls::service_id.eq(form.service_id),
            recalls::location_id.eq(form.location_id),
            recalls::due_on.eq(form.due_on),
            recalls::state.eq(form.state.code()),
            recalls::note.eq(form.note.as_deref()),
            recalls::created_by.eq(scope.actor().user_id()),
            recalls::created_at.eq(now),
            recalls::updated_at.eq(now),
        ))
        .execute(tx)?;
    written(tx, scope, id, None, "created", AuditAction::Create)
}

/// Writes the new form of a locked recall; whose and for which service it is stays.
pub fn update(tx: &mut PgConnection, scope: &Scope, before: &RecallView, form: &CreateRecall) -> Result<RecallView, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(recalls::table.find(before.id))
        .set((
            recalls::location_id.eq(form.location_id),
            recalls::due_on.eq(form.due_on),
            recalls::state.eq(form.state.code()),
            recalls::note.eq(form.note.as_deref()),
            recalls::updated_at.eq(now),
            recalls::version.eq(recalls::version + 1),
        ))
        .execute(tx)?;
    written(tx, scope, before.id, Some(before), "updated", AuditAction::Update)
}

/// Takes a locked recall off the worklist.
pub fn archive(tx: &mut PgConnection, scope: &Scope, before: &RecallView) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    diesel::update(recalls::table.find(before.id))
        .set((
            recalls::archived_at.eq(now),
            // an archived one must not stand in the way of the next
            recalls::state.eq(if before.state == RecallState::Open { RecallState::Done.code() } else { before.state.code() }),
            recalls::updated_at.eq(now),
            recalls::version.eq(recalls::version + 1),
        ))
        .execute(tx)?;
    changes::record(tx, scope.actor(), RESOURCE, before.id, "archived", before.version + 1, &[])?;
    audit::record(tx, scope, AuditAction::Archive, RESOURCE, &[before.contact_id])?;
    tell(tx, before.id, before.contact_id, before.location_id)
}

fn written(
    tx: &mut PgConnection,
    scope: &Scope,
    id: Uuid,
    before: Option<&RecallView>,
    action: &str,
    audited: AuditAction,
) -> Result<RecallView, PersistenceError> {
    let after = row(tx, scope, id)?;
    let json = |view: &RecallView| serde_json::to_value(view.writable()).unwrap_or_default();
    let fields = before.map(|b| changes::difference(&json(b), &json(&after))).unwrap_or_default();
    changes::record(tx, scope.actor(), RESOURCE, id, action, after.version, &fields)?;
    audit::record(tx, scope, audited, RESOURCE, &[after.contact_id])?;
    tell(tx, id, after.contact_id, after.location_id)?;
    Ok(after)
}

fn tell(tx: &mut PgConnection, id: Uuid, contact: Uuid, location: Option<Uuid>) -> Result<(), PersistenceError> {
    use domain::live::{LiveEvent, LiveKind};
    let event = LiveEvent {
        kind: LiveKind::RecallChanged,
        id,
        location_id: location,
        practitioner_id: None,
        contact_id: Some(contact),
        user_id: None,
    };
    crate::live::notify(tx, &event)
}

/// Booking a service closes the person's open recall for it.
pub(super) fn booked(
    tx: &mut PgConnection,
    contact: Uuid,
    service: Uuid,
    appointment: Uuid,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let closed: Vec<(Uuid, Option<Uuid>)> = diesel::update(
        recalls::table
            .filter(recalls::contact_id.eq(contact))
            .filter(recalls::service_id.eq(service))
            .filter(recalls::state.eq(RecallState::Open.code())),
    )
    .set((
        recalls::state.eq(RecallState::Booked.code()),
        recalls::appointment_id.eq(appointment),
        recalls::updated_at.eq(now),
        recalls::version.eq(recalls::version + 1),
    ))
    .returning((recalls::id, recalls::location_id))
    .get_results(tx)?;
    for (id, location) in closed {
        tell(tx, id, contact, location)?;
    }
    Ok(())
}

/// A cancelled visit leaves the person due again, unless the service has another open recall.
pub(super) fn freed(tx: &mut PgConnection, appointment: Uuid, by: Option<Uuid>, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let opened: Vec<Opened> = diesel::sql_query(include_str!("sql/reopen_recall.sql"))
        .bind::<SqlUuid, _>(appointment)
        .bind::<diesel::sql_types::Timestamptz, _>(now)
        .load(tx)?;
    for recall in opened {
        let state =
            FieldChange { field: "state".into(), before: RecallState::Booked.code().into(), after: RecallState::Open.code().into() };
        changes::record_by(tx, by, now, RESOURCE, recall.id, "updated", recall.version, &[state])?;
        tell(tx, recall.id, recall.contact_id, recall.location_id)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Opened {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    location_id: Option<Uuid>,
    #[diesel(sql_type = BigInt)]
    version: i64,
}
