//! Tags: labels that people are given.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateTag, TagDetails, TagField, TagSort};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::tags;

/// A row of `tags`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tags)]
pub struct TagRow {
    pub id: Uuid,
    pub name: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table tags, row TagRow, fields TagField, sorts TagSort;
    filter { Name => text(tags::name); }
    sort { Name => tags::name, String, |row| row.name; }
}

crate::findable! { table tags, row TagRow, view TagDetails }
crate::archivable! { table tags }

impl From<TagRow> for TagDetails {
    fn from(row: TagRow) -> Self {
        TagDetails {
            id: row.id,
            name: row.name,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<TagField, TagSort>) -> Result<Listed<TagDetails>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(TagDetails::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, tag: &CreateTag, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(tags::table)
        .values((tags::id.eq(id), tags::name.eq(&tag.name), tags::created_at.eq(now), tags::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Renames, and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, tag: &CreateTag, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(tags::table.find(id))
        .set((tags::name.eq(&tag.name), tags::updated_at.eq(now), tags::version.eq(tags::version + 1)))
        .execute(tx)?;
    Ok(())
}
