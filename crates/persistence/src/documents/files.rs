//! Files: add, list, find, fetch, archive. Each goes through the door of its record, and writes its audit row.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::documents::{FileState, FileTarget, FileView, MAX_FILES, MediaType, RecordKind};
use domain::live::{LiveEvent, LiveKind};
use uuid::Uuid;

use super::access::{self, Owner, Wish};
use super::rows::FileRow;
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::consultations::audience;
use crate::error::PersistenceError;
use crate::listing::Archived;
use crate::live;
use crate::own::Own;
use crate::schema::{accounts, consultation_attachments, contacts, files, users};
use crate::scope::Scope;

/// The resource in the audit and the history.
pub const RESOURCE: &str = "files";

/// A file whose bytes lie on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    pub name: String,
    pub media_type: MediaType,
    pub size_bytes: i64,
    pub sha256: Vec<u8>,
    /// Pixels, for pictures.
    pub dimensions: Option<(i32, i32)>,
    pub stored_name: String,
    /// `Quarantined` when a scanner has to look at it first.
    pub state: FileState,
}

/// What a record has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Enough,
    TooManyFiles,
    TooManyBytes,
}

/// The content of a file, for whoever may have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Served { stored_name: String, name: String, media_type: MediaType },
    Waiting,
    Refused,
}

/// Whether the record has room for so many bytes more. `quota` is in bytes, for all
/// files of a person or an account together, archived ones included.
pub fn room(conn: &mut PgConnection, owner: &Owner, bytes: i64, quota: i64) -> Result<Room, PersistenceError> {
    let on_record = files::table
        .filter(files::record_kind.eq(owner.kind.code()))
        .filter(files::record_id.eq(owner.record_id))
        .filter(files::archived_at.is_null());
    let count: i64 = on_record.count().get_result(conn)?;
    if count >= MAX_FILES {
        return Ok(Room::TooManyFiles);
    }
    let kept = files::table.filter(files::stored_name.is_not_null()).select(sql::<BigInt>("coalesce(sum(size_bytes), 0)::bigint"));
    let used: i64 = match owner.contact_id {
        Some(contact) => kept.filter(files::contact_id.eq(contact)).first(conn)?,
        None => kept.filter(files::record_kind.eq(owner.kind.code())).filter(files::record_id.eq(owner.record_id)).first(conn)?,
    };
    Ok(if used.saturating_add(bytes) > quota { Room::TooManyBytes } else { Room::Enough })
}

/// Adds a file to a record that [`access::enter`] has opened for writing; the inner error says that there is no room for it.
pub fn insert(
    tx: &mut PgConnection,
    scope: &Scope,
    owner: &Owner,
    file: &NewFile,
    quota: i64,
) -> Result<Result<FileView, Room>, PersistenceError> {
    hold(tx, owner)?;
    match room(tx, owner, file.size_bytes, quota)? {
        Room::Enough => {}
        full => return Ok(Err(full)),
    }
    let (id, now) = (Uuid::now_v7(), scope.actor().now());
    diesel::insert_into(files::table)
        .values((
            files::id.eq(id),
            files::contact_id.eq(owner.contact_id),
            files::record_kind.eq(owner.kind.code()),
            files::record_id.eq(owner.record_id),
            (files::name.eq(&file.name), files::media_type.eq(file.media_type.code())),
            (files::size_bytes.eq(file.size_bytes), files::sha256.eq(&file.sha256)),
            (files::width.eq(file.dimensions.map(|(w, _)| w)), files::height.eq(file.dimensions.map(|(_, h)| h))),
            files::stored_name.eq(&file.stored_name),
            files::state.eq(file.state.code()),
            files::uploaded_by.eq(scope.actor().user_id()),
            (files::due_at.eq(now), files::created_at.eq(now), files::updated_at.eq(now)),
        ))
        .execute(tx)?;
    changes::record(tx, scope.actor(), RESOURCE, id, "created", 1, &[])?;
    audit::record(tx, scope, AuditAction::Create, RESOURCE, &about(owner.contact_id))?;
    told(tx, FileTarget { record_kind: owner.kind, record_id: owner.record_id }, id, owner.contact_id, now)?;
    one(tx, id).map(Ok)
}

/// Two uploads for one person or account are counted one after the other, so that the quota holds.
fn hold(tx: &mut PgConnection, owner: &Owner) -> Result<(), PersistenceError> {
    match owner.contact_id {
        Some(contact) => contacts::table.find(contact).select(contacts::id).for_no_key_update().first::<Uuid>(tx)?,
        None => accounts::table.find(owner.record_id).select(accounts::id).for_no_key_update().first::<Uuid>(tx)?,
    };
    Ok(())
}

/// The files of a record, the newest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, target: FileTarget, archived: Archived) -> Result<Vec<FileView>, PersistenceError> {
    let owner = access::enter(conn, scope, target, Wish::Read(archived))?;
    audit::record(conn, scope, AuditAction::List, RESOURCE, &about(owner.contact_id))?;
    of_record(conn, &owner, archived)
}

/// As [`list`], for a module that has shown the record itself, and written the audit row for it.
pub fn of_record(conn: &mut PgConnection, owner: &Owner, archived: Archived) -> Result<Vec<FileView>, PersistenceError> {
    let mut query = files::table
        .left_join(users::table.on(users::id.nullable().eq(files::uploaded_by)))
        .filter(files::record_kind.eq(owner.kind.code()))
        .filter(files::record_id.eq(owner.record_id))
        .select((FileRow::as_select(), users::name.nullable()))
        .order((files::created_at.desc(), files::id.desc()))
        .limit(2 * MAX_FILES)
        .into_boxed();
    if archived == Archived::Hidden {
        query = query.filter(files::archived_at.is_null());
    }
    let rows: Vec<(FileRow, Option<String>)> = query.load(conn)?;
    rows.into_iter().map(|(row, name)| row.view(name)).collect()
}

/// A file on a record in reach.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<FileView, PersistenceError> {
    let row = visible(conn, scope, id, archived, Wish::Read(archived))?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &about(row.contact_id))?;
    one(conn, id)
}

/// Where the content of a file on a record in reach lies; what is archived, the file or its record, only when it is asked for.
pub fn content(conn: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<Content, PersistenceError> {
    let row = visible(conn, scope, id, archived, Wish::Read(archived))?;
    audit::record_fields(conn, scope.actor(), AuditAction::Read, RESOURCE, &about(row.contact_id), &["content".to_owned()])?;
    let (state, media_type) = (row.state(), row.media_type()?);
    Ok(match row.stored_name {
        Some(stored_name) if state.is_served() => Content::Served { stored_name, name: row.name, media_type },
        Some(_) => Content::Waiting,
        None => Content::Refused,
    })
}

/// As [`find`], locked for a change, without an audit row: the change writes its own. Of their own record and those of their wards
/// people may change only what they have uploaded themselves.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<FileView, PersistenceError> {
    files::table.find(id).select(files::id).for_update().first::<Uuid>(tx)?;
    let row = visible(tx, scope, id, archived, Wish::Write)?;
    let own = Own::of(tx, scope)?;
    if row.contact_id.map_or(scope.is_own(), |person| own.includes(person)) && row.uploaded_by != Some(scope.actor().user_id()) {
        return Err(PersistenceError::NotFound);
    }
    one(tx, id)
}

/// Whether a file went with a message of a consultation, where what was written stays as it was read.
pub fn is_sent(conn: &mut PgConnection, id: Uuid) -> Result<bool, PersistenceError> {
    let sent = consultation_attachments::table.filter(consultation_attachments::file_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(sent)).get_result(conn)?)
}

/// Archives or restores a locked file; its bytes stay.
pub fn set_archived(tx: &mut PgConnection, scope: &Scope, file: &FileView, archived: bool) -> Result<FileView, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(files::table.find(file.id))
        .set((files::archived_at.eq(archived.then_some(now)), files::updated_at.eq(now), files::version.eq(files::version + 1)))
        .execute(tx)?;
    let (action, word) = if archived { (AuditAction::Archive, "archived") } else { (AuditAction::Restore, "restored") };
    changes::record(tx, scope.actor(), RESOURCE, file.id, word, file.version + 1, &[])?;
    audit::record(tx, scope, action, RESOURCE, &about(file.contact_id))?;
    told(tx, FileTarget { record_kind: file.record_kind, record_id: file.record_id }, file.id, file.contact_id, now)?;
    one(tx, file.id)
}

/// Which of these names on disk belong to a file. Everything else is left over from an upload that was not finished.
pub fn known(conn: &mut PgConnection, names: &[String]) -> Result<HashSet<String>, PersistenceError> {
    let found: Vec<Option<String>> = files::table.filter(files::stored_name.eq_any(names)).select(files::stored_name).load(conn)?;
    Ok(found.into_iter().flatten().collect())
}

/// Screens that show the files of somebody hear of it; of a file in a consultation only those who take part.
pub(super) fn told(
    tx: &mut PgConnection,
    target: FileTarget,
    id: Uuid,
    contact: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    if target.record_kind == RecordKind::Consultation {
        return audience::tell_of_file(tx, target.record_id, id, now);
    }
    live::notify(tx, &LiveEvent { contact_id: contact, ..LiveEvent::new(LiveKind::FileChanged, id) })
}

fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived, wish: Wish) -> Result<FileRow, PersistenceError> {
    let row: FileRow = files::table.find(id).select(FileRow::as_select()).first(conn)?;
    access::enter(conn, scope, row.target()?, wish)?;
    archived.admits(row.archived_at)?;
    Ok(row)
}

fn one(conn: &mut PgConnection, id: Uuid) -> Result<FileView, PersistenceError> {
    let (row, name): (FileRow, Option<String>) = files::table
        .left_join(users::table.on(users::id.nullable().eq(files::uploaded_by)))
        .filter(files::id.eq(id))
        .select((FileRow::as_select(), users::name.nullable()))
        .first(conn)?;
    row.view(name)
}

fn about(contact: Option<Uuid>) -> Vec<Uuid> {
    contact.into_iter().collect()
}

/// The time until which an upload may still be under way.
pub fn settled_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now - chrono::Duration::hours(1)
}
