//! Accounts of the portal: whose they are, and how they come to be.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::identity::{Login, RoleCode};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::identity::grants;
use crate::schema::{contacts, locations, roles, user_roles, users};
use crate::scope::{Actor, Principal, Trace};

/// A person on file to whom a code can be sent.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = contacts)]
pub struct OnFile {
    pub id: Uuid,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub language: String,
    pub merged_into_id: Option<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub deceased_on: Option<chrono::NaiveDate>,
}

impl OnFile {
    pub fn lang(&self) -> Lang {
        Lang::from_code(&self.language).unwrap_or_default()
    }

    fn lives(&self) -> bool {
        self.archived_at.is_none() && self.deceased_on.is_none()
    }
}

/// An account to be opened.
pub struct NewAccount<'a> {
    pub name: &'a str,
    pub username: Option<&'a str>,
    /// Proven addresses; one that is somebody else's login already is left out.
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub password_hash: &'a str,
    pub language: Lang,
    pub contact_id: Option<Uuid>,
}

/// Somebody who may sign in with a code.
pub struct CodeUser {
    pub user_id: Uuid,
    pub contact_id: Uuid,
    pub language: Lang,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// The patient with a medical record number; the surviving one after a merge.
pub fn patient(conn: &mut PgConnection, mrn: &str) -> Result<Option<OnFile>, PersistenceError> {
    let mut found: Option<OnFile> = contacts::table.filter(contacts::mrn.eq(mrn)).select(OnFile::as_select()).first(conn).optional()?;
    for _ in 0..20 {
        match found.as_ref().and_then(|row| row.merged_into_id) {
            Some(survivor) => found = contacts::table.find(survivor).select(OnFile::as_select()).first(conn).optional()?,
            None => break,
        }
    }
    Ok(found.filter(OnFile::lives))
}

/// A person by id, when there is anything to be sent to.
pub fn person(conn: &mut PgConnection, id: Uuid) -> Result<Option<OnFile>, PersistenceError> {
    let found: Option<OnFile> = contacts::table.find(id).select(OnFile::as_select()).first(conn).optional()?;
    Ok(found.filter(OnFile::lives))
}

/// Whether a person has an account already.
pub fn exists_for(conn: &mut PgConnection, contact: Uuid) -> Result<bool, PersistenceError> {
    let accounts = users::table.filter(users::contact_id.eq(contact)).filter(users::state.ne("former"));
    Ok(accounts.count().get_result::<i64>(conn)? > 0)
}

/// Opens an account with the role of a patient, and gives its id.
///
/// Fails with the constraint `users_username_unique` when the user name is taken.
pub fn open(tx: &mut PgConnection, account: &NewAccount<'_>, now: DateTime<Utc>) -> Result<Uuid, PersistenceError> {
    let id = Uuid::now_v7();
    let email = account.email.map(|email| free(tx, &Login::Email(email.to_owned()), email)).transpose()?.flatten();
    let phone = account.phone.map(|phone| free(tx, &Login::Phone(phone.to_owned()), phone)).transpose()?.flatten();
    if account.username.is_none() && email.is_none() && phone.is_none() {
        return Err(PersistenceError::Conflict("users_email_unique".into()));
    }
    diesel::insert_into(users::table)
        .values((
            users::id.eq(id),
            users::name.eq(account.name),
            users::username.eq(account.username),
            users::email.eq(email),
            users::phone.eq(phone),
            users::password_hash.eq(account.password_hash),
            users::state.eq("active"),
            users::language.eq(account.language.code()),
            users::contact_id.eq(account.contact_id),
            users::created_at.eq(now),
            users::updated_at.eq(now),
        ))
        .execute(tx)?;
    let role: Uuid = roles::table.filter(roles::code.eq(RoleCode::Patient.code())).select(roles::id).first(tx)?;
    diesel::insert_into(user_roles::table)
        .values((user_roles::id.eq(Uuid::now_v7()), user_roles::user_id.eq(id), user_roles::role_id.eq(role)))
        .execute(tx)?;
    Ok(id)
}

/// The address, unless somebody signs in with it already: families share addresses.
fn free<'a>(conn: &mut PgConnection, login: &Login, address: &'a str) -> Result<Option<&'a str>, PersistenceError> {
    Ok(crate::identity::users::account(conn, login)?.is_none().then_some(address))
}

/// Says whose account it is.
pub fn set_contact(tx: &mut PgConnection, user: Uuid, contact: Uuid) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(user)).set(users::contact_id.eq(contact)).execute(tx)?;
    Ok(())
}

/// Takes a proven address over as a login, unless somebody else has it.
pub fn set_login(
    tx: &mut PgConnection,
    user: Uuid,
    email: Option<&str>,
    phone: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    if let Some(email) = email.map(|email| free(tx, &Login::Email(email.to_owned()), email)).transpose()?.flatten() {
        diesel::update(users::table.find(user))
            .set((users::email.eq(email), users::updated_at.eq(now), users::version.eq(users::version + 1)))
            .execute(tx)?;
    }
    if let Some(phone) = phone.map(|phone| free(tx, &Login::Phone(phone.to_owned()), phone)).transpose()?.flatten() {
        diesel::update(users::table.find(user))
            .set((users::phone.eq(phone), users::updated_at.eq(now), users::version.eq(users::version + 1)))
            .execute(tx)?;
    }
    Ok(())
}

/// Who acts when somebody has just proven to be this user, before a session has begun.
pub fn actor(conn: &mut PgConnection, user: Uuid, trace: &Trace) -> Result<Actor, PersistenceError> {
    let (name, language, contact_id): (String, String, Option<Uuid>) =
        users::table.find(user).select((users::name, users::language, users::contact_id)).first(conn)?;
    let principal = Principal {
        user_id: user,
        session_id: Uuid::now_v7(),
        name,
        language: Lang::from_code(&language).unwrap_or_default(),
        practitioner_id: None,
        contact_id,
        grants: grants::of_user(conn, user)?,
        glass: Vec::new(),
    };
    Ok(Actor::new(std::sync::Arc::new(principal), trace.clone()))
}

/// Who may sign in with a code under this login: people who are nothing but patients.
///
/// A phone number or e-mail address is looked for among the logins, then among the addresses on file, where it has to be
/// one person's only.
pub fn code_user(conn: &mut PgConnection, login: &Login) -> Result<Option<CodeUser>, PersistenceError> {
    let own = crate::identity::users::account(conn, login)?.map(|account| account.id);
    let user = match own {
        Some(id) => Some(id),
        None => on_file(conn, login)?,
    };
    let Some(user) = user else { return Ok(None) };
    type Row = (Uuid, String, Option<String>, Option<String>, Option<Uuid>);
    let row: Option<Row> = users::table
        .find(user)
        .filter(users::state.eq("active"))
        .select((users::id, users::language, users::email, users::phone, users::contact_id))
        .first(conn)
        .optional()?;
    let Some((user_id, language, email, phone, Some(contact_id))) = row else { return Ok(None) };
    let held = grants::of_users(conn, &[user_id])?.remove(&user_id).unwrap_or_default();
    if held.is_empty() || held.iter().any(|grant| grant.role != RoleCode::Patient.code()) {
        return Ok(None);
    }
    let Some(file) = person(conn, contact_id)? else { return Ok(None) };
    let language = Lang::from_code(&language).unwrap_or_default();
    Ok(Some(CodeUser { user_id, contact_id, language, phone: phone.or(file.phone), email: email.or(file.email) }))
}

fn on_file(conn: &mut PgConnection, login: &Login) -> Result<Option<Uuid>, PersistenceError> {
    let mut query = users::table
        .inner_join(contacts::table.on(contacts::id.nullable().eq(users::contact_id)))
        .filter(users::state.eq("active"))
        .filter(contacts::archived_at.is_null())
        .select(users::id)
        .limit(2)
        .into_boxed();
    query = match login {
        Login::Email(text) => query.filter(contacts::email.eq(text)),
        Login::Phone(text) => query.filter(contacts::phone.eq(text)),
        Login::Username(_) => return Ok(None),
    };
    let found: Vec<Uuid> = query.load(conn)?;
    Ok(match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// The branch of somebody who has named none: the first one.
pub fn first_location(conn: &mut PgConnection) -> Result<Option<Uuid>, PersistenceError> {
    Ok(locations::table
        .filter(locations::archived_at.is_null())
        .order((locations::created_at, locations::id))
        .select(locations::id)
        .first(conn)
        .optional()?)
}

/// Where a person is registered.
pub fn location_of(conn: &mut PgConnection, contact: Uuid) -> Result<Option<Uuid>, PersistenceError> {
    Ok(contacts::table.find(contact).select(contacts::location_id).first(conn)?)
}

/// Whether a branch is open to newcomers.
pub fn location_exists(conn: &mut PgConnection, id: Uuid) -> Result<bool, PersistenceError> {
    let there = locations::table.filter(locations::id.eq(id)).filter(locations::archived_at.is_null());
    Ok(there.count().get_result::<i64>(conn)? == 1)
}
