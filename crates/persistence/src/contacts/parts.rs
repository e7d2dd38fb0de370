//! Writing the nested parts of a person's record: what was sent replaces what was there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateContact, Identifier};
use uuid::Uuid;

use super::details::SEALED_COLUMN;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{account_contacts, contact_addresses, contact_identifiers, contact_links, contact_tags, contacts};

/// Replaces all nested parts of a contact by those of the form.
pub(super) fn replace(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    id: Uuid,
    form: &CreateContact,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
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

/// Addresses that are still in the form keep their ids, by which the undo of a merge finds what moved.
fn replace_addresses(tx: &mut PgConnection, contact: Uuid, form: &CreateContact) -> Result<(), PersistenceError> {
    let own = contact_addresses::table.filter(contact_addresses::contact_id.eq(contact));
    let mut stored: Vec<(Uuid, String, serde_json::Value)> = own
        .select((contact_addresses::id, contact_addresses::kind, contact_addresses::address))
        .order((contact_addresses::position, contact_addresses::id))
        .load(tx)?;
    for (entry, position) in form.addresses.iter().zip(0i16..) {
        let (kind, address) =
            (entry.kind.code(), serde_json::to_value(&entry.address).map_err(|_| PersistenceError::Unreadable("address"))?);
        if let Some(at) = stored.iter().position(|(_, k, a)| k == kind && *a == address) {
            let (id, ..) = stored.swap_remove(at);
            diesel::update(contact_addresses::table.find(id)).set(contact_addresses::position.eq(position)).execute(tx)?;
            continue;
        }
        diesel::insert_into(contact_addresses::table)
            .values((
                contact_addresses::id.eq(Uuid::now_v7()),
                contact_addresses::contact_id.eq(contact),
                contact_addresses::kind.eq(kind),
                contact_addresses::address.eq(address),
                contact_addresses::position.eq(position),
            ))
            .execute(tx)?;
    }
    let gone: Vec<Uuid> = stored.into_iter().map(|(id, ..)| id).collect();
    diesel::delete(contact_addresses::table.filter(contact_addresses::id.eq_any(gone))).execute(tx)?;
    Ok(())
}

/// Links that are still in the form keep their ids; those to archived people are not shown, so they stay.
fn replace_links(tx: &mut PgConnection, contact: Uuid, form: &CreateContact) -> Result<(), PersistenceError> {
    let stored: Vec<(Uuid, Uuid, String)> = contact_links::table
        .inner_join(contacts::table.on(contacts::id.eq(contact_links::related_id)))
        .filter(contact_links::contact_id.eq(contact))
        .filter(contacts::archived_at.is_null())
        .select((contact_links::id, contact_links::related_id, contact_links::kind))
        .load(tx)?;
    let wanted = |related: Uuid, kind: &str| form.links.iter().any(|link| link.related_id == related && link.kind.code() == kind);
    let gone: Vec<Uuid> = stored.into_iter().filter(|(_, related, kind)| !wanted(*related, kind)).map(|(id, ..)| id).collect();
    diesel::delete(contact_links::table.filter(contact_links::id.eq_any(gone))).execute(tx)?;
    let row = |link: &domain::contacts::ContactLink| {
        (
            contact_links::id.eq(Uuid::now_v7()),
            contact_links::contact_id.eq(contact),
            contact_links::related_id.eq(link.related_id),
            contact_links::kind.eq(link.kind.code()),
        )
    };
    let rows: Vec<_> = form.links.iter().map(row).collect();
    diesel::insert_into(contact_links::table)
        .values(rows)
        .on_conflict((contact_links::contact_id, contact_links::related_id, contact_links::kind))
        .do_nothing()
        .execute(tx)?;
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
