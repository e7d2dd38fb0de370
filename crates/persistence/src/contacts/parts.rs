//! Writing the nested parts of a person's record: what was sent replaces what was there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateContact, Identifier};
use uuid::Uuid;

use super::details::SEALED_COLUMN;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{account_contacts, contact_addresses, contact_identifiers, contact_links, contact_tags};

/// Replaces all nested parts of a contact by those of the form.
pub(super) fn replace(tx: &mut PgConnection, keys: &FieldKeys, id: Uuid, form: &CreateContact, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    replace_identifiers(tx, keys, id, &form.identifiers, now)?;
    replace_addresses(tx, id, form)?;
    replace_links(tx, id, form)?;
    replace_memberships(tx, id, form)
}

/// Entries with an id and no value stay; the others go, and entries with a value are added.
fn replace_identifiers(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    contact: Uuid,
    identifiers: &[Identifier],
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let kept: Vec<Uuid> = identifiers.iter().filter(|i| i.value.is_none()).filter_map(|i| i.id).collect();
    diesel::delete(
        contact_identifiers::table
            .filter(contact_identifiers::contact_id.eq(contact))
            .filter(diesel::dsl::not(contact_identifiers::id.eq_any(kept))),
    )
    .execute(tx)?;
    for identifier in identifiers {
        if let Some(value) = &identifier.value {
            insert_identifier(tx, keys, contact, identifier, value, now)?;
        }
    }
    Ok(())
}

fn insert_identifier(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    contact: Uuid,
    identifier: &Identifier,
    value: &str,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let id = Uuid::now_v7();
    let kind = identifier.kind.code();
    let secret = identifier.kind.is_secret();
    let sealed = secret.then(|| keys.seal(SEALED_COLUMN, id, value)).transpose()?;
    diesel::insert_into(contact_identifiers::table)
        .values((
            contact_identifiers::id.eq(id),
            contact_identifiers::contact_id.eq(contact),
            contact_identifiers::kind.eq(kind),
            contact_identifiers::value.eq((!secret).then_some(value)),
            contact_identifiers::sealed.eq(sealed),
            contact_identifiers::blind_index.eq(secret.then(|| keys.blind_index(kind, value))),
            contact_identifiers::issuer.eq(identifier.issuer.as_deref()),
            contact_identifiers::created_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

fn replace_addresses(tx: &mut PgConnection, contact: Uuid, form: &CreateContact) -> Result<(), PersistenceError> {
    diesel::delete(contact_addresses::table.filter(contact_addresses::contact_id.eq(contact))).execute(tx)?;
    let unreadable = |_| PersistenceError::Unreadable("address");
    let rows = form.addresses.iter().zip(0i16..).map(|(entry, position)| {
        Ok((
            contact_addresses::id.eq(Uuid::now_v7()),
            contact_addresses::contact_id.eq(contact),
            contact_addresses::kind.eq(entry.kind.code()),
            contact_addresses::address.eq(serde_json::to_value(&entry.address).map_err(unreadable)?),
            contact_addresses::position.eq(position),
        ))
    });
    let rows: Vec<_> = rows.collect::<Result<_, PersistenceError>>()?;
    diesel::insert_into(contact_addresses::table).values(rows).execute(tx)?;
    Ok(())
}

fn replace_links(tx: &mut PgConnection, contact: Uuid, form: &CreateContact) -> Result<(), PersistenceError> {
    diesel::delete(contact_links::table.filter(contact_links::contact_id.eq(contact))).execute(tx)?;
    let row = |link: &domain::contacts::ContactLink| {
        (
            contact_links::id.eq(Uuid::now_v7()),
            contact_links::contact_id.eq(contact),
            contact_links::related_id.eq(link.related_id),
            contact_links::kind.eq(link.kind.code()),
        )
    };
    diesel::insert_into(contact_links::table).values(form.links.iter().map(row).collect::<Vec<_>>()).execute(tx)?;
    Ok(())
}

fn replace_memberships(tx: &mut PgConnection, contact: Uuid, form: &CreateContact) -> Result<(), PersistenceError> {
    diesel::delete(account_contacts::table.filter(account_contacts::contact_id.eq(contact))).execute(tx)?;
    let accounts: Vec<_> =
        form.account_ids.iter().map(|id| (account_contacts::account_id.eq(*id), account_contacts::contact_id.eq(contact))).collect();
    diesel::insert_into(account_contacts::table).values(accounts).execute(tx)?;
    diesel::delete(contact_tags::table.filter(contact_tags::contact_id.eq(contact))).execute(tx)?;
    let tags: Vec<_> = form.tag_ids.iter().map(|id| (contact_tags::tag_id.eq(*id), contact_tags::contact_id.eq(contact))).collect();
    diesel::insert_into(contact_tags::table).values(tags).execute(tx)?;
    Ok(())
}
