//! Counting wrong passwords, so that nobody can try more than a few.
//!
//! An attempt is written down before the password is looked at and taken back when it was right. Callers that come at the
//! same time wait for each other, so the limit holds exactly.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::sign_in_failures;

/// For how long a wrong password counts.
pub const WINDOW: Duration = Duration::minutes(15);

/// Where an attempt is counted, as keyed hashes.
#[derive(Clone)]
pub struct Buckets {
    /// What was typed as login, or the known device it was typed on.
    pub login: Vec<u8>,
    /// The account it belongs to, so that e-mail, phone and user name together give at most twice the limit.
    pub account: Vec<u8>,
}

/// An attempt that counts as a failure until it is taken back.
pub struct Attempt([Uuid; 2]);

/// Whether a password may be looked at.
pub enum Admission {
    Evaluate(Attempt),
    /// The account has had its share under other names: look at nothing, and tell nobody.
    Pretend,
    /// Too many wrong passwords; the next one is looked at after this moment.
    Locked(DateTime<Utc>),
}

/// Asks for an attempt and counts it.
pub fn admit(tx: &mut PgConnection, buckets: &Buckets, limit: u32, now: DateTime<Utc>) -> Result<Admission, PersistenceError> {
    lock(tx, buckets)?;
    if let Some(earlier) = nth_latest(tx, &buckets.login, limit, now)? {
        return Ok(Admission::Locked(earlier + WINDOW));
    }
    let pretend = nth_latest(tx, &buckets.account, limit.saturating_mul(2), now)?.is_some();
    let attempt = [Uuid::now_v7(), Uuid::now_v7()];
    let row = |id: Uuid, bucket: &Vec<u8>| {
        (sign_in_failures::id.eq(id), sign_in_failures::login_hash.eq(bucket.clone()), sign_in_failures::at.eq(now))
    };
    diesel::insert_into(sign_in_failures::table)
        .values([row(attempt[0], &buckets.login), row(attempt[1], &buckets.account)])
        .execute(tx)?;
    Ok(if pretend { Admission::Pretend } else { Admission::Evaluate(Attempt(attempt)) })
}

/// The password was right: the attempt is no failure.
pub fn take_back(tx: &mut PgConnection, attempt: &Attempt) -> Result<(), PersistenceError> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::id.eq_any(attempt.0))).execute(tx)?;
    Ok(())
}

/// Forgets all failures of these buckets: somebody with a better proof has come.
pub fn forget(tx: &mut PgConnection, buckets: &[Vec<u8>]) -> Result<(), PersistenceError> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::login_hash.eq_any(buckets))).execute(tx)?;
    Ok(())
}

/// The time of the failure that uses up the limit, when there are so many.
fn nth_latest(tx: &mut PgConnection, bucket: &[u8], limit: u32, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, PersistenceError> {
    let earlier = sign_in_failures::table
        .filter(sign_in_failures::login_hash.eq(bucket))
        .filter(sign_in_failures::at.gt(now - WINDOW))
        .order(sign_in_failures::at.desc())
        .offset(i64::from(limit) - 1)
        .limit(1);
    Ok(earlier.select(sign_in_failures::at).first(tx).optional()?)
}

/// Both buckets, always in the same order.
fn lock(tx: &mut PgConnection, buckets: &Buckets) -> Result<(), PersistenceError> {
    let number = |hash: &[u8]| {
        let mut bytes = [0u8; 8];
        bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = *from);
        i64::from_be_bytes(bytes)
    };
    let mut numbers = [number(&buckets.login), number(&buckets.account)];
    numbers.sort_unstable();
    diesel::sql_query("select pg_advisory_xact_lock($1), pg_advisory_xact_lock($2)")
        .bind::<BigInt, _>(numbers[0])
        .bind::<BigInt, _>(numbers[1])
        .execute(tx)?;
    Ok(())
}
