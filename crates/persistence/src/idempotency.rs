//! Stored answers of POST requests with an `Idempotency-Key`, written in the transaction of the work. Answers show secrets
//! that are kept nowhere else in clear, such as those of holds and feeds; so their bodies are sealed. An answer about somebody
//! whose record was open by break-glass is given again only to who still sees that record.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use domain::identity::Permission;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{audit_entries, contacts, idempotency_keys};
use crate::scope::Actor;

/// Who used which key on which operation.
#[derive(Clone, Debug)]
pub struct KeyUse {
    pub principal: Uuid,
    pub operation: String,
    pub key: String,
    /// SHA-256 of the body.
    pub body_hash: Vec<u8>,
}

/// An answer as it was first given.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAnswer {
    pub status: u16,
    pub headers: Value,
    pub body: Vec<u8>,
}

/// What is known about a key.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyState {
    /// Never used, or longer than a day ago: do the work.
    New,
    /// Used before with the same body.
    Done(StoredAnswer),
    /// Used before with another body.
    OtherBody,
    /// Another request with this key is being worked on.
    InFlight,
}

/// Looks a key up and, when it is new, keeps others out until this transaction ends.
///
/// [`PersistenceError::OutsideCare`] when the answer shows somebody whom the caller saw by break-glass then, and does not now.
pub fn claim(tx: &mut PgConnection, keys: &FieldKeys, usage: &KeyUse, actor: &Actor) -> Result<KeyState, PersistenceError> {
    #[derive(QueryableByName)]
    struct Lock {
        #[diesel(sql_type = Bool)]
        taken: bool,
    }
    let lock: Lock = diesel::sql_query("select pg_try_advisory_xact_lock($1) as taken").bind::<BigInt, _>(usage.lock()).get_result(tx)?;
    if !lock.taken {
        return Ok(KeyState::InFlight);
    }
    type Row = (Vec<u8>, i16, Value, Vec<u8>, Vec<Uuid>, DateTime<Utc>);
    let row: Option<Row> = usage
        .row()
        .select((
            idempotency_keys::body_hash,
            idempotency_keys::status,
            idempotency_keys::headers,
            idempotency_keys::body,
            idempotency_keys::glass_contact_ids,
            idempotency_keys::created_at,
        ))
        .first(tx)
        .optional()?;
    Ok(match row {
        None => KeyState::New,
        Some((.., created_at)) if created_at < actor.now() - Duration::hours(24) => {
            diesel::delete(usage.row()).execute(tx)?;
            KeyState::New
        }
        Some((hash, ..)) if hash != usage.body_hash => KeyState::OtherBody,
        Some((_, status, headers, sealed, glass, _)) => {
            require_in_sight(tx, actor, &glass)?;
            let body = keys.open_bytes(&usage.column(), usage.principal, &sealed)?;
            KeyState::Done(StoredAnswer { status: status as u16, headers, body })
        }
    })
}

/// Refuses who does not see all of these people any more.
fn require_in_sight(conn: &mut PgConnection, actor: &Actor, people: &[Uuid]) -> Result<(), PersistenceError> {
    if people.is_empty() {
        return Ok(());
    }
    let scope = actor.scope_of_any(&[Permission::ReadPatients, Permission::ReadLab]);
    let seen: i64 = contacts::table.filter(contacts::id.eq_any(people)).filter(scope.sees()).count().get_result(conn)?;
    if usize::try_from(seen) == Ok(people.len()) { Ok(()) } else { Err(PersistenceError::OutsideCare) }
}

/// Whose record, open by break-glass, this request has used: the audit says so. Nearly always there is none to be asked about.
fn through_glass(conn: &mut PgConnection, actor: &Actor) -> Result<Vec<Uuid>, PersistenceError> {
    let open = actor.open_glass();
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let used: Vec<Option<Uuid>> = audit_entries::table
        .filter(audit_entries::grant_id.eq_any(open.iter().map(|glass| glass.id).collect::<Vec<_>>()))
        .filter(audit_entries::request_id.eq(&actor.trace().request_id))
        .select(audit_entries::grant_id)
        .distinct()
        .load(conn)?;
    Ok(open.into_iter().filter(|glass| used.contains(&Some(glass.id))).map(|glass| glass.contact_id).collect())
}

/// Keeps the answer for a day.
pub fn store(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    usage: &KeyUse,
    answer: &StoredAnswer,
    actor: &Actor,
) -> Result<(), PersistenceError> {
    let glass = through_glass(tx, actor)?;
    let sealed = keys.seal_bytes(&usage.column(), usage.principal, &answer.body)?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::principal.eq(usage.principal),
            idempotency_keys::operation.eq(&usage.operation),
            idempotency_keys::key.eq(&usage.key),
            idempotency_keys::body_hash.eq(&usage.body_hash),
            idempotency_keys::status.eq(answer.status as i16),
            idempotency_keys::headers.eq(&answer.headers),
            idempotency_keys::body.eq(sealed),
            idempotency_keys::created_at.eq(actor.now()),
            idempotency_keys::glass_contact_ids.eq(glass),
        ))
        .execute(tx)?;
    Ok(())
}

/// Removes what is older than a day; gives how many.
pub fn prune(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let old = idempotency_keys::table.filter(idempotency_keys::created_at.lt(now - Duration::hours(24)));
    Ok(diesel::delete(old).execute(tx)?)
}

impl KeyUse {
    #[diesel::dsl::auto_type(no_type_alias)]
    fn row<'a>(&'a self) -> _ {
        let principal: Uuid = self.principal;
        let operation: &'a str = self.operation.as_str();
        let key: &'a str = self.key.as_str();
        idempotency_keys::table
            .filter(idempotency_keys::principal.eq(principal))
            .filter(idempotency_keys::operation.eq(operation))
            .filter(idempotency_keys::key.eq(key))
    }

    /// Where the sealed body is bound to, beside the principal.
    fn column(&self) -> String {
        format!("idempotency_keys/body/{}/{}", self.operation, self.key)
    }

    /// Number of the advisory lock: 64 bits of a hash over all three.
    fn lock(&self) -> i64 {
        let text = format!("{}\n{}\n{}", self.principal, self.operation, self.key);
        let hash = Sha256::digest(text.as_bytes());
        i64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
    }
}
