//! Codes that prove an address: asked for, tried a few times, used once.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::identity::{CODE_LIFE_SECONDS, CODE_TRIES};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::verifications;

/// Where the request of a verification is bound to when it is sealed.
pub const REQUEST: &str = "verifications/request";
/// Codes that one person or address gets in [`WINDOW`]; more are not sent, and nobody is told.
pub const CODES: i64 = 5;
/// See [`CODES`].
pub const WINDOW: Duration = Duration::hours(1);

/// What a code is for; it works for nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Registration,
    /// Handed out at the desk, for a registration.
    DeskCode,
    GuestBooking,
    SignIn,
    ContactChange,
    Family,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::Registration => "registration",
            Purpose::DeskCode => "desk_code",
            Purpose::GuestBooking => "guest_booking",
            Purpose::SignIn => "sign_in",
            Purpose::ContactChange => "contact_change",
            Purpose::Family => "family",
        }
    }
}

/// A code that was asked for. It holds hashes and sealed data, so it has no debug form.
pub struct NewVerification {
    pub id: Uuid,
    pub purpose: Purpose,
    /// What was asked for, sealed.
    pub request: Option<Vec<u8>>,
    pub contact_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    /// Keyed hash of whom the code is for, by which codes are counted.
    pub subject_hash: Vec<u8>,
    pub code_hash: Vec<u8>,
}

/// A code that may still be tried.
#[derive(Queryable, Selectable)]
#[diesel(table_name = verifications)]
pub struct Verification {
    pub id: Uuid,
    pub request: Option<Vec<u8>>,
    pub contact_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    pub code_hash: Vec<u8>,
}

/// Keeps a code for ten minutes.
pub fn insert(tx: &mut PgConnection, new: &NewVerification, now: DateTime<Utc>) -> Result<DateTime<Utc>, PersistenceError> {
    let expires_at = now + Duration::seconds(i64::from(CODE_LIFE_SECONDS));
    diesel::insert_into(verifications::table)
        .values((
            verifications::id.eq(new.id),
            verifications::purpose.eq(new.purpose.code()),
            verifications::request.eq(new.request.as_deref()),
            verifications::contact_id.eq(new.contact_id),
            verifications::user_id.eq(new.user_id),
            verifications::subject_hash.eq(&new.subject_hash),
            verifications::code_hash.eq(&new.code_hash),
            verifications::created_at.eq(now),
            verifications::expires_at.eq(expires_at),
        ))
        .execute(tx)?;
    Ok(expires_at)
}

/// Lets whoever asks for codes for the same subject wait until this transaction ends, so that they are counted one by one.
pub fn lock_subject(tx: &mut PgConnection, subject_hash: &[u8]) -> Result<(), PersistenceError> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 1))")
        .bind::<diesel::sql_types::Binary, _>(subject_hash)
        .execute(tx)?;
    Ok(())
}

/// Whether somebody has had their share of codes.
pub fn is_flooded(conn: &mut PgConnection, subject_hash: &[u8], now: DateTime<Utc>) -> Result<bool, PersistenceError> {
    let lately =
        verifications::table.filter(verifications::subject_hash.eq(subject_hash)).filter(verifications::created_at.gt(now - WINDOW));
    Ok(lately.count().get_result::<i64>(conn)? >= CODES)
}

/// Counts a try and gives what it is compared with; nothing when the code no longer works.
///
/// Commit it, also when the code turns out to be wrong: that is what keeps others from trying them all.
pub fn attempt(tx: &mut PgConnection, id: Uuid, purpose: Purpose, now: DateTime<Utc>) -> Result<Option<Verification>, PersistenceError> {
    let open = verifications::table
        .filter(verifications::id.eq(id))
        .filter(verifications::purpose.eq(purpose.code()))
        .filter(verifications::used_at.is_null())
        .filter(verifications::expires_at.gt(now))
        .filter(verifications::tries.lt(CODE_TRIES));
    let tried = diesel::update(open).set(verifications::tries.eq(verifications::tries + 1));
    Ok(tried.returning(Verification::as_returning()).get_result(tx).optional()?)
}

/// As [`attempt`], for the code that a person was given at the desk.
pub fn attempt_at_desk(tx: &mut PgConnection, contact: Uuid, now: DateTime<Utc>) -> Result<Option<Verification>, PersistenceError> {
    let newest: Option<Uuid> = verifications::table
        .filter(verifications::contact_id.eq(contact))
        .filter(verifications::purpose.eq(Purpose::DeskCode.code()))
        .filter(verifications::used_at.is_null())
        .order((verifications::created_at.desc(), verifications::id.desc()))
        .select(verifications::id)
        .first(tx)
        .optional()?;
    match newest {
        Some(id) => attempt(tx, id, Purpose::DeskCode, now),
        None => Ok(None),
    }
}

/// The code has done its work.
pub fn use_up(tx: &mut PgConnection, id: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(verifications::table.find(id))
        .set((verifications::used_at.eq(now), verifications::request.eq(None::<Vec<u8>>)))
        .execute(tx)?;
    Ok(())
}

/// Every open code of a kind for a person stops working.
pub fn close_of_contact(tx: &mut PgConnection, contact: Uuid, purpose: Purpose, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let open = verifications::table
        .filter(verifications::contact_id.eq(contact))
        .filter(verifications::purpose.eq(purpose.code()))
        .filter(verifications::used_at.is_null());
    diesel::update(open).set(verifications::used_at.eq(now)).execute(tx)?;
    Ok(())
}
