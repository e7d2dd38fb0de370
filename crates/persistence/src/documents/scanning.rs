//! What the worker does with files in quarantine: claim with a lease, scan outside of any transaction, and complete under the
//! same lease. A worker that stalls loses its lease, and its late result is refused.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz, Uuid as SqlUuid};
use domain::documents::{FileTarget, RecordKind};
use uuid::Uuid;

use super::files;
use crate::error::PersistenceError;
use crate::schema::files as table;

/// A file that this worker holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub id: Uuid,
    pub token: Uuid,
    /// Its name on disk.
    pub stored_name: String,
}

/// What the scanner found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Clean,
    /// With the scanner's name for it.
    Infected(String),
    /// The scanner is away or could not look: the file stays in quarantine, and is tried again.
    Unanswered,
}

/// The longest wait before the scanner is asked again.
const LONGEST_WAIT: i64 = 300;

/// Claims up to `limit` files in quarantine that are due; several workers never get the same one while a lease lasts.
pub fn claim(tx: &mut PgConnection, now: DateTime<Utc>, lease: Duration, limit: i64) -> Result<Vec<Claim>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Claimed {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
        #[diesel(sql_type = Text)]
        stored_name: String,
    }
    let token = Uuid::now_v7();
    let sql = "with due as (select id from files where state = 'quarantined' and due_at <= $1 and (lease_until is null or lease_until < $1) \
                   order by due_at, id limit $2 for update skip locked) \
               update files f set lease_token = $3, lease_until = $4, attempts = attempts + 1 \
               from due where f.id = due.id returning f.id, f.stored_name";
    let rows: Vec<Claimed> = diesel::sql_query(sql)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(limit)
        .bind::<SqlUuid, _>(token)
        .bind::<Timestamptz, _>(now + lease)
        .load(tx)?;
    Ok(rows.into_iter().map(|row| Claim { id: row.id, token, stored_name: row.stored_name }).collect())
}

/// Writes down what was found; `false` when the lease was lost meanwhile, and nothing is changed. The bytes of what is
/// infected belong to nobody from here on: the caller deletes them, and else the sweep does.
pub fn complete(tx: &mut PgConnection, claim: &Claim, finding: &Finding, now: DateTime<Utc>) -> Result<bool, PersistenceError> {
    let held: Option<(i32, Option<Uuid>, String, Uuid)> = table::table
        .find(claim.id)
        .filter(table::lease_token.eq(claim.token))
        .filter(table::state.eq("quarantined"))
        .select((table::attempts, table::contact_id, table::record_kind, table::record_id))
        .for_update()
        .first(tx)
        .optional()?;
    let Some((attempts, contact, kind, record_id)) = held else { return Ok(false) };
    let free = (table::lease_token.eq(None::<Uuid>), table::lease_until.eq(None::<DateTime<Utc>>), table::updated_at.eq(now));
    let row = diesel::update(table::table.find(claim.id));
    let raised = table::version.eq(table::version + 1);
    match finding {
        Finding::Clean => row.set((free, raised, table::state.eq("clean"), table::scanned_at.eq(now))).execute(tx)?,
        Finding::Infected(name) => {
            let gone = (table::state.eq("infected"), table::stored_name.eq(None::<String>), table::finding.eq(name));
            row.set((free, raised, gone, table::scanned_at.eq(now))).execute(tx)?
        }
        Finding::Unanswered => row.set((free, table::due_at.eq(now + wait_after(attempts)))).execute(tx)?,
    };
    if *finding != Finding::Unanswered {
        let record_kind = RecordKind::from_code(&kind).ok_or(PersistenceError::Unreadable("file"))?;
        files::told(tx, FileTarget { record_kind, record_id }, claim.id, contact, now)?;
    }
    Ok(true)
}

/// 5 s, 10 s, 20 s and so on, at most five minutes.
fn wait_after(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(10);
    Duration::seconds((5_i64 << doublings).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scanner_is_asked_again_soon_and_then_seldom() {
        let waits: Vec<i64> = [1, 2, 3, 7, 50, i32::MAX].into_iter().map(|n| wait_after(n).num_seconds()).collect();
        assert_eq!(waits, [5, 10, 20, 300, 300, 300]);
    }
}
