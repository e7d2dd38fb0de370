//! Showing masked contact data in full; every time it is written to the audit with the names of the fields.

use diesel::prelude::*;
use domain::contacts::{DisclosedField, Disclosure};
use uuid::Uuid;

use super::details::{self, Secrets};
use super::people::{self, People};
use super::rows::ContactRow;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::contacts;
use crate::scope::Scope;

/// The asked-for fields of a record in scope.
pub fn disclose(
    conn: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    id: Uuid,
    fields: &[DisclosedField],
) -> Result<Disclosure, PersistenceError> {
    let id = people::resolve(conn, scope, people, id)?;
    let row: ContactRow = contacts::table.find(id).select(ContactRow::as_select()).first(conn)?;
    let wants = |field| fields.contains(&field);
    let names: Vec<String> = fields.iter().filter_map(|f| serde_json::to_value(f).ok()?.as_str().map(str::to_owned)).collect();
    audit::record_fields(conn, scope.actor(), AuditAction::Disclose, people.resource(), &[id], &names)?;
    let identifiers =
        if wants(DisclosedField::Identifiers) { details::load(conn, keys, &row, Secrets::Shown)?.0.identifiers } else { Vec::new() };
    Ok(Disclosure {
        identifiers,
        phone: row.phone.filter(|_| wants(DisclosedField::Phone)),
        email: row.email.filter(|_| wants(DisclosedField::Email)),
    })
}
