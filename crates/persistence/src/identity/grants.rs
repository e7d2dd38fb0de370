//! Which user holds which role, where.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::identity::{Permission, Reach, RoleCode, RoleGrant};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{locations, role_permissions, roles, user_roles, users};
use crate::scope::Grant;

/// The roles of a user with everything they allow.
pub fn of_user(conn: &mut PgConnection, user_id: Uuid) -> Result<Vec<Grant>, PersistenceError> {
    type Row = (Uuid, String, String, Option<Uuid>, Option<String>);
    let rows: Vec<Row> = user_roles::table
        .inner_join(roles::table.on(roles::id.eq(user_roles::role_id)))
        .left_join(role_permissions::table.on(role_permissions::role_id.eq(user_roles::role_id)))
        .filter(user_roles::user_id.eq(user_id))
        .order((roles::code, user_roles::id))
        .select((user_roles::id, roles::code, roles::reach, user_roles::location_id, role_permissions::permission.nullable()))
        .load(conn)?;
    let mut grants: Vec<(Uuid, Grant)> = Vec::new();
    for (id, role, reach, location_id, permission) in rows {
        if grants.last().is_none_or(|(last, _)| *last != id) {
            let reach = Reach::from_code(&reach).ok_or(PersistenceError::Unreadable("reach"))?;
            grants.push((id, Grant { role, reach, location_id, permissions: Vec::new() }));
        }
        if let (Some((_, grant)), Some(permission)) = (grants.last_mut(), permission.as_deref().and_then(Permission::from_code)) {
            grant.permissions.push(permission);
        }
    }
    Ok(grants.into_iter().map(|(_, grant)| grant).collect())
}

/// The roles of several users, without what they allow.
pub fn of_users(conn: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<RoleGrant>>, PersistenceError> {
    let rows: Vec<(Uuid, String, Option<Uuid>)> = user_roles::table
        .inner_join(roles::table.on(roles::id.eq(user_roles::role_id)))
        .filter(user_roles::user_id.eq_any(ids))
        .order((roles::code, user_roles::location_id))
        .select((user_roles::user_id, roles::code, user_roles::location_id))
        .load(conn)?;
    let mut found: HashMap<Uuid, Vec<RoleGrant>> = HashMap::new();
    for (user, role, location_id) in rows {
        found.entry(user).or_default().push(RoleGrant { role, location_id });
    }
    Ok(found)
}

/// Replaces the roles of a user: ids of roles, each for a location or for all.
pub fn replace(tx: &mut PgConnection, user_id: Uuid, wanted: &[(Uuid, Option<Uuid>)]) -> Result<(), PersistenceError> {
    diesel::delete(user_roles::table.filter(user_roles::user_id.eq(user_id))).execute(tx)?;
    let row = |(role, location): &(Uuid, Option<Uuid>)| {
        (
            user_roles::id.eq(Uuid::now_v7()),
            user_roles::user_id.eq(user_id),
            user_roles::role_id.eq(*role),
            user_roles::location_id.eq(*location),
        )
    };
    let rows: Vec<_> = wanted.iter().map(row).collect();
    diesel::insert_into(user_roles::table).values(rows).execute(tx)?;
    Ok(())
}

/// The location with this code, for the command line.
pub fn location_with_code(conn: &mut PgConnection, code: &str) -> Result<Option<Uuid>, PersistenceError> {
    Ok(locations::table.filter(locations::code.eq(code)).select(locations::id).first(conn).optional()?)
}

/// Whether anybody but this user can sign in as an administrator of all locations. Changes that ask this wait for each other.
pub fn other_admin_exists(tx: &mut PgConnection, user_id: Uuid) -> Result<bool, PersistenceError> {
    let admin = roles::table.filter(roles::code.eq(RoleCode::Admin.code()));
    let role: Uuid = admin.select(roles::id).for_update().first(tx)?;
    let others: i64 = user_roles::table
        .inner_join(users::table.on(users::id.eq(user_roles::user_id)))
        .filter(user_roles::role_id.eq(role))
        .filter(user_roles::location_id.is_null())
        .filter(users::id.ne(user_id))
        .filter(users::state.eq("active"))
        .filter(users::password_hash.is_not_null())
        .count()
        .get_result(tx)?;
    Ok(others > 0)
}
