//! Users.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::identity::{
    CreateUser, CurrentUser, Login, Permission, Preferences, Reach, RoleGrant, Theme, UserField, UserSort, UserState, UserView,
};
use uuid::Uuid;

use super::grants;
use crate::error::PersistenceError;
use crate::schema::{user_roles, users};
use crate::scope::Grant;

/// A row of `users` without the password.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct UserRow {
    pub id: Uuid,
    pub name: String,
    pub username: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub state: String,
    pub language: String,
    pub theme: String,
    pub shortcuts: bool,
    pub practitioner_id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    pub last_signed_in_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table users, row UserRow, fields UserField, sorts UserSort;
    filter {
        State => text(users::state);
        Name => text(users::name);
        Email => text(users::email);
        CreatedAt => timestamp(users::created_at);
    }
    sort {
        Name => users::name, String, |row| row.name;
        CreatedAt => users::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

/// Which users a caller sees: all, or those with a role at the caller's locations.
#[derive(Clone, Debug, PartialEq)]
pub enum Circle {
    Everybody,
    At(Vec<Uuid>),
}

impl Circle {
    fn sees(&self) -> Condition<users::table> {
        match self {
            Circle::Everybody => Box::new(users::id.is_not_null().nullable()),
            Circle::At(locations) => {
                let there =
                    user_roles::table.filter(user_roles::user_id.eq(users::id)).filter(user_roles::location_id.eq_any(locations.clone()));
                Box::new(diesel::dsl::exists(there).nullable())
            }
        }
    }
}

/// What signing in looks at. It holds the hash of a password, so it has no debug form.
pub struct Account {
    pub id: Uuid,
    pub state: UserState,
    pub password_hash: Option<String>,
}

impl UserRow {
    fn into_view(self, roles: Vec<RoleGrant>) -> UserView {
        UserView {
            id: self.id,
            name: self.name,
            username: self.username,
            email: self.email,
            phone: self.phone,
            state: UserState::from_code(&self.state),
            language: Lang::from_code(&self.language).unwrap_or_default(),
            roles,
            practitioner_id: self.practitioner_id,
            contact_id: self.contact_id,
            last_signed_in_at: self.last_signed_in_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

/// Users whose name or login holds a text, when one is given.
pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<UserField, UserSort>,
    circle: &Circle,
    text: Option<&str>,
) -> Result<Listed<UserView>, PersistenceError> {
    let conditions = || {
        let mut all = vec![circle.sees()];
        all.extend(text.map(holding));
        all
    };
    let listed = page(conn, request, &conditions)?;
    let ids: Vec<Uuid> = listed.rows.iter().map(|row| row.id).collect();
    let mut roles = grants::of_users(conn, &ids)?;
    Ok(listed.map(|row| {
        let held = roles.remove(&row.id).unwrap_or_default();
        row.into_view(held)
    }))
}

fn holding(text: &str) -> Condition<users::table> {
    let pattern = format!("%{}%", crate::listing::like_escaped(text));
    let name = users::name.ilike(pattern.clone()).nullable();
    let email = users::email.ilike(pattern.clone());
    Box::new(name.or(email).or(users::username.ilike(pattern.clone())).or(users::phone.ilike(pattern)))
}

pub fn find(conn: &mut PgConnection, id: Uuid, circle: &Circle) -> Result<UserView, PersistenceError> {
    let row: UserRow = users::table.filter(users::id.eq(id)).filter(circle.sees()).select(UserRow::as_select()).first(conn)?;
    let roles = grants::of_users(conn, &[id])?.remove(&id).unwrap_or_default();
    Ok(row.into_view(roles))
}

/// The user, and nobody else changes the row until this transaction ends.
pub fn lock(tx: &mut PgConnection, id: Uuid) -> Result<UserView, PersistenceError> {
    let row: UserRow = users::table.find(id).select(UserRow::as_select()).for_update().first(tx)?;
    let roles = grants::of_users(tx, &[id])?.remove(&id).unwrap_or_default();
    Ok(row.into_view(roles))
}

/// The user as it is shown to itself.
pub fn current(conn: &mut PgConnection, id: Uuid) -> Result<CurrentUser, PersistenceError> {
    let row: UserRow = users::table.find(id).select(UserRow::as_select()).first(conn)?;
    let held = grants::of_user(conn, id)?;
    let permissions = allowed(held.iter());
    let permissions_everywhere = allowed(held.iter().filter(|grant| grant.location_id.is_none()));
    let (books_at, books_own) = booking(&held);
    Ok(CurrentUser {
        id: row.id,
        name: row.name,
        login: row.email.or(row.username).or(row.phone).unwrap_or_default(),
        language: Lang::from_code(&row.language).unwrap_or_default(),
        theme: Theme::from_code(&row.theme),
        shortcuts: row.shortcuts,
        roles: held.into_iter().map(|grant| RoleGrant { role: grant.role, location_id: grant.location_id }).collect(),
        permissions,
        permissions_everywhere,
        contact_id: row.contact_id,
        practitioner_id: row.practitioner_id,
        books_at,
        books_own,
        version: row.version,
    })
}

/// At which locations grants let visits be booked, absent for all, and whether they let practitioners book their own; as
/// `Scope::covers_hours` decides it.
fn booking(grants: &[Grant]) -> (Option<Vec<Uuid>>, bool) {
    let booking = || grants.iter().filter(|grant| grant.permissions.contains(&Permission::WriteAppointments));
    // The first location that is all of them makes the whole absent.
    let mut at: Option<Vec<Uuid>> = booking().filter(|grant| grant.reach == Reach::Locations).map(|grant| grant.location_id).collect();
    if let Some(locations) = &mut at {
        locations.sort_unstable();
        locations.dedup();
    }
    (at, booking().any(|grant| grant.reach == Reach::Care))
}

fn allowed<'a>(grants: impl Iterator<Item = &'a Grant>) -> Vec<Permission> {
    let mut permissions: Vec<Permission> = grants.flat_map(|grant| grant.permissions.iter().copied()).collect();
    permissions.sort_unstable();
    permissions.dedup();
    permissions
}

/// The account behind a login.
pub fn account(conn: &mut PgConnection, login: &Login) -> Result<Option<Account>, PersistenceError> {
    let mut query = users::table.select((users::id, users::state, users::password_hash)).into_boxed();
    query = match login {
        Login::Email(text) => query.filter(users::email.eq(text)),
        Login::Phone(text) => query.filter(users::phone.eq(text)),
        Login::Username(text) => query.filter(users::username.eq(text)),
    };
    let row: Option<(Uuid, String, Option<String>)> = query.first(conn).optional()?;
    Ok(row.map(|(id, state, password_hash)| Account { id, state: UserState::from_code(&state), password_hash }))
}

/// Whether a user may act.
pub fn state(conn: &mut PgConnection, id: Uuid) -> Result<UserState, PersistenceError> {
    let state: String = users::table.find(id).select(users::state).first(conn)?;
    Ok(UserState::from_code(&state))
}

/// The account of a user, and nobody else changes it until this transaction ends.
pub fn lock_account(tx: &mut PgConnection, id: Uuid) -> Result<Account, PersistenceError> {
    let row = users::table.find(id).select((users::id, users::state, users::password_hash)).for_update();
    let (id, state, password_hash): (Uuid, String, Option<String>) = row.first(tx)?;
    Ok(Account { id, state: UserState::from_code(&state), password_hash })
}

pub fn insert(tx: &mut PgConnection, id: Uuid, user: &CreateUser, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(users::table)
        .values((users::id.eq(id), values(user), archived(user, now), users::created_at.eq(now), users::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, user: &CreateUser, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(id))
        .set((values(user), archived(user, now), users::updated_at.eq(now), users::version.eq(users::version + 1)))
        .execute(tx)?;
    Ok(())
}

/// Writes what people set for themselves.
pub fn set_preferences(tx: &mut PgConnection, id: Uuid, preferences: &Preferences, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(id))
        .set((
            users::language.eq(preferences.language.code()),
            users::theme.eq(preferences.theme.code()),
            users::shortcuts.eq(preferences.shortcuts),
            users::updated_at.eq(now),
            users::version.eq(users::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes a password; somebody invited is active from now on.
pub fn set_password(tx: &mut PgConnection, account: &Account, hash: &str, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let state = if account.state == UserState::Invited { UserState::Active } else { account.state };
    diesel::update(users::table.find(account.id))
        .set((
            users::password_hash.eq(hash),
            users::state.eq(state.code()),
            users::updated_at.eq(now),
            users::version.eq(users::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes the same password hashed anew; nothing about the user has changed.
pub fn rehash(tx: &mut PgConnection, id: Uuid, hash: &str) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(id)).set(users::password_hash.eq(hash)).execute(tx)?;
    Ok(())
}

/// Notes a sign-in.
pub fn note_sign_in(tx: &mut PgConnection, id: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(id)).set(users::last_signed_in_at.eq(now)).execute(tx)?;
    Ok(())
}

fn archived(user: &CreateUser, now: DateTime<Utc>) -> diesel::dsl::Eq<users::archived_at, Option<DateTime<Utc>>> {
    users::archived_at.eq((user.state == UserState::Former).then_some(now))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(user: &'a CreateUser) -> _ {
    let name: &'a str = user.name.as_str();
    let username: Option<&'a str> = user.username.as_deref();
    let email: Option<&'a str> = user.email.as_deref();
    let phone: Option<&'a str> = user.phone.as_deref();
    let state: &'static str = user.state.code();
    let language: &'static str = user.language.code();
    let practitioner: Option<Uuid> = user.practitioner_id;
    let contact: Option<Uuid> = user.contact_id;
    (
        users::name.eq(name),
        users::username.eq(username),
        users::email.eq(email),
        users::phone.eq(phone),
        users::state.eq(state),
        users::language.eq(language),
        users::practitioner_id.eq(practitioner),
        users::contact_id.eq(contact),
    )
}
