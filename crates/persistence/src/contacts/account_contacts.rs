//! The people of an account.

use chrono::Duration;
use diesel::prelude::*;
use domain::contacts::{AccountContactField, AccountContactSort, AccountContactView, FieldChange};
use serde_json::{Value, json};
use uuid::Uuid;

use super::accounts;
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{account_contacts, accounts as institutions, changes as history, contacts};
use crate::scope::Scope;

/// What the list shows of a row of `contacts`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = contacts)]
pub struct AccountContactRow {
    pub id: Uuid,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

crate::listing! {
    table contacts, row AccountContactRow, fields AccountContactField, sorts AccountContactSort;
    filter { Name => text(contacts::name); }
    sort { Name => contacts::name, String, |row| row.name; }
}

/// The resource in the audit and the history.
const RESOURCE: &str = "contacts";
/// For so long whoever took a person out of an account may put them back without seeing them.
const REGRET: Duration = Duration::minutes(15);

impl From<AccountContactRow> for AccountContactView {
    fn from(row: AccountContactRow) -> Self {
        AccountContactView { contact_id: row.id, name: row.name, phone: row.phone, email: row.email }
    }
}

/// One page of the people in scope; writes one audit row with the ids it shows.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    account: Uuid,
    request: &ListRequest<AccountContactField, AccountContactSort>,
) -> Result<Listed<AccountContactView>, PersistenceError> {
    accounts::find(conn, account, Archived::Hidden)?;
    let listed = page(conn, request, &|| vec![scope.sees(), belongs_to(account)])?;
    let ids: Vec<Uuid> = listed.rows.iter().map(|r| r.id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &ids)?;
    Ok(listed.map(AccountContactView::from))
}

fn belongs_to(account: Uuid) -> Condition<contacts::table> {
    let link =
        account_contacts::table.filter(account_contacts::contact_id.eq(contacts::id)).filter(account_contacts::account_id.eq(account));
    Box::new(diesel::dsl::exists(link).nullable())
}

/// Adds a person in scope to an account.
pub fn insert(tx: &mut PgConnection, scope: &Scope, account: Uuid, contact: Uuid) -> Result<AccountContactView, PersistenceError> {
    let seen = if was_taken_out(tx, scope, account, contact)? { Box::new(contacts::id.is_not_null().nullable()) } else { scope.sees() };
    let (account, row) = lock(tx, seen, account, contact)?;
    let before = names(tx, contact)?;
    diesel::insert_into(account_contacts::table)
        .values((account_contacts::account_id.eq(account), account_contacts::contact_id.eq(contact)))
        .execute(tx)?;
    note(tx, scope, account, contact, &before, json!([]), json!([contact]))?;
    Ok(row.into())
}

/// Takes a person in scope out of an account.
pub fn delete(tx: &mut PgConnection, scope: &Scope, account: Uuid, contact: Uuid) -> Result<(), PersistenceError> {
    let (account, _) = lock(tx, scope.sees(), account, contact)?;
    let before = names(tx, contact)?;
    if diesel::delete(account_contacts::table.find((account, contact))).execute(tx)? == 0 {
        return Err(PersistenceError::NotFound);
    }
    note(tx, scope, account, contact, &before, json!([contact]), json!([]))
}

/// Whether the actor has just taken this person out of this account. Who sees contacts of accounts only does not see them any
/// more after that, and still has to be able to put them back.
fn was_taken_out(conn: &mut PgConnection, scope: &Scope, account: Uuid, contact: Uuid) -> Result<bool, PersistenceError> {
    let actor = scope.actor();
    let removal = history::table
        .filter(history::record_id.eq(account))
        .filter(history::user_id.eq(actor.user_id()))
        .filter(history::at.gt(actor.now() - REGRET))
        .filter(history::fields.contains(json!([{"field": "contact_ids", "before": [contact]}])));
    Ok(diesel::select(diesel::dsl::exists(removal)).get_result(conn)?)
}

/// The account and the person, when both are there and the person is seen; nobody else changes them meanwhile.
fn lock(
    tx: &mut PgConnection,
    seen: Condition<contacts::table>,
    account: Uuid,
    contact: Uuid,
) -> Result<(Uuid, AccountContactRow), PersistenceError> {
    let account = accounts::lock(tx, account, Archived::Hidden)?.id;
    contacts::table.find(contact).select(contacts::id).for_update().first::<Uuid>(tx)?;
    let row = contacts::table
        .filter(contacts::id.eq(contact))
        .filter(contacts::archived_at.is_null())
        .filter(seen)
        .select(AccountContactRow::as_select())
        .first(tx)?;
    Ok((account, row))
}

/// Names of the accounts of a person, as the history shows them.
fn names(conn: &mut PgConnection, contact: Uuid) -> Result<Vec<String>, PersistenceError> {
    let linked = account_contacts::table.inner_join(institutions::table.on(institutions::id.eq(account_contacts::account_id)));
    let linked = linked.filter(account_contacts::contact_id.eq(contact));
    Ok(linked.order((institutions::name, institutions::id)).select(institutions::name).load(conn)?)
}

/// Raises both versions, and writes history and audit. The account's history has no name, because not everybody who
/// reads it may know the person.
fn note(
    tx: &mut PgConnection,
    scope: &Scope,
    account: Uuid,
    contact: Uuid,
    accounts_before: &[String],
    removed: Value,
    added: Value,
) -> Result<(), PersistenceError> {
    let actor = scope.actor();
    accounts::touch(tx, actor, account, "updated", &[FieldChange { field: "contact_ids".into(), before: removed, after: added }])?;
    let version: i64 = diesel::update(contacts::table.find(contact))
        .set((contacts::updated_at.eq(actor.now()), contacts::version.eq(contacts::version + 1)))
        .returning(contacts::version)
        .get_result(tx)?;
    let field = FieldChange { field: "account_ids".into(), before: json!(accounts_before), after: json!(names(tx, contact)?) };
    changes::record(tx, actor, RESOURCE, contact, "updated", version, &[field])?;
    audit::record_fields(tx, actor, AuditAction::Update, RESOURCE, &[contact], &["account_ids".to_owned()])
}
