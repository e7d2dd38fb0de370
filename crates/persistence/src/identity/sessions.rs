//! Sessions: one row is one family of refresh tokens.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::identity::{Reach, SessionView};
use uuid::Uuid;

use super::grants;
use crate::error::PersistenceError;
use crate::privacy::break_glass;
use crate::schema::{sessions, users};
use crate::scope::Principal;

/// A session that begins.
#[derive(Insertable)]
#[diesel(table_name = sessions)]
pub struct NewSession<'a> {
    pub id: Uuid,
    pub user_id: Uuid,
    pub transport: &'a str,
    pub token_hash: &'a [u8],
    pub device: &'a str,
    pub address: &'a str,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// A session as its refresh needs it. It holds hashes of tokens, so it has no debug form.
#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    pub id: Uuid,
    pub user_id: Uuid,
    pub transport: String,
    pub token_hash: Vec<u8>,
    pub previous_hash: Option<Vec<u8>>,
    pub rotated_at: Option<DateTime<Utc>>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revoked_for: Option<String>,
}

/// Why a session ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    SignedOut,
    Revoked,
    /// A refresh token was used twice.
    Reuse,
    Password,
    UserState,
}

impl Ending {
    pub fn code(self) -> &'static str {
        match self {
            Ending::SignedOut => "signed_out",
            Ending::Revoked => "revoked",
            Ending::Reuse => "reuse",
            Ending::Password => "password",
            Ending::UserState => "user_state",
        }
    }
}

/// A signed-in user with the times that end the session.
pub struct SignedIn {
    pub principal: Principal,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub fn insert(tx: &mut PgConnection, session: &NewSession<'_>) -> Result<(), PersistenceError> {
    diesel::insert_into(sessions::table).values(session).execute(tx)?;
    Ok(())
}

/// The session, and nobody else refreshes or ends it until this transaction ends.
pub fn lock(tx: &mut PgConnection, id: Uuid) -> Result<SessionRow, PersistenceError> {
    Ok(sessions::table.find(id).select(SessionRow::as_select()).for_update().first(tx)?)
}

/// Puts the next refresh token in force.
pub fn rotate(
    tx: &mut PgConnection,
    session: &SessionRow,
    next_hash: &[u8],
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    diesel::update(sessions::table.find(session.id))
        .set((
            sessions::token_hash.eq(next_hash),
            sessions::previous_hash.eq(&session.token_hash),
            sessions::rotated_at.eq(now),
            sessions::last_used_at.eq(now),
            sessions::address.eq(address),
        ))
        .execute(tx)?;
    Ok(())
}

/// Notes that the session is in use.
pub fn touch(tx: &mut PgConnection, id: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let older = sessions::table.find(id).filter(sessions::last_used_at.lt(now));
    diesel::update(older).set(sessions::last_used_at.eq(now)).execute(tx)?;
    Ok(())
}

/// Ends an open session of a user; `NotFound` when there is none with this id.
pub fn end(tx: &mut PgConnection, user_id: Uuid, id: Uuid, ending: Ending, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let open = sessions::table.find(id).filter(sessions::user_id.eq(user_id)).filter(sessions::revoked_at.is_null());
    let ended = diesel::update(open).set((sessions::revoked_at.eq(now), sessions::revoked_for.eq(ending.code()))).execute(tx)?;
    if ended == 0 { Err(PersistenceError::NotFound) } else { Ok(()) }
}

/// Ends all sessions of a user, but for one when it is named.
pub fn end_all(
    tx: &mut PgConnection,
    user_id: Uuid,
    but: Option<Uuid>,
    ending: Ending,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let open = sessions::table
        .filter(sessions::user_id.eq(user_id))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::id.ne(but.unwrap_or(Uuid::nil())));
    diesel::update(open).set((sessions::revoked_at.eq(now), sessions::revoked_for.eq(ending.code()))).execute(tx)?;
    Ok(())
}

/// The sessions of a user that have not ended and were used since a moment, the latest first.
pub fn list(
    conn: &mut PgConnection,
    user_id: Uuid,
    current: Uuid,
    now: DateTime<Utc>,
    used_since: DateTime<Utc>,
) -> Result<Vec<SessionView>, PersistenceError> {
    type Row = (Uuid, DateTime<Utc>, DateTime<Utc>, DateTime<Utc>, String, String);
    let rows: Vec<Row> = sessions::table
        .filter(sessions::user_id.eq(user_id))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(sessions::last_used_at.gt(used_since))
        .order((sessions::last_used_at.desc(), sessions::id.desc()))
        .limit(200)
        .select((sessions::id, sessions::created_at, sessions::last_used_at, sessions::expires_at, sessions::device, sessions::address))
        .load(conn)?;
    let view = |(id, created_at, last_used_at, expires_at, device, address): Row| SessionView {
        id,
        created_at,
        last_used_at,
        expires_at,
        device,
        address,
        current: id == current,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Who is signed in with a session, when neither it nor the user's right to act has ended.
pub fn signed_in(conn: &mut PgConnection, id: Uuid, user_id: Uuid) -> Result<Option<SignedIn>, PersistenceError> {
    type Row = (DateTime<Utc>, DateTime<Utc>, String, String, Option<Uuid>, Option<Uuid>);
    let row: Option<Row> = sessions::table
        .inner_join(users::table.on(users::id.eq(sessions::user_id)))
        .filter(sessions::id.eq(id))
        .filter(sessions::user_id.eq(user_id))
        .filter(sessions::revoked_at.is_null())
        .filter(users::state.eq("active"))
        .select((sessions::last_used_at, sessions::expires_at, users::name, users::language, users::practitioner_id, users::contact_id))
        .first(conn)
        .optional()?;
    let Some((last_used_at, expires_at, name, language, practitioner_id, contact_id)) = row else { return Ok(None) };
    let grants = grants::of_user(conn, user_id)?;
    let glass = match grants.iter().any(|grant| grant.reach == Reach::Care) {
        true => break_glass::open_for(conn, user_id)?,
        false => Vec::new(),
    };
    let language = Lang::from_code(&language).unwrap_or_default();
    let principal = Principal { user_id, session_id: id, name, language, practitioner_id, contact_id, grants, glass };
    Ok(Some(SignedIn { principal, last_used_at, expires_at }))
}
