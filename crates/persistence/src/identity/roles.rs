//! Roles and their permissions.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::identity::{CreateRole, Permission, Reach, RoleCode, RoleView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{role_permissions, roles, user_roles};

/// A row of `roles`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = roles)]
pub struct RoleRow {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub reach: String,
    pub built_in: bool,
    pub version: i64,
}

impl RoleRow {
    fn into_view(self, permissions: Vec<Permission>) -> Result<RoleView, PersistenceError> {
        Ok(RoleView {
            id: self.id,
            code: self.code,
            name_id: self.name_id,
            name_en: self.name_en,
            reach: Reach::from_code(&self.reach).ok_or(PersistenceError::Unreadable("reach"))?,
            permissions,
            built_in: self.built_in,
            version: self.version,
        })
    }
}

/// Makes the built-in roles that are missing; those that are there stay as they were edited.
pub fn ensure_built_in(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    for role in RoleCode::ALL {
        let (id, name) = (Uuid::now_v7(), role.name());
        let made = diesel::insert_into(roles::table)
            .values((
                roles::id.eq(id),
                roles::code.eq(role.code()),
                roles::name_id.eq(name.id),
                roles::name_en.eq(name.en),
                roles::reach.eq(role.reach().code()),
                roles::built_in.eq(true),
                roles::created_at.eq(now),
                roles::updated_at.eq(now),
            ))
            .on_conflict(roles::code)
            .do_nothing()
            .execute(tx)?;
        if made == 1 {
            set_permissions(tx, id, role.permissions())?;
        }
    }
    Ok(())
}

/// Every role: the built-in ones in their usual order, then the others by code.
pub fn list(conn: &mut PgConnection) -> Result<Vec<RoleView>, PersistenceError> {
    let rows: Vec<RoleRow> = roles::table.order(roles::code).select(RoleRow::as_select()).load(conn)?;
    let mut held: HashMap<Uuid, Vec<Permission>> = HashMap::new();
    let pairs: Vec<(Uuid, String)> =
        role_permissions::table.select((role_permissions::role_id, role_permissions::permission)).load(conn)?;
    for (role, permission) in pairs {
        held.entry(role).or_default().extend(Permission::from_code(&permission));
    }
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let mut permissions = held.remove(&row.id).unwrap_or_default();
        permissions.sort_unstable();
        views.push(row.into_view(permissions)?);
    }
    let place = |view: &RoleView| RoleCode::ALL.iter().position(|role| role.code() == view.code).unwrap_or(RoleCode::ALL.len());
    views.sort_by_key(place);
    Ok(views)
}

pub fn find(conn: &mut PgConnection, id: Uuid) -> Result<RoleView, PersistenceError> {
    let row: RoleRow = roles::table.find(id).select(RoleRow::as_select()).first(conn)?;
    let permissions = permissions_of(conn, id)?;
    row.into_view(permissions)
}

/// As [`find`], and nobody else changes the role until this transaction ends.
pub fn lock(tx: &mut PgConnection, id: Uuid) -> Result<RoleView, PersistenceError> {
    let row: RoleRow = roles::table.find(id).select(RoleRow::as_select()).for_update().first(tx)?;
    let permissions = permissions_of(tx, id)?;
    row.into_view(permissions)
}

/// The ids of roles by their codes.
pub fn ids(conn: &mut PgConnection, codes: &[&str]) -> Result<HashMap<String, Uuid>, PersistenceError> {
    let found: Vec<(String, Uuid)> = roles::table.filter(roles::code.eq_any(codes)).select((roles::code, roles::id)).load(conn)?;
    Ok(found.into_iter().collect())
}

pub fn insert(tx: &mut PgConnection, id: Uuid, role: &CreateRole, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(roles::table)
        .values((roles::id.eq(id), values(role), roles::created_at.eq(now), roles::updated_at.eq(now)))
        .execute(tx)?;
    set_permissions(tx, id, &role.permissions)
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, role: &CreateRole, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(roles::table.find(id))
        .set((values(role), roles::updated_at.eq(now), roles::version.eq(roles::version + 1)))
        .execute(tx)?;
    set_permissions(tx, id, &role.permissions)
}

/// Whether somebody holds the role.
pub fn is_held(conn: &mut PgConnection, id: Uuid) -> Result<bool, PersistenceError> {
    let holders = user_roles::table.filter(user_roles::role_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(holders)).get_result(conn)?)
}

/// Removes a role that nobody holds.
pub fn delete(tx: &mut PgConnection, id: Uuid) -> Result<(), PersistenceError> {
    diesel::delete(roles::table.find(id)).execute(tx)?;
    Ok(())
}

fn permissions_of(conn: &mut PgConnection, id: Uuid) -> Result<Vec<Permission>, PersistenceError> {
    let held = role_permissions::table.filter(role_permissions::role_id.eq(id)).select(role_permissions::permission);
    let codes: Vec<String> = held.load(conn)?;
    let mut permissions: Vec<Permission> = codes.iter().filter_map(|code| Permission::from_code(code)).collect();
    permissions.sort_unstable();
    Ok(permissions)
}

fn set_permissions(tx: &mut PgConnection, id: Uuid, permissions: &[Permission]) -> Result<(), PersistenceError> {
    diesel::delete(role_permissions::table.filter(role_permissions::role_id.eq(id))).execute(tx)?;
    let row = |permission: &Permission| (role_permissions::role_id.eq(id), role_permissions::permission.eq(permission.code()));
    let rows: Vec<_> = permissions.iter().map(row).collect();
    diesel::insert_into(role_permissions::table).values(rows).execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(role: &'a CreateRole) -> _ {
    let code: &'a str = role.code.as_str();
    let name_id: &'a str = role.name_id.as_str();
    let name_en: &'a str = role.name_en.as_str();
    let reach: &'static str = role.reach.code();
    (roles::code.eq(code), roles::name_id.eq(name_id), roles::name_en.eq(name_en), roles::reach.eq(reach))
}
