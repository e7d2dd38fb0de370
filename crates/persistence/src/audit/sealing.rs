//! Sealing: each new row gets the next place in one chain of hashes.
//!
//! Rows are written by many transactions at once and become visible in any order; so the place is given here, by one
//! process at a time, and not when the row is written. What is visible is sealed at once, however old its number is. To
//! know where to look for new rows, the sealer remembers up to which number nothing can appear any more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::canonical::{Entry, HASH};
use crate::error::PersistenceError;
use crate::schema::{audit_entries, audit_sealing, audit_seals};

/// Any fixed number; it belongs to the transaction, so it works behind a pooler.
const LOCK: i64 = 0x616b_7261_6203;
/// Rows sealed in one transaction.
pub const BATCH: usize = 1_000;

/// The end of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub sequence: i64,
    pub hash: Vec<u8>,
    pub sealed_at: DateTime<Utc>,
}

/// What one round did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Rows sealed.
    pub sealed: usize,
    /// Whether there are more, for another transaction.
    pub more: bool,
}

#[derive(QueryableByName)]
struct Acquired {
    #[diesel(sql_type = Bool)]
    acquired: bool,
}

/// What runs and what is visible at this moment, as one snapshot saw it.
#[derive(QueryableByName)]
struct Moment {
    /// All transactions below have ended.
    #[diesel(sql_type = BigInt)]
    oldest: i64,
    /// No transaction has begun from here on.
    #[diesel(sql_type = BigInt)]
    next: i64,
    #[diesel(sql_type = BigInt)]
    newest: i64,
}

const MOMENT: &str = "select pg_snapshot_xmin(s)::text::bigint as oldest, pg_snapshot_xmax(s)::text::bigint as next, \
                      coalesce((select max(number) from audit_entries), 0) as newest from pg_current_snapshot() s";

/// Seals up to [`BATCH`] rows; `None` while another process is at it.
pub fn seal(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<Option<Round>, PersistenceError> {
    let lock = diesel::sql_query("select pg_try_advisory_xact_lock($1) as acquired").bind::<BigInt, _>(LOCK);
    if !lock.get_result::<Acquired>(tx)?.acquired {
        return Ok(None);
    }
    let state: (i64, i64, i64) =
        audit_sealing::table.select((audit_sealing::settled, audit_sealing::frontier, audit_sealing::horizon)).first(tx)?;
    let moment: Moment = diesel::sql_query(MOMENT).get_result(tx)?;
    let mut rows = unsealed(tx, state.0)?;
    let beyond = (rows.len() > BATCH).then(|| rows.split_off(BATCH)[0].number);
    append(tx, &rows, now)?;
    let after = advanced(state, &moment, beyond);
    if after != state {
        diesel::update(audit_sealing::table)
            .set((audit_sealing::settled.eq(after.0), audit_sealing::frontier.eq(after.1), audit_sealing::horizon.eq(after.2)))
            .execute(tx)?;
    }
    Ok(Some(Round { sealed: rows.len(), more: beyond.is_some() }))
}

/// The last seal; `None` before the first.
pub fn head(conn: &mut PgConnection) -> Result<Option<Head>, PersistenceError> {
    let last: Option<(i64, Vec<u8>, DateTime<Utc>)> = audit_seals::table
        .order(audit_seals::sequence.desc())
        .select((audit_seals::sequence, audit_seals::hash, audit_seals::sealed_at))
        .first(conn)
        .optional()?;
    Ok(last.map(|(sequence, hash, sealed_at)| Head { sequence, hash, sealed_at }))
}

/// Visible rows without a seal, one more than a batch, in the order of their numbers.
fn unsealed(tx: &mut PgConnection, settled: i64) -> Result<Vec<Entry>, PersistenceError> {
    // both sides begin at the same number, so that neither is read from its start
    let sealed = audit_seals::table.filter(audit_seals::number.gt(settled)).filter(audit_seals::number.eq(audit_entries::number));
    Ok(audit_entries::table
        .filter(audit_entries::number.gt(settled))
        .filter(diesel::dsl::not(diesel::dsl::exists(sealed)))
        .order(audit_entries::number)
        .limit(BATCH as i64 + 1)
        .select(Entry::as_select())
        .load(tx)?)
}

fn append(tx: &mut PgConnection, rows: &[Entry], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    if rows.is_empty() {
        return Ok(());
    }
    let (mut sequence, mut previous) = match head(tx)? {
        Some(head) => (head.sequence, head.hash),
        None => (0, vec![0; HASH]),
    };
    // the database keeps microseconds, and what is hashed is what is read back
    let now = DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now);
    let mut seals = Vec::with_capacity(rows.len());
    for row in rows {
        sequence += 1;
        previous = row.seal(&previous, sequence, now).to_vec();
        seals.push((
            audit_seals::sequence.eq(sequence),
            audit_seals::number.eq(row.number),
            audit_seals::hash.eq(previous.clone()),
            audit_seals::sealed_at.eq(now),
        ));
    }
    diesel::insert_into(audit_seals::table).values(seals).execute(tx)?;
    Ok(())
}

/// Where the sealer stands after a round. `settled` moves to the old frontier once everybody who could write below it has
/// ended, though never past a row that is left for the next round.
fn advanced((settled, frontier, horizon): (i64, i64, i64), moment: &Moment, beyond: Option<i64>) -> (i64, i64, i64) {
    let ended = moment.oldest >= horizon;
    // ids of another cluster: the data was restored, and these say nothing here
    let foreign = horizon > moment.next;
    let limit = beyond.map_or(i64::MAX, |number| number - 1);
    let settled = if ended { settled.max(frontier.min(limit)) } else { settled };
    if ended || foreign { (settled, moment.newest, moment.next) } else { (settled, frontier, horizon) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(oldest: i64, next: i64, newest: i64) -> Moment {
        Moment { oldest, next, newest }
    }

    #[test]
    fn nothing_is_settled_while_somebody_may_still_write_below() {
        let state = advanced((0, 0, 0), &moment(10, 12, 50), None);
        assert_eq!(state, (0, 50, 12));
        // 10 still runs, and may hold a number below 50
        assert_eq!(advanced(state, &moment(10, 20, 80), None), (0, 50, 12));
        assert_eq!(advanced(state, &moment(12, 20, 80), None), (50, 80, 20));
    }

    #[test]
    fn a_row_that_was_left_is_found_again() {
        assert_eq!(advanced((0, 5_000, 12), &moment(12, 20, 6_000), Some(1_001)).0, 1_000);
        assert_eq!(advanced((2_000, 5_000, 12), &moment(12, 20, 6_000), Some(1_500)).0, 2_000);
    }

    #[test]
    fn ids_of_another_cluster_settle_nothing() {
        assert_eq!(advanced((40, 50, 9_000), &moment(10, 12, 60), None), (40, 60, 12));
    }
}
