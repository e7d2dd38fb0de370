//! Writing the rows.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::audit_entries;
use crate::scope::{Actor, Scope, Trace};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditAction {
    Read,
    List,
    Search,
    Create,
    Update,
    Archive,
    Restore,
    Merge,
    Unmerge,
    Disclose,
    Import,
    /// Opened a record outside the own care, for a reason.
    BreakGlass,
    /// Judged such an opening.
    Review,
}

impl AuditAction {
    pub fn code(self) -> &'static str {
        match self {
            AuditAction::Read => "read",
            AuditAction::List => "list",
            AuditAction::Search => "search",
            AuditAction::Create => "create",
            AuditAction::Update => "update",
            AuditAction::Archive => "archive",
            AuditAction::Restore => "restore",
            AuditAction::Merge => "merge",
            AuditAction::Unmerge => "unmerge",
            AuditAction::Disclose => "disclose",
            AuditAction::Import => "import",
            AuditAction::BreakGlass => "break_glass",
            AuditAction::Review => "review",
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = audit_entries)]
struct NewAuditEntry<'a> {
    id: Uuid,
    at: DateTime<Utc>,
    user_id: Option<Uuid>,
    session_id: Option<Uuid>,
    action: &'static str,
    resource: &'a str,
    contact_ids: &'a [Uuid],
    fields: &'a [String],
    request_id: &'a str,
    address: &'a str,
    roles: Vec<&'a str>,
    purpose: &'static str,
    grant_id: Option<Uuid>,
}

/// Writes the row; call it in the persistence function that reads or writes the person.
pub fn record(
    conn: &mut PgConnection,
    scope: &Scope,
    action: AuditAction,
    resource: &str,
    contact_ids: &[Uuid],
) -> Result<(), PersistenceError> {
    record_fields(conn, scope.actor(), action, resource, contact_ids, &[])
}

/// As [`record`], naming the fields that were disclosed or changed.
pub fn record_fields(
    conn: &mut PgConnection,
    actor: &Actor,
    action: AuditAction,
    resource: &str,
    contact_ids: &[Uuid],
    fields: &[String],
) -> Result<(), PersistenceError> {
    let grant_id = actor.glass_over(contact_ids);
    let purpose = if grant_id.is_some() { "emergency" } else { actor.purpose() };
    let entry = NewAuditEntry { fields, grant_id, purpose, ..signed(actor, action, resource, contact_ids) };
    diesel::insert_into(audit_entries::table).values(entry).execute(conn)?;
    Ok(())
}

/// As [`record`], for what is done with a break-glass grant itself.
pub fn record_grant(
    conn: &mut PgConnection,
    actor: &Actor,
    action: AuditAction,
    resource: &str,
    contact_id: Uuid,
    grant_id: Uuid,
) -> Result<(), PersistenceError> {
    let purpose = if action == AuditAction::BreakGlass { "emergency" } else { actor.purpose() };
    let people = [contact_id];
    let entry = NewAuditEntry { grant_id: Some(grant_id), purpose, ..signed(actor, action, resource, &people) };
    diesel::insert_into(audit_entries::table).values(entry).execute(conn)?;
    Ok(())
}

fn signed<'a>(actor: &'a Actor, action: AuditAction, resource: &'a str, contact_ids: &'a [Uuid]) -> NewAuditEntry<'a> {
    NewAuditEntry {
        id: Uuid::now_v7(),
        at: actor.now(),
        user_id: Some(actor.user_id()),
        session_id: Some(actor.principal().session_id),
        action: action.code(),
        resource,
        contact_ids,
        fields: &[],
        request_id: &actor.trace().request_id,
        address: &actor.trace().address,
        roles: actor.roles(),
        purpose: actor.purpose(),
        grant_id: None,
    }
}

/// As [`record`], for somebody who is not signed in, or for the program itself: who they are stands in the record changed.
pub fn record_unsigned(
    conn: &mut PgConnection,
    trace: &Trace,
    action: AuditAction,
    resource: &str,
    contact_ids: &[Uuid],
) -> Result<(), PersistenceError> {
    let entry = NewAuditEntry {
        id: Uuid::now_v7(),
        at: trace.now,
        user_id: None,
        session_id: None,
        action: action.code(),
        resource,
        contact_ids,
        fields: &[],
        request_id: &trace.request_id,
        address: &trace.address,
        roles: Vec::new(),
        purpose: "system",
        grant_id: None,
    };
    diesel::insert_into(audit_entries::table).values(entry).execute(conn)?;
    Ok(())
}
