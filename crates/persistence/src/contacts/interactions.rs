//! The timeline.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateInteraction, Direction, InteractionField, InteractionKind, InteractionSort, InteractionView};
use uuid::Uuid;

use super::{care, people};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{accounts, contacts, interactions, locations, practitioners, users};
use crate::scope::Scope;

/// A row of `interactions`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = interactions)]
pub struct InteractionRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub kind: String,
    pub direction: Option<String>,
    pub occurred_at: DateTime<Utc>,
    pub duration_minutes: Option<i32>,
    pub subject: String,
    pub body: Option<String>,
    pub location_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    pub source: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table interactions, row InteractionRow, fields InteractionField, sorts InteractionSort;
    filter {
        Kind => text(interactions::kind);
        OccurredAt => timestamp(interactions::occurred_at);
        LocationId => uuid(interactions::location_id);
        PractitionerId => uuid(interactions::practitioner_id);
        Subject => text(interactions::subject);
    }
    sort {
        OccurredAt => interactions::occurred_at, DateTime<Utc>, |row| row.occurred_at.to_rfc3339();
        CreatedAt => interactions::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

const RESOURCE: &str = "interactions";

/// One page of a person's timeline; the person has to be in scope.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    contact: Uuid,
    request: &ListRequest<InteractionField, InteractionSort>,
) -> Result<Listed<InteractionView>, PersistenceError> {
    let contact = people::resolve(conn, scope, people::People::Contacts, contact)?;
    let mut listed = page(conn, request, &|| vec![Box::new(interactions::contact_id.eq(contact).nullable())])?;
    audit::record(conn, scope, AuditAction::List, RESOURCE, &[contact])?;
    let rows = std::mem::take(&mut listed.rows);
    let data = named(conn, rows)?;
    Ok(Listed { rows: data, next: listed.next, previous: listed.previous, count: listed.count })
}

/// An interaction of a person in scope.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<InteractionView, PersistenceError> {
    let row = visible(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    one(conn, row)
}

/// As [`find`], locked until the transaction ends, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<InteractionView, PersistenceError> {
    interactions::table.find(id).select(interactions::id).for_update().first::<Uuid>(tx).optional()?;
    let row = visible(tx, scope, id)?;
    one(tx, row)
}

fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<InteractionRow, PersistenceError> {
    let row: InteractionRow = interactions::table
        .filter(interactions::id.eq(id))
        .filter(interactions::archived_at.is_null())
        .select(InteractionRow::as_select())
        .first(conn)?;
    let seen: i64 = contacts::table.filter(contacts::id.eq(row.contact_id)).filter(scope.sees()).count().get_result(conn)?;
    if seen == 0 { Err(PersistenceError::NotFound) } else { Ok(row) }
}

/// Adds a touchpoint; a visit also makes the care relation and counts as the last visit.
pub fn insert(tx: &mut PgConnection, scope: &Scope, contact: Uuid, form: &CreateInteraction) -> Result<InteractionView, PersistenceError> {
    let contact = people::resolve(tx, scope, people::People::Contacts, contact)?;
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    diesel::insert_into(interactions::table)
        .values((
            interactions::id.eq(id),
            interactions::contact_id.eq(contact),
            values(form, now),
            interactions::user_id.eq(scope.actor().user_id()),
            interactions::created_at.eq(now),
            interactions::updated_at.eq(now),
        ))
        .execute(tx)?;
    if form.kind == InteractionKind::Visit {
        visited(tx, contact, form, now)?;
    }
    audit::record(tx, scope, AuditAction::Create, RESOURCE, &[contact])?;
    changes::record(tx, scope.actor(), RESOURCE, id, "created", 1, &[])?;
    let row = visible(tx, scope, id)?;
    one(tx, row)
}

fn visited(tx: &mut PgConnection, contact: Uuid, form: &CreateInteraction, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let at = form.occurred_at.unwrap_or(now);
    if let Some(practitioner) = form.practitioner_id {
        care::begin(tx, practitioner, contact, at)?;
    }
    if let Some(location) = form.location_id {
        people::belong(tx, contact, location)?;
    }
    diesel::update(contacts::table.find(contact).filter(contacts::last_visit_at.is_null().or(contacts::last_visit_at.lt(at))))
        .set(contacts::last_visit_at.eq(at))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form of a locked interaction.
pub fn update(
    tx: &mut PgConnection,
    scope: &Scope,
    before: &InteractionView,
    form: &CreateInteraction,
) -> Result<InteractionView, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(interactions::table.find(before.id))
        .set((values(form, before.occurred_at), interactions::updated_at.eq(now), interactions::version.eq(interactions::version + 1)))
        .execute(tx)?;
    let row = visible(tx, scope, before.id)?;
    let after = one(tx, row)?;
    let json = |view: &InteractionView| serde_json::to_value(view.writable()).unwrap_or_default();
    let fields = changes::difference(&json(before), &json(&after));
    changes::record(tx, scope.actor(), RESOURCE, before.id, "updated", after.version, &fields)?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, &[before.contact_id])?;
    Ok(after)
}

/// Takes a locked interaction off the timeline.
pub fn archive(tx: &mut PgConnection, scope: &Scope, view: &InteractionView) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    diesel::update(interactions::table.find(view.id))
        .set((interactions::archived_at.eq(now), interactions::updated_at.eq(now), interactions::version.eq(interactions::version + 1)))
        .execute(tx)?;
    changes::record(tx, scope.actor(), RESOURCE, view.id, "archived", view.version + 1, &[])?;
    audit::record(tx, scope, AuditAction::Archive, RESOURCE, &[view.contact_id])
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateInteraction, otherwise: DateTime<Utc>) -> _ {
    let kind: &'static str = form.kind.code();
    let direction: Option<&'static str> = form.direction.map(|d| d.code());
    let occurred_at: DateTime<Utc> = form.occurred_at.unwrap_or(otherwise);
    let minutes: Option<i32> = form.duration_minutes;
    let subject: &'a str = form.subject.as_str();
    let body: Option<&'a str> = form.body.as_deref();
    let location: Option<Uuid> = form.location_id;
    let practitioner: Option<Uuid> = form.practitioner_id;
    (
        interactions::kind.eq(kind),
        interactions::direction.eq(direction),
        interactions::occurred_at.eq(occurred_at),
        interactions::duration_minutes.eq(minutes),
        interactions::subject.eq(subject),
        interactions::body.eq(body),
        interactions::location_id.eq(location),
        interactions::practitioner_id.eq(practitioner),
    )
}

fn one(conn: &mut PgConnection, row: InteractionRow) -> Result<InteractionView, PersistenceError> {
    named(conn, vec![row])?.pop().ok_or(PersistenceError::NotFound)
}

/// Views with the names of whoever was involved.
fn named(conn: &mut PgConnection, rows: Vec<InteractionRow>) -> Result<Vec<InteractionView>, PersistenceError> {
    use std::collections::HashMap;
    let ids = |pick: fn(&InteractionRow) -> Option<Uuid>| rows.iter().filter_map(pick).collect::<Vec<Uuid>>();
    let places: HashMap<Uuid, (String, String)> = locations::table
        .filter(locations::id.eq_any(ids(|r| r.location_id)))
        .select((locations::id, (locations::name, locations::time_zone)))
        .load::<(Uuid, (String, String))>(conn)?
        .into_iter()
        .collect();
    let doctors: HashMap<Uuid, String> = practitioners::table
        .filter(practitioners::id.eq_any(ids(|r| r.practitioner_id)))
        .select((practitioners::id, practitioners::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let institutions: HashMap<Uuid, String> = accounts::table
        .filter(accounts::id.eq_any(ids(|r| r.account_id)))
        .select((accounts::id, accounts::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let writers: HashMap<Uuid, String> = users::table
        .filter(users::id.eq_any(ids(|r| r.user_id)))
        .select((users::id, users::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let name = |map: &HashMap<Uuid, String>, id: Option<Uuid>| id.and_then(|id| map.get(&id).cloned());
    let view = |row: InteractionRow| InteractionView {
        kind: InteractionKind::from_code(&row.kind).unwrap_or(InteractionKind::Note),
        direction: row.direction.as_deref().and_then(Direction::from_code),
        location_name: row.location_id.and_then(|id| places.get(&id).map(|p| p.0.clone())),
        time_zone: row.location_id.and_then(|id| places.get(&id).map(|p| p.1.clone())),
        practitioner_name: name(&doctors, row.practitioner_id),
        account_name: name(&institutions, row.account_id),
        user_name: name(&writers, row.user_id),
        id: row.id,
        contact_id: row.contact_id,
        occurred_at: row.occurred_at,
        duration_minutes: row.duration_minutes,
        subject: row.subject,
        body: row.body,
        location_id: row.location_id,
        practitioner_id: row.practitioner_id,
        user_id: row.user_id,
        source: row.source,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    };
    Ok(rows.into_iter().map(view).collect())
}
