//! To whom a task can be given.

use diesel::prelude::*;
use domain::identity::Permission;
use domain::tasks::AssigneeView;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{role_permissions, user_roles, users};

/// Active users who may see tasks, by name.
pub fn list(conn: &mut PgConnection) -> Result<Vec<AssigneeView>, PersistenceError> {
    let rows: Vec<(Uuid, String)> = users::table
        .filter(users::id.eq_any(workers(conn)?))
        .filter(users::state.eq("active"))
        .order((users::name, users::id))
        .limit(1_000)
        .select((users::id, users::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| AssigneeView { id, name }).collect())
}

/// Whether a task can be given to this user.
pub fn admits(conn: &mut PgConnection, user: Uuid) -> Result<bool, PersistenceError> {
    let active: i64 = users::table.filter(users::id.eq(user)).filter(users::state.eq("active")).count().get_result(conn)?;
    Ok(active == 1 && workers(conn)?.contains(&user))
}

fn workers(conn: &mut PgConnection) -> Result<Vec<Uuid>, PersistenceError> {
    Ok(user_roles::table
        .inner_join(role_permissions::table.on(role_permissions::role_id.eq(user_roles::role_id)))
        .filter(role_permissions::permission.eq(Permission::ReadTasks.code()))
        .select(user_roles::user_id)
        .distinct()
        .load(conn)?)
}
