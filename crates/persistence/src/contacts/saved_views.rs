//! Saved views: own ones, and those that others share.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateSavedView, MAX_SAVED_VIEWS, SavedViewResource, SavedViewView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::saved_views;

/// A row of `saved_views`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = saved_views)]
pub struct SavedViewRow {
    pub id: Uuid,
    pub user_id: Uuid,
    pub resource: String,
    pub name: String,
    pub shared: bool,
    pub definition: serde_json::Value,
    pub position: i32,
    pub version: i64,
}

/// Shared views of others that a list shows at most.
const MAX_SHARED: i64 = 200;

impl SavedViewRow {
    /// The view as this user sees it.
    fn seen_by(self, user: Uuid) -> SavedViewView {
        SavedViewView {
            id: self.id,
            resource: SavedViewResource::from_code(&self.resource).unwrap_or(SavedViewResource::Contacts),
            name: self.name,
            shared: self.shared,
            definition: serde_json::from_value(self.definition).unwrap_or_default(),
            position: self.position,
            own: self.user_id == user,
            version: self.version,
        }
    }
}

/// A user's own views and the shared ones of others, own ones first.
pub fn list(conn: &mut PgConnection, user: Uuid, resource: Option<SavedViewResource>) -> Result<Vec<SavedViewView>, PersistenceError> {
    let of = || {
        let codes = SavedViewResource::ALL.iter().filter(|r| resource.is_none_or(|wanted| **r == wanted)).map(|r| r.code());
        let order = (saved_views::position, saved_views::name, saved_views::id);
        let query = saved_views::table.filter(saved_views::resource.eq_any(codes.collect::<Vec<_>>()));
        query.order(order).select(SavedViewRow::as_select())
    };
    let mut rows: Vec<SavedViewRow> = of().filter(saved_views::user_id.eq(user)).load(conn)?;
    let shared = of().filter(saved_views::user_id.ne(user)).filter(saved_views::shared);
    rows.extend(shared.limit(MAX_SHARED).load::<SavedViewRow>(conn)?);
    Ok(rows.into_iter().map(|row| row.seen_by(user)).collect())
}

/// A view that the user made or that is shared.
pub fn find(conn: &mut PgConnection, user: Uuid, id: Uuid) -> Result<SavedViewView, PersistenceError> {
    let visible = saved_views::user_id.eq(user).or(saved_views::shared);
    let row: SavedViewRow = saved_views::table.find(id).filter(visible).select(SavedViewRow::as_select()).first(conn)?;
    Ok(row.seen_by(user))
}

/// As [`find`], and nobody else changes the row until this transaction ends.
pub fn lock(tx: &mut PgConnection, user: Uuid, id: Uuid) -> Result<SavedViewView, PersistenceError> {
    let visible = saved_views::user_id.eq(user).or(saved_views::shared);
    let query = saved_views::table.find(id).filter(visible).select(SavedViewRow::as_select());
    let row: SavedViewRow = query.for_update().first(tx)?;
    Ok(row.seen_by(user))
}

/// Whether the user keeps as many views of this list as one may.
pub fn is_full(conn: &mut PgConnection, user: Uuid, resource: SavedViewResource) -> Result<bool, PersistenceError> {
    let own = saved_views::table.filter(saved_views::user_id.eq(user)).filter(saved_views::resource.eq(resource.code()));
    Ok(own.count().get_result::<i64>(conn)? >= MAX_SAVED_VIEWS)
}

pub fn insert(tx: &mut PgConnection, id: Uuid, user: Uuid, view: &CreateSavedView, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::id.eq(id),
            saved_views::user_id.eq(user),
            saved_views::resource.eq(view.resource.code()),
            values(view)?,
            saved_views::created_at.eq(now),
            saved_views::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form, but for the resource, and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, view: &CreateSavedView, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(saved_views::table.find(id))
        .set((values(view)?, saved_views::updated_at.eq(now), saved_views::version.eq(saved_views::version + 1)))
        .execute(tx)?;
    Ok(())
}

/// Removes a view; nothing depends on it, so it is not archived.
pub fn delete(tx: &mut PgConnection, id: Uuid) -> Result<(), PersistenceError> {
    diesel::delete(saved_views::table.find(id)).execute(tx)?;
    Ok(())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = saved_views)]
struct SavedViewValues<'a> {
    name: &'a str,
    shared: bool,
    definition: serde_json::Value,
    position: i32,
}

fn values(view: &CreateSavedView) -> Result<SavedViewValues<'_>, PersistenceError> {
    let definition = serde_json::to_value(&view.definition).map_err(|_| PersistenceError::Unreadable("definition"))?;
    Ok(SavedViewValues { name: &view.name, shared: view.shared, definition, position: view.position })
}
