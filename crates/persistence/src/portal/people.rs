//! Own data: the record as its owner or guardian sees it, and what they change about it.

use diesel::prelude::*;
use domain::contacts::{ChangeView, ContactView, CreateContact, FieldChange};
use domain::portal::{OwnPerson, OwnPersonView};
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::listing::Archived;
use crate::scope::Scope;

/// Fields of the history that their owner sees; others are notes of the staff.
const SHOWN: [&str; 9] = ["name", "honorific", "birth_date", "sex", "phone", "email", "addresses", "preferences", "mrn"];

/// The record of oneself or of somebody one is guardian of.
pub fn find(conn: &mut PgConnection, keys: &FieldKeys, scope: &Scope, id: Uuid) -> Result<OwnPersonView, PersistenceError> {
    let view = people::find(conn, keys, scope, scope, People::Contacts, id, Archived::Hidden)?;
    Ok(own(scope, view))
}

/// As [`find`], locked until the transaction ends.
pub fn lock(tx: &mut PgConnection, keys: &FieldKeys, scope: &Scope, id: Uuid) -> Result<(ContactView, OwnPersonView), PersistenceError> {
    let view = people::lock(tx, keys, scope, People::Contacts, id, Archived::Hidden)?;
    let shown = own(scope, view.clone());
    Ok((view, shown))
}

/// Writes the new form of a locked record; the history says what has changed.
pub fn update(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    before: &ContactView,
    form: OwnPerson,
) -> Result<OwnPersonView, PersistenceError> {
    let OwnPerson { name, honorific, birth_date, sex, addresses, preferences } = form;
    let full = CreateContact { name, honorific, birth_date, sex, addresses, preferences, ..before.writable() };
    Ok(own(scope, people::update(tx, keys, scope, kind(before), before, &full)?))
}

/// Writes a proven address of a locked record.
pub fn set_address(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    before: &ContactView,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<OwnPersonView, PersistenceError> {
    let mut form = before.writable();
    if let Some(email) = email {
        form.email = Some(email.to_owned());
    }
    if let Some(phone) = phone {
        form.phone = Some(phone.to_owned());
    }
    Ok(own(scope, people::update(tx, keys, scope, kind(before), before, &form)?))
}

/// What has changed about the person, and by whom, the latest first.
pub fn history(conn: &mut PgConnection, scope: &Scope, id: Uuid, limit: i64) -> Result<Vec<ChangeView>, PersistenceError> {
    let id = people::resolve(conn, scope, People::Contacts, id)?;
    audit::record(conn, scope, AuditAction::List, "changes", &[id])?;
    let shown = |field: &FieldChange| SHOWN.contains(&field.field.as_str());
    let visible = |change: ChangeView| {
        let fields: Vec<FieldChange> = change.fields.into_iter().filter(shown).collect();
        (!fields.is_empty() || change.action == "created").then_some(ChangeView { fields, ..change })
    };
    Ok(changes::list(conn, id, limit)?.into_iter().filter_map(visible).collect())
}

/// Under which name a change of the record is kept.
pub(super) fn kind(view: &ContactView) -> People {
    if view.mrn.is_some() { People::Patients } else { People::Contacts }
}

fn own(scope: &Scope, view: ContactView) -> OwnPersonView {
    let details = view.details.unwrap_or_default();
    OwnPersonView {
        own: scope.actor().principal().contact_id == Some(view.id),
        id: view.id,
        mrn: view.mrn,
        name: view.name,
        honorific: view.honorific,
        birth_date: view.birth_date,
        sex: view.sex,
        phone: view.phone,
        email: view.email,
        addresses: details.addresses,
        preferences: details.preferences,
        created_at: view.created_at,
        updated_at: view.updated_at,
        version: view.version,
    }
}
