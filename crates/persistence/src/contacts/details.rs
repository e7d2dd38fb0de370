//! The nested parts of a person's record: identifiers, addresses, links, institutions and tags.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::Json;
use domain::contacts::{ContactAccountView, ContactAddress, ContactDetails, Identifier, IdentifierKind, LinkView, TagView};
use serde::Deserialize;
use uuid::Uuid;

use super::rows::ContactRow;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::prepared::{Prepared, Value};
use crate::schema::{contact_tags, tags};

/// The column to which a sealed identifier is bound.
pub(crate) const SEALED_COLUMN: &str = "contact_identifiers/value";

#[derive(QueryableByName)]
struct DetailRow {
    #[diesel(sql_type = Json)]
    identifiers: serde_json::Value,
    #[diesel(sql_type = Json)]
    addresses: serde_json::Value,
    #[diesel(sql_type = Json)]
    links: serde_json::Value,
    #[diesel(sql_type = Json)]
    accounts: serde_json::Value,
    #[diesel(sql_type = Json)]
    tags: serde_json::Value,
}

#[derive(Deserialize)]
struct StoredIdentifier {
    id: Uuid,
    kind: String,
    value: Option<String>,
    sealed: Option<String>,
    issuer: Option<String>,
}

/// Whether secret identifiers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    Masked,
    Shown,
}

/// Loads the nested parts of a row that is known to be in scope.
pub(super) fn load(
    conn: &mut PgConnection,
    keys: &FieldKeys,
    row: &ContactRow,
    secrets: Secrets,
) -> Result<(ContactDetails, Vec<TagView>), PersistenceError> {
    let parts: DetailRow = Prepared::new(include_str!("sql/details.sql"), vec![Value::Uuid(row.id)]).get_result(conn)?;
    let stored: Vec<StoredIdentifier> = read(parts.identifiers)?;
    let identifiers = stored.into_iter().map(|i| i.open(keys, secrets)).collect::<Result<_, _>>()?;
    let addresses: Vec<ContactAddress> = read(parts.addresses)?;
    let links: Vec<LinkView> = read(parts.links)?;
    let accounts: Vec<ContactAccountView> = read(parts.accounts)?;
    let custom = row.custom.as_object().cloned().unwrap_or_default();
    let details = ContactDetails { identifiers, addresses, links, accounts, preferences: row.preferences(), custom };
    Ok((details, read(parts.tags)?))
}

fn read<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T, PersistenceError> {
    serde_json::from_value(value).map_err(|_| PersistenceError::Unreadable("contact details"))
}

impl StoredIdentifier {
    fn open(self, keys: &FieldKeys, secrets: Secrets) -> Result<Identifier, PersistenceError> {
        let kind = IdentifierKind::from_code(&self.kind).ok_or(PersistenceError::Unreadable("identifier kind"))?;
        let value = match (self.value, self.sealed) {
            (Some(open), _) => Some(open),
            (None, Some(hex)) => {
                let plain = keys.open(SEALED_COLUMN, self.id, &from_hex(&hex)?)?;
                Some(if secrets == Secrets::Shown { plain } else { Identifier::masked(&plain) })
            }
            (None, None) => None,
        };
        Ok(Identifier { id: Some(self.id), kind, value, issuer: self.issuer })
    }
}

fn from_hex(text: &str) -> Result<Vec<u8>, PersistenceError> {
    let byte = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..text.len()).step_by(2).map(byte).collect::<Option<_>>().ok_or(PersistenceError::Unreadable("encrypted value"))
}

/// The tags of several people in one query.
pub(super) fn tags_of(conn: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<TagView>>, PersistenceError> {
    let rows: Vec<(Uuid, Uuid, String)> = contact_tags::table
        .inner_join(tags::table.on(tags::id.eq(contact_tags::tag_id)))
        .filter(contact_tags::contact_id.eq_any(ids))
        .order(tags::name)
        .select((contact_tags::contact_id, tags::id, tags::name))
        .load(conn)?;
    let mut of: HashMap<Uuid, Vec<TagView>> = HashMap::new();
    for (contact, id, name) in rows {
        of.entry(contact).or_default().push(TagView { id, name });
    }
    Ok(of)
}
