//! Users of every role and state, made in the database and signed in over HTTP.

use std::sync::OnceLock;

use anyhow::Result;
use argon2::{Argon2, PasswordHasher};
use diesel::prelude::*;
use domain::identity::RoleCode;
use persistence::schema::{role_permissions, roles, user_roles, users};
use serde_json::json;
use uuid::Uuid;

use super::app::TestApp;
use super::caller::Caller;

/// The password of everybody a test makes.
pub const PASSWORD: &str = "kuda baterai staples benar";

/// A user to be made.
#[derive(Clone, Debug)]
pub struct Person {
    pub role: RoleCode,
    /// The location for which the role is held; all when absent.
    pub location: Option<Uuid>,
    pub practitioner: Option<Uuid>,
    pub contact: Option<Uuid>,
    /// Whether somebody of the staff is a patient as well.
    pub also_patient: bool,
    pub state: &'static str,
}

impl Person {
    /// An active user with a role at all locations.
    pub fn new(role: RoleCode) -> Person {
        Person { role, location: None, practitioner: None, contact: None, also_patient: false, state: "active" }
    }

    pub fn at(self, location: Uuid) -> Person {
        Person { location: Some(location), ..self }
    }

    /// The practitioner this user is.
    pub fn practising_as(self, practitioner: Uuid) -> Person {
        Person { practitioner: Some(practitioner), ..self }
    }

    /// The own record of a patient.
    pub fn with_record(self, contact: Uuid) -> Person {
        Person { contact: Some(contact), ..self }
    }

    /// The own record of somebody of the staff who is a patient as well, and has that role, too.
    pub fn also_patient(self, contact: Uuid) -> Person {
        Person { contact: Some(contact), also_patient: true, ..self }
    }

    pub fn in_state(self, state: &'static str) -> Person {
        Person { state, ..self }
    }
}

/// A user in the database, who can sign in with [`PASSWORD`].
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Uuid,
    pub login: String,
}

impl TestApp {
    /// A new user with this role at all locations, signed in.
    pub async fn as_role(&self, role: RoleCode) -> Caller {
        self.signed_in(Person::new(role)).await
    }

    /// A new user, signed in.
    pub async fn signed_in(&self, person: Person) -> Caller {
        let account = self.add_person(&person);
        self.sign_in(&account.login).await
    }

    /// Signs in with [`PASSWORD`].
    pub async fn sign_in(&self, login: &str) -> Caller {
        let nobody = self.nobody();
        let session = nobody.post("/v1/sessions", json!({"login": login, "password": PASSWORD, "transport": "body"})).await;
        nobody.with_token(session.expect(201).text("/access_token")).known_as(login)
    }

    /// The same person with a new token, after the clock went past the end of the old one.
    pub async fn again(&self, caller: &Caller) -> Caller {
        self.sign_in(caller.login()).await
    }

    /// A new user who has not signed in yet.
    pub fn add_person(&self, person: &Person) -> Account {
        insert(&mut self.connect(), person).unwrap_or_else(|error| panic!("no user {person:?}: {error:#}"))
    }
}

pub(crate) fn insert(conn: &mut PgConnection, person: &Person) -> Result<Account> {
    let id = Uuid::now_v7();
    let login = format!("{}-{}", person.role.code().replace('_', "-"), &id.simple().to_string()[20..]);
    let now = now();
    diesel::insert_into(users::table)
        .values((
            users::id.eq(id),
            users::name.eq(person.role.name().get(domain::Lang::Id)),
            users::username.eq(&login),
            users::password_hash.eq(hash()),
            users::state.eq(person.state),
            users::practitioner_id.eq(person.practitioner),
            users::contact_id.eq(person.contact),
            users::created_at.eq(now),
            users::updated_at.eq(now),
        ))
        .execute(conn)?;
    hold(conn, id, person.role, person.location)?;
    if person.also_patient {
        hold(conn, id, RoleCode::Patient, None)?;
    }
    Ok(Account { id, login })
}

fn hold(conn: &mut PgConnection, user: Uuid, code: RoleCode, location: Option<Uuid>) -> Result<()> {
    let role_id = role(conn, code)?;
    diesel::insert_into(user_roles::table)
        .values((
            user_roles::id.eq(Uuid::now_v7()),
            user_roles::user_id.eq(user),
            user_roles::role_id.eq(role_id),
            user_roles::location_id.eq(location),
        ))
        .execute(conn)?;
    Ok(())
}

/// The built-in role, which the server made at its start.
fn role(conn: &mut PgConnection, role: RoleCode) -> Result<Uuid> {
    let found: Uuid = roles::table.filter(roles::code.eq(role.code())).select(roles::id).first(conn)?;
    let known: i64 = role_permissions::table.filter(role_permissions::role_id.eq(found)).count().get_result(conn)?;
    anyhow::ensure!(known > 0, "the role {} allows nothing", role.code());
    Ok(found)
}

/// The hash of [`PASSWORD`], computed once a process.
fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let hash = Argon2::default().hash_password(PASSWORD.as_bytes());
        hash.unwrap_or_else(|error| panic!("no hash: {error}")).to_string()
    })
}

#[allow(clippy::disallowed_methods, reason = "rows made before the server looks at them need no clock that can be moved")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}
