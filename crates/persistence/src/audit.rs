//! The audit trail: one row for every read and write of a person, written in the same persistence call.

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
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = audit_entries)]
struct NewAuditEntry<'a> {
    id: Uuid,
    at: chrono::DateTime<chrono::Utc>,
    user_id: Option<Uuid>,
    session_id: Option<Uuid>,
    action: &'static str,
    resource: &'a str,
    contact_ids: &'a [Uuid],
    fields: &'a [String],
    request_id: &'a str,
    address: &'a str,
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
    let entry = NewAuditEntry {
        id: Uuid::now_v7(),
        at: actor.now(),
        user_id: Some(actor.user_id()),
        session_id: Some(actor.principal().session_id),
        action: action.code(),
        resource,
        contact_ids,
        fields,
        request_id: &actor.trace().request_id,
        address: &actor.trace().address,
    };
    diesel::insert_into(audit_entries::table).values(entry).execute(conn)?;
    Ok(())
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
    };
    diesel::insert_into(audit_entries::table).values(entry).execute(conn)?;
    Ok(())
}
