//! Accounts: employers, insurers, corporate customers, suppliers and referring facilities.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use domain::contacts::{AccountField, AccountKind, AccountSort, AccountView, CreateAccount, FieldChange};
use domain::value::fold;
use uuid::Uuid;

use crate::changes;
use crate::error::PersistenceError;
use crate::schema::accounts;
use crate::scope::Actor;

/// A row of `accounts`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct AccountRow {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub tax_number: Option<String>,
    pub address: serde_json::Value,
    pub notes: Option<String>,
    pub custom: serde_json::Value,
    #[diesel(select_expression = sql(PEOPLE), select_expression_type = SqlLiteral<BigInt>)]
    pub contact_count: i64,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The resource in the history.
const RESOURCE: &str = "accounts";

const PEOPLE: &str = "(select count(*) from account_contacts p join contacts c on c.id = p.contact_id \
    where p.account_id = accounts.id and c.archived_at is null)";

crate::listing! {
    table accounts, row AccountRow, fields AccountField, sorts AccountSort;
    filter {
        Name => text(accounts::name);
        Kind => text(accounts::kind);
        Phone => text(accounts::phone);
        Email => text(accounts::email);
        CreatedAt => timestamp(accounts::created_at);
        UpdatedAt => timestamp(accounts::updated_at);
    }
    sort {
        Name => accounts::name, String, |row| row.name;
        CreatedAt => accounts::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        UpdatedAt => accounts::updated_at, DateTime<Utc>, |row| row.updated_at.to_rfc3339();
    }
}

crate::findable! { table accounts, row AccountRow, view AccountView }

impl From<AccountRow> for AccountView {
    fn from(row: AccountRow) -> Self {
        AccountView {
            id: row.id,
            name: row.name,
            kind: AccountKind::from_code(&row.kind).unwrap_or(AccountKind::Customer),
            phone: row.phone,
            email: row.email,
            tax_number: row.tax_number,
            address: serde_json::from_value(row.address).unwrap_or_default(),
            notes: row.notes,
            custom: serde_json::from_value(row.custom).unwrap_or_default(),
            contact_count: row.contact_count,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// `q` finds by part of the name, tolerant of typing errors and word order.
pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<AccountField, AccountSort>,
    q: Option<&str>,
) -> Result<Listed<AccountView>, PersistenceError> {
    let listed = match q {
        None => page(conn, request, &Vec::new)?,
        // without a letter or digit it would be part of every name
        Some(q) if fold(q).is_empty() => page(conn, request, &|| vec![Box::new(accounts::id.is_null().nullable())])?,
        Some(q) => conn.transaction(|conn| {
            // from here on one wrong letter in a short word is forgiven; the index obeys only this setting
            diesel::sql_query("set local pg_trgm.word_similarity_threshold = 0.45").execute(conn)?;
            page(conn, request, &|| vec![named_like(q)])
        })?,
    };
    Ok(listed.map(AccountView::from))
}

/// Both halves use the trigram index over the folded name.
fn named_like(q: &str) -> Condition<accounts::table> {
    let part =
        sql::<diesel::sql_types::Bool>("akrab_fold(accounts.name) like '%' || akrab_fold(").bind::<Text, _>(q.to_owned()).sql(") || '%'");
    let similar = sql::<diesel::sql_types::Bool>("akrab_fold(").bind::<Text, _>(q.to_owned()).sql(") <% akrab_fold(accounts.name)");
    Box::new(part.or(similar).nullable())
}

/// Adds an account.
pub fn insert(tx: &mut PgConnection, actor: &Actor, account: &CreateAccount) -> Result<AccountView, PersistenceError> {
    let (id, now) = (Uuid::now_v7(), actor.now());
    diesel::insert_into(accounts::table)
        .values((accounts::id.eq(id), values(account)?, accounts::created_at.eq(now), accounts::updated_at.eq(now)))
        .execute(tx)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])?;
    find(tx, id, Archived::Hidden)
}

/// Writes the new form of a locked account; the history says what has changed.
pub fn update(
    tx: &mut PgConnection,
    actor: &Actor,
    before: &AccountView,
    account: &CreateAccount,
) -> Result<AccountView, PersistenceError> {
    diesel::update(accounts::table.find(before.id)).set(values(account)?).execute(tx)?;
    let fields = changes::difference(&history_form(before.writable())?, &history_form(account.clone())?);
    touch(tx, actor, before.id, "updated", &fields)?;
    find(tx, before.id, Archived::Hidden)
}

/// Archives or restores a locked account.
pub fn set_archived(tx: &mut PgConnection, actor: &Actor, id: Uuid, archived: bool) -> Result<(), PersistenceError> {
    let at = archived.then_some(actor.now());
    diesel::update(accounts::table.find(id)).set(accounts::archived_at.eq(at)).execute(tx)?;
    touch(tx, actor, id, if archived { "archived" } else { "restored" }, &[])
}

/// Raises the version and writes the history.
pub(super) fn touch(tx: &mut PgConnection, actor: &Actor, id: Uuid, action: &str, fields: &[FieldChange]) -> Result<(), PersistenceError> {
    let version: i64 = diesel::update(accounts::table.find(id))
        .set((accounts::updated_at.eq(actor.now()), accounts::version.eq(accounts::version + 1)))
        .returning(accounts::version)
        .get_result(tx)?;
    changes::record(tx, actor, RESOURCE, id, action, version, fields)
}

fn history_form(form: CreateAccount) -> Result<serde_json::Value, PersistenceError> {
    serde_json::to_value(form).map_err(|_| PersistenceError::Unreadable("account"))
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = accounts)]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
struct AccountValues<'a> {
    name: &'a str,
    kind: &'static str,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    tax_number: Option<&'a str>,
    address: serde_json::Value,
    notes: Option<&'a str>,
    custom: serde_json::Value,
}

fn values(account: &CreateAccount) -> Result<AccountValues<'_>, PersistenceError> {
    Ok(AccountValues {
        name: &account.name,
        kind: account.kind.code(),
        phone: account.phone.as_deref(),
        email: account.email.as_deref(),
        tax_number: account.tax_number.as_deref(),
        address: serde_json::to_value(&account.address).map_err(|_| PersistenceError::Unreadable("address"))?,
        notes: account.notes.as_deref(),
        custom: serde_json::Value::Object(account.custom.clone()),
    })
}
