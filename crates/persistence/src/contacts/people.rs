//! Contacts and patients: find, list, insert, update, archive. Every function takes a [`Scope`] and writes its audit row.

use chrono::NaiveTime;
use diesel::prelude::*;
use domain::contacts::{ContactField, ContactSort, ContactView, CreateContact};
use domain::identity::Permission;
use uuid::Uuid;

use super::details::{self, Secrets};
use super::rows::{self, ContactRow};
use super::{mrn, parts};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::listing::{Archived, Condition, ListRequest, Listed};
use crate::schema::{contact_locations, contacts};
use crate::scope::Scope;

/// Which people a route is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Everybody, patients included.
    Contacts,
    /// Those with a medical record number.
    Patients,
}

impl People {
    /// The resource in the audit and the history.
    pub fn resource(self) -> &'static str {
        match self {
            People::Contacts => "contacts",
            People::Patients => "patients",
        }
    }

    pub(super) fn includes(self) -> Condition<contacts::table> {
        match self {
            People::Contacts => Box::new(contacts::id.is_not_null().nullable()),
            People::Patients => Box::new(contacts::mrn.is_not_null().nullable()),
        }
    }
}

/// The row, when it is in scope; the row that answers for it, when it was merged.
fn visible(conn: &mut PgConnection, scope: &Scope, people: People, id: Uuid, archived: Archived) -> Result<ContactRow, PersistenceError> {
    let mut wanted = id;
    // a chain of merges is short; the bound only keeps a damaged one from running for ever
    for _ in 0..20 {
        let row: Option<ContactRow> = contacts::table
            .filter(contacts::id.eq(wanted))
            .filter(people.includes())
            .filter(scope.sees())
            .select(ContactRow::as_select())
            .first(conn)
            .optional()?;
        match row {
            Some(ContactRow { merged_into_id: Some(survivor), .. }) => wanted = survivor,
            Some(row) if row.archived_at.is_some() && archived == Archived::Hidden => return Err(PersistenceError::NotFound),
            Some(row) => return Ok(row),
            None => return Err(PersistenceError::NotFound),
        }
    }
    Err(PersistenceError::NotFound)
}

/// The full view of a row, without an audit row.
pub(super) fn view(conn: &mut PgConnection, keys: &FieldKeys, row: ContactRow) -> Result<ContactView, PersistenceError> {
    let (details, tags) = details::load(conn, keys, &row, Secrets::Masked)?;
    Ok(ContactView { details: Some(details), tags, ..row.into() })
}

/// The record; the surviving one for an id that was absorbed by a merge.
///
/// A clinical role that may identify the person but has no care relation gets [`PersistenceError::OutsideCare`].
pub fn find(
    conn: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    identify: &Scope,
    people: People,
    id: Uuid,
    archived: Archived,
) -> Result<ContactView, PersistenceError> {
    match visible(conn, scope, people, id, archived) {
        Ok(row) => {
            audit::record(conn, scope, AuditAction::Read, people.resource(), &[row.id])?;
            view(conn, keys, row)
        }
        Err(PersistenceError::NotFound) => outside(conn, scope, identify, people, id),
        Err(error) => Err(error),
    }
}

/// Somebody whom the caller may identify only.
fn outside(conn: &mut PgConnection, scope: &Scope, identify: &Scope, people: People, id: Uuid) -> Result<ContactView, PersistenceError> {
    let row = visible(conn, identify, people, id, Archived::Hidden)?;
    audit::record(conn, identify, AuditAction::Read, people.resource(), &[row.id])?;
    if scope.is_care() { Err(PersistenceError::OutsideCare) } else { Ok(row.identity()) }
}

/// The id of the record that answers for `id`, when it is in scope.
pub fn resolve(conn: &mut PgConnection, scope: &Scope, people: People, id: Uuid) -> Result<Uuid, PersistenceError> {
    match visible(conn, scope, people, id, Archived::Included) {
        Ok(row) => Ok(row.id),
        Err(PersistenceError::NotFound) if scope.is_care() => Err(not_in_care(conn, scope, id)),
        Err(error) => Err(error),
    }
}

/// Why a clinical role does not get at a record: it is outside the care, or it is not there at all.
fn not_in_care(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> PersistenceError {
    let identify = scope.actor().scope(Permission::IdentifyPatients);
    match visible(conn, &identify, People::Patients, id, Archived::Hidden) {
        Ok(_) => PersistenceError::OutsideCare,
        Err(error) => error,
    }
}

/// Whether the record is archived; the caller has checked the scope.
pub fn is_archived(conn: &mut PgConnection, id: Uuid) -> Result<bool, PersistenceError> {
    Ok(contacts::table.find(id).select(contacts::archived_at.is_not_null()).first(conn)?)
}

/// The language in which somebody is written to; the caller has checked the scope.
pub fn language(conn: &mut PgConnection, id: Uuid) -> Result<domain::Lang, PersistenceError> {
    let code: String = contacts::table.find(id).select(contacts::language).first(conn)?;
    Ok(domain::Lang::from_code(&code).unwrap_or_default())
}

/// The record for a change: locked until the transaction ends.
pub fn lock(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    id: Uuid,
    archived: Archived,
) -> Result<ContactView, PersistenceError> {
    contacts::table.find(id).select(contacts::id).for_update().first::<Uuid>(tx).optional()?;
    let row = visible(tx, scope, people, id, archived)?;
    if row.id != id {
        // changes go to the surviving record, which has to be locked as well
        contacts::table.find(row.id).select(contacts::id).for_update().first::<Uuid>(tx)?;
    }
    view(tx, keys, row)
}

/// One page; writes one audit row with the ids it shows.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    people: People,
    request: &ListRequest<ContactField, ContactSort>,
) -> Result<Listed<ContactView>, PersistenceError> {
    let listed = rows::page(conn, request, &|| vec![scope.sees(), people.includes()])?;
    let ids: Vec<Uuid> = listed.rows.iter().map(|r| r.id).collect();
    audit::record(conn, scope, AuditAction::List, people.resource(), &ids)?;
    let mut tags = details::tags_of(conn, &ids)?;
    Ok(listed.map(|row| {
        let tags = tags.remove(&row.id).unwrap_or_default();
        ContactView { tags, ..row.into() }
    }))
}

/// Adds the nested parts to the rows of a page (`expand=details`).
pub fn expand(conn: &mut PgConnection, keys: &FieldKeys, views: &mut [ContactView]) -> Result<(), PersistenceError> {
    for shown in views.iter_mut().filter(|v| !v.identity_only) {
        let row: ContactRow = contacts::table.find(shown.id).select(ContactRow::as_select()).first(conn)?;
        shown.details = Some(details::load(conn, keys, &row, Secrets::Masked)?.0);
    }
    Ok(())
}

/// Adds a person; patients get the next medical record number when none was given.
pub fn insert(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    form: &CreateContact,
) -> Result<ContactView, PersistenceError> {
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    let mrn = match (people, &form.mrn) {
        (People::Contacts, _) => None,
        (People::Patients, Some(own)) => Some(own.clone()),
        (People::Patients, None) => Some(mrn::next(tx)?),
    };
    let location = form.location_id.or_else(|| scope.default_location());
    diesel::insert_into(contacts::table)
        .values((
            contacts::id.eq(id),
            contacts::mrn.eq(mrn),
            values(form),
            contacts::location_id.eq(location),
            contacts::created_at.eq(now),
            contacts::created_by.eq(scope.actor().user_id()),
            contacts::updated_at.eq(now),
        ))
        .execute(tx)?;
    if let Some(location) = location {
        belong(tx, id, location)?;
    }
    parts::replace(tx, keys, id, form, now)?;
    let row: ContactRow = contacts::table.find(id).select(ContactRow::as_select()).first(tx)?;
    let view = view(tx, keys, row)?;
    audit::record(tx, scope, AuditAction::Create, people.resource(), &[id])?;
    changes::record(tx, scope.actor(), people.resource(), id, "created", 1, &[])?;
    Ok(view)
}

/// Staff of this location see the person from now on.
pub(crate) fn belong(tx: &mut PgConnection, contact: Uuid, location: Uuid) -> Result<(), PersistenceError> {
    diesel::insert_into(contact_locations::table)
        .values((contact_locations::contact_id.eq(contact), contact_locations::location_id.eq(location)))
        .on_conflict_do_nothing()
        .execute(tx)?;
    Ok(())
}

/// Writes the new form of a locked record; the history says what has changed.
pub fn update(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    scope: &Scope,
    people: People,
    before: &ContactView,
    form: &CreateContact,
) -> Result<ContactView, PersistenceError> {
    let (id, now) = (before.id, scope.actor().now());
    diesel::update(contacts::table.find(id))
        .set((
            contacts::mrn.eq(form.mrn.as_deref()),
            values(form),
            contacts::location_id.eq(form.location_id),
            contacts::updated_at.eq(now),
            contacts::version.eq(contacts::version + 1),
        ))
        .execute(tx)?;
    if let Some(location) = form.location_id {
        belong(tx, id, location)?;
    }
    parts::replace(tx, keys, id, form, now)?;
    let row: ContactRow = contacts::table.find(id).select(ContactRow::as_select()).first(tx)?;
    let after = view(tx, keys, row)?;
    let fields = changes::difference(&history_form(before), &history_form(&after));
    changes::record(tx, scope.actor(), people.resource(), id, "updated", after.version, &fields)?;
    let names: Vec<String> = fields.into_iter().map(|f| f.field).collect();
    audit::record_fields(tx, scope.actor(), AuditAction::Update, people.resource(), &[id], &names)?;
    Ok(after)
}

/// Archives or restores a locked record.
pub fn set_archived(tx: &mut PgConnection, scope: &Scope, people: People, id: Uuid, archived: bool) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    let version: i64 = diesel::update(contacts::table.find(id))
        .set((contacts::archived_at.eq(archived.then_some(now)), contacts::updated_at.eq(now), contacts::version.eq(contacts::version + 1)))
        .returning(contacts::version)
        .get_result(tx)?;
    let (action, word) = if archived { (AuditAction::Archive, "archived") } else { (AuditAction::Restore, "restored") };
    changes::record(tx, scope.actor(), people.resource(), id, word, version, &[])?;
    audit::record(tx, scope, action, people.resource(), &[id])
}

/// Makes a contact a patient: gives the next medical record number.
pub fn register(tx: &mut PgConnection, keys: &FieldKeys, scope: &Scope, contact: &ContactView) -> Result<ContactView, PersistenceError> {
    let mut form = contact.writable();
    form.mrn = Some(mrn::next(tx)?);
    update(tx, keys, scope, People::Patients, contact, &form)
}

/// The form that the history compares: secrets masked, names instead of ids where there are some.
pub(super) fn history_form(view: &ContactView) -> serde_json::Value {
    let mut form = view.writable();
    form.identifiers =
        view.details.iter().flat_map(|d| d.identifiers.clone()).map(|i| domain::contacts::Identifier { id: None, ..i }).collect();
    let mut value = serde_json::to_value(form).unwrap_or_default();
    let names: Vec<&str> = view.tags.iter().map(|t| t.name.as_str()).collect();
    value["tag_ids"] = serde_json::json!(names);
    let accounts: Vec<String> = view.details.iter().flat_map(|d| d.accounts.iter().map(|a| a.name.clone())).collect();
    value["account_ids"] = serde_json::json!(accounts);
    value
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateContact) -> _ {
    let name: &'a str = form.name.as_str();
    let honorific: Option<&'static str> = form.honorific.map(|h| h.code());
    let birth_date: Option<chrono::NaiveDate> = form.birth_date;
    let sex: Option<&'static str> = form.sex.map(|s| s.code());
    let phone: Option<&'a str> = form.phone.as_deref();
    let email: Option<&'a str> = form.email.as_deref();
    let deceased_on: Option<chrono::NaiveDate> = form.deceased_on;
    let language: &'static str = form.preferences.language.code();
    let channel: Option<&'static str> = form.preferences.channel.map(|c| c.code());
    let wanted: Vec<&'static str> = codes(&form.preferences.topics_wanted);
    let unwanted: Vec<&'static str> = codes(&form.preferences.topics_unwanted);
    let quiet_from: Option<NaiveTime> = time(&form.preferences.quiet_from);
    let quiet_until: Option<NaiveTime> = time(&form.preferences.quiet_until);
    let custom: serde_json::Value = serde_json::Value::Object(form.custom.clone());
    (
        contacts::name.eq(name),
        contacts::honorific.eq(honorific),
        contacts::birth_date.eq(birth_date),
        contacts::sex.eq(sex),
        contacts::phone.eq(phone),
        contacts::email.eq(email),
        contacts::deceased_on.eq(deceased_on),
        contacts::language.eq(language),
        contacts::channel.eq(channel),
        contacts::topics_wanted.eq(wanted),
        contacts::topics_unwanted.eq(unwanted),
        contacts::quiet_from.eq(quiet_from),
        contacts::quiet_until.eq(quiet_until),
        contacts::custom.eq(custom),
    )
}

fn codes(topics: &[domain::contacts::Topic]) -> Vec<&'static str> {
    topics.iter().map(|t| t.code()).collect()
}

fn time(text: &Option<String>) -> Option<NaiveTime> {
    text.as_deref().and_then(|t| NaiveTime::parse_from_str(t, "%H:%M").ok())
}
