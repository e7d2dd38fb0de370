//! What the worker does with the outbox: claim with a lease, ask the gate, and complete under the same lease.
//!
//! Each of these is a short transaction, and nothing is sent inside one. A worker that stalls loses its lease; whoever
//! claims the message next has another token, so that a late completion is refused.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamptz, Uuid as SqlUuid};
use domain::messaging::gate::{self, Verdict};
use domain::messaging::{GateAnswer, SendFailure, retry};
use uuid::Uuid;

pub use super::delivery::Delivery;
use super::{delivery, templates};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::messages;

/// A message that this worker holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub id: Uuid,
    pub token: Uuid,
}

/// What became of a claimed message before anything was sent.
#[derive(Debug)]
pub enum Begun {
    /// To be sent now.
    Ready(Box<Delivery>),
    /// Put off or held back, with the reason.
    Held(GateAnswer),
    /// It cannot be opened: tried again a few times, as any other failure.
    Unreadable,
    /// Somebody else holds it by now.
    Lost,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// To be tried again, as long as there are attempts left.
    Failed(SendFailure),
    /// Not worth another attempt.
    Refused(SendFailure),
}

/// Claims up to `limit` messages that are due; several workers never get the same one.
pub fn claim(tx: &mut PgConnection, now: DateTime<Utc>, lease: Duration, limit: i64) -> Result<Vec<Claim>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Claimed {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let token = Uuid::now_v7();
    let sql = "with due as (select id from messages where state = 'queued' and due_at <= $1 order by due_at, id limit $2 for update skip locked) \
               update messages m set state = 'sending', lease_token = $3, lease_until = $4, gate = null, updated_at = $1 \
               from due where m.id = due.id returning m.id";
    let rows: Vec<Claimed> = diesel::sql_query(sql)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(limit)
        .bind::<SqlUuid, _>(token)
        .bind::<Timestamptz, _>(now + lease)
        .load(tx)?;
    Ok(rows.into_iter().map(|row| Claim { id: row.id, token }).collect())
}

/// Gives back what workers have dropped. What they had not begun was certainly not sent; what they had begun may have
/// been: care and administration are sent again, with the same Message-ID, and everything else waits for a decision.
pub fn reclaim(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let sql = "update messages set \
                   state = case when gate = 'allow' and purpose not in ('care', 'administration') then 'uncertain' else 'queued' end, \
                   failure = case when gate = 'allow' then 'interrupted' else failure end, \
                   lease_token = null, lease_until = null, updated_at = $1, version = version + 1 \
               where id in (select id from messages where state = 'sending' and lease_until < $1 for update skip locked)";
    Ok(diesel::sql_query(sql).bind::<Timestamptz, _>(now).execute(tx)?)
}

/// Asks the gate about a claimed message, and marks the beginning of an attempt when it may be sent.
pub fn begin(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    claim: Claim,
    now: DateTime<Utc>,
    lease: Duration,
) -> Result<Begun, PersistenceError> {
    let (delivery, question) = match delivery::load(tx, keys, claim, now) {
        Ok(Some(loaded)) => loaded,
        Ok(None) => return Ok(Begun::Lost),
        Err(PersistenceError::Unreadable(_)) => {
            // counts as an attempt, or it would be claimed again and again
            let row = messages::table.find(claim.id).filter(messages::lease_token.eq(claim.token));
            diesel::update(row).set(messages::attempts.eq(messages::attempts + 1)).execute(tx)?;
            complete(tx, claim, Outcome::Failed(SendFailure::Unreadable), None::<&str>, now)?;
            return Ok(Begun::Unreadable);
        }
        Err(error) => return Err(error),
    };
    let mine = messages::table.find(claim.id).filter(messages::lease_token.eq(claim.token));
    let raised = messages::version.eq(messages::version + 1);
    match gate::ask(&question) {
        Verdict::Send => {
            diesel::update(mine)
                .set((
                    messages::gate.eq(GateAnswer::Allow.code()),
                    messages::template_id.eq(templates::in_force(tx, question.template)?),
                    messages::attempts.eq(messages::attempts + 1),
                    messages::lease_until.eq(now + lease),
                    messages::updated_at.eq(now),
                ))
                .execute(tx)?;
            Ok(Begun::Ready(Box::new(delivery)))
        }
        Verdict::Defer(later) => {
            let held = GateAnswer::QuietHours;
            let set =
                (messages::state.eq("queued"), messages::due_at.eq(later), messages::gate.eq(held.code()), messages::updated_at.eq(now));
            diesel::update(mine).set((set, messages::lease_token.eq(None::<Uuid>), raised)).execute(tx)?;
            Ok(Begun::Held(held))
        }
        Verdict::Withhold(reason) => {
            let set = (messages::state.eq("withheld"), messages::gate.eq(reason.code()), messages::updated_at.eq(now));
            diesel::update(mine).set((set, messages::lease_token.eq(None::<Uuid>), raised)).execute(tx)?;
            Ok(Begun::Held(reason))
        }
    }
}

/// Writes down how an attempt ended; `false` when the lease was lost meanwhile, and nothing is changed.
pub fn complete<'a>(
    tx: &mut PgConnection,
    claim: Claim,
    outcome: Outcome,
    message_id: impl Into<Option<&'a str>>,
    now: DateTime<Utc>,
) -> Result<bool, PersistenceError> {
    let mine = messages::table.find(claim.id).filter(messages::lease_token.eq(claim.token)).filter(messages::state.eq("sending"));
    let attempts: Option<i32> = mine.select(messages::attempts).for_update().first(tx).optional()?;
    let Some(attempts) = attempts else { return Ok(false) };
    let ended = (
        messages::lease_token.eq(None::<Uuid>),
        messages::lease_until.eq(None::<DateTime<Utc>>),
        messages::provider_id.eq(message_id.into()),
        messages::updated_at.eq(now),
        messages::version.eq(messages::version + 1),
    );
    let row = diesel::update(messages::table.find(claim.id));
    let (failure, again) = match outcome {
        Outcome::Sent => {
            let sent = (messages::state.eq("sent"), messages::sent_at.eq(now), messages::secrets.eq(None::<Vec<u8>>));
            row.set((ended, sent, messages::failure.eq(None::<String>))).execute(tx)?;
            delivery::note_sent(tx, claim.id, now)?;
            return Ok(true);
        }
        Outcome::Failed(failure) => (failure, retry::wait_after(attempts)),
        Outcome::Refused(failure) => (failure, None),
    };
    let failed = messages::failure.eq(failure.code());
    match again {
        Some(wait) => row.set((ended, failed, messages::state.eq("queued"), messages::due_at.eq(now + wait))).execute(tx)?,
        None => row.set((ended, failed, messages::state.eq("failed"))).execute(tx)?,
    };
    Ok(true)
}

/// Forgets the codes and links of messages that nobody has sent again for a week.
pub fn forget_secrets(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let given_up = messages::table
        .filter(messages::secrets.is_not_null())
        .filter(messages::state.eq_any(["failed", "withheld", "uncertain"]))
        .filter(messages::updated_at.lt(now - Duration::days(7)));
    Ok(diesel::update(given_up).set(messages::secrets.eq(None::<Vec<u8>>)).execute(tx)?)
}
