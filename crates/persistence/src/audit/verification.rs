//! Verifying the trail: every seal against its row and the seal before, every row for its seal, every head for its place.
//!
//! It goes in steps of some thousand rows, each with statements of its own, so it needs little memory and holds nothing up,
//! however long the trail is. A [`Verifier`] can be stopped between two steps and gone on with from its [`Position`].

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::privacy::{AuditFault, AuditFinding, AuditVerification};

use super::canonical::{Entry, HASH};
use super::heads::{HeadFile, Line};
pub use super::position::{Position, VerificationError};
use super::sealing::{self, Head};
use crate::error::PersistenceError;
use crate::schema::{audit_entries, audit_sealing, audit_seals};

/// Seals, rows or heads of one step.
const STEP: i64 = 1_000;
/// Findings that are told one by one.
const TOLD: usize = 100;
/// A row without a seal is suspicious after so long; the sealer comes every few seconds.
const UNSEALED: Duration = Duration::minutes(10);
/// A row that comes in so long after its own time was not written by a request.
const LATE: Duration = Duration::hours(1);
/// The chain goes on without a head for so long at most: an hour, and a little for the way.
const HEADLESS: Duration = Duration::minutes(65);

/// A verification under way.
pub struct Verifier {
    position: Position,
    now: DateTime<Utc>,
    /// The seal before the next one, once it has been read.
    link: Option<Link>,
    /// The first head of each kind of fault, and how many there are.
    bad_heads: HashMap<AuditFault, BadHead>,
    last_head_at: Option<DateTime<Utc>>,
    outcome: AuditVerification,
}

/// Sequence and time of the first head of a kind of fault, and how many there are.
type BadHead = (Option<i64>, Option<DateTime<Utc>>, i64);

/// What the next seal builds upon.
struct Link {
    sequence: i64,
    /// Unknown after a gap.
    hash: Option<Vec<u8>>,
    /// The latest time of a seal so far.
    sealed_at: Option<DateTime<Utc>>,
}

impl Verifier {
    pub fn new(from: Position, now: DateTime<Utc>) -> Verifier {
        let outcome = AuditVerification { intact: true, ..AuditVerification::default() };
        Verifier { position: from, now, link: None, bad_heads: HashMap::new(), last_head_at: None, outcome }
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        self.position == Position::End
    }

    /// What was found since this was asked last; for telling it as it comes.
    pub fn take_findings(&mut self) -> Vec<AuditFinding> {
        if self.is_done() {
            self.tell_heads();
        }
        std::mem::take(&mut self.outcome.findings)
    }

    /// What has been found so far, and where to go on.
    pub fn outcome(mut self) -> AuditVerification {
        self.tell_heads();
        AuditVerification { complete: self.is_done(), next: self.position.text(), ..self.outcome }
    }

    /// Does one step.
    pub fn step(&mut self, conn: &mut PgConnection, heads: &HeadFile) -> Result<(), VerificationError> {
        self.position = match self.position {
            Position::Chain(after) => self.chain(conn, after)?,
            Position::Rows(after) => self.rows(conn, after)?,
            Position::Heads(from) => self.heads(conn, heads, from)?,
            Position::End => Position::End,
        };
        Ok(())
    }

    fn chain(&mut self, conn: &mut PgConnection, after: i64) -> Result<Position, VerificationError> {
        type Row = (i64, i64, Vec<u8>, DateTime<Utc>, Option<Entry>);
        let mut rows: Vec<Row> = audit_seals::table
            .left_join(audit_entries::table.on(audit_entries::number.eq(audit_seals::number)))
            .filter(audit_seals::sequence.gt(after))
            .order(audit_seals::sequence)
            .limit(STEP)
            .select((audit_seals::sequence, audit_seals::number, audit_seals::hash, audit_seals::sealed_at, Option::<Entry>::as_select()))
            .load(conn)?;
        // of a row with a double the other may stand in the next step: they are looked at together
        if let Some(last) = rows.last().map(|row| row.0).filter(|_| rows.len() as i64 == STEP)
            && rows[0].0 != last
        {
            rows.retain(|row| row.0 != last);
        }
        let mut link = match self.link.take() {
            Some(link) => link,
            None => link_at(conn, after)?,
        };
        let Some(last) = rows.last().map(|row| row.0) else {
            self.outcome.last_sequence = (after > 0).then_some(after);
            self.outcome.last_sealed_at = link.sealed_at;
            return Ok(Position::Rows(i64::MIN));
        };
        for (sequence, number, hash, sealed_at, entry) in rows {
            if sequence == link.sequence {
                self.find(AuditFault::Doubled, Some(sequence), Some(number), entry.map(|entry| entry.at));
                continue;
            }
            if sequence != link.sequence + 1 {
                let missing = sequence - link.sequence - 1;
                self.found(AuditFinding::new(AuditFault::Gap, Some(link.sequence + 1), None, Some(sealed_at), missing));
                link.hash = None;
            }
            self.judge(&link, (sequence, number, &hash, sealed_at), entry.as_ref());
            let latest = link.sealed_at.max(Some(sealed_at));
            link = Link { sequence, hash: Some(hash), sealed_at: latest };
            self.outcome.checked += 1;
        }
        self.link = Some(link);
        Ok(Position::Chain(last))
    }

    /// One seal against its row and the seal before.
    fn judge(&mut self, link: &Link, (sequence, number, hash, sealed_at): (i64, i64, &[u8], DateTime<Utc>), entry: Option<&Entry>) {
        let Some(entry) = entry else {
            return self.find(AuditFault::Deleted, Some(sequence), Some(number), Some(sealed_at));
        };
        if link.hash.as_ref().is_some_and(|previous| entry.seal(previous, sequence, sealed_at) != *hash) {
            self.find(AuditFault::Changed, Some(sequence), Some(number), Some(entry.at));
        } else if link.sealed_at.is_some_and(|before| entry.at < before - LATE) {
            self.find(AuditFault::Backdated, Some(sequence), Some(number), Some(entry.at));
        }
    }

    fn rows(&mut self, conn: &mut PgConnection, after: i64) -> Result<Position, VerificationError> {
        let settled: i64 = audit_sealing::table.select(audit_sealing::settled).first(conn).optional()?.unwrap_or(0);
        let rows: Vec<(i64, DateTime<Utc>, Option<i64>)> = audit_entries::table
            // both sides begin at the same number, so that the seals are not read from their start at every step
            .left_join(audit_seals::table.on(audit_seals::number.eq(audit_entries::number).and(audit_seals::number.gt(after))))
            .filter(audit_entries::number.gt(after))
            .order(audit_entries::number)
            .limit(STEP)
            .select((audit_entries::number, audit_entries::at, audit_seals::sequence.nullable()))
            .load(conn)?;
        let Some(last) = rows.last().map(|row| row.0) else { return Ok(Position::Heads(0)) };
        for (number, at, sequence) in rows {
            match sequence {
                Some(_) => {}
                None if number <= settled || at < self.now - UNSEALED => self.find(AuditFault::Inserted, None, Some(number), Some(at)),
                None => self.outcome.pending += 1,
            }
        }
        Ok(Position::Rows(last))
    }

    fn heads(&mut self, conn: &mut PgConnection, file: &HeadFile, from: u64) -> Result<Position, VerificationError> {
        let end = sealing::head(conn)?;
        let Some((lines, next)) = file.read(from, STEP as usize)? else {
            if let Some(end) = &end {
                self.find(AuditFault::HeadsMissing, None, None, Some(end.sealed_at));
            }
            return Ok(Position::End);
        };
        if lines.is_empty() {
            let stale = |end: &Head| self.last_head_at.is_some_and(|head| end.sealed_at > head + HEADLESS);
            let unanchored = from == 0 && end.is_some();
            match &end {
                Some(end) if unanchored => self.find(AuditFault::HeadsMissing, None, None, Some(end.sealed_at)),
                Some(end) if stale(end) => self.find(AuditFault::HeadsStale, Some(end.sequence), None, self.last_head_at),
                _ => {}
            }
            return Ok(Position::End);
        }
        self.compare(conn, &lines, end.as_ref())?;
        Ok(Position::Heads(next))
    }

    fn compare(&mut self, conn: &mut PgConnection, lines: &[Line], end: Option<&Head>) -> Result<(), VerificationError> {
        let sequences: Vec<i64> =
            lines.iter().filter_map(|line| if let Line::Head(head) = line { Some(head.sequence) } else { None }).collect();
        let seals: HashMap<i64, Vec<u8>> = audit_seals::table
            .filter(audit_seals::sequence.eq_any(sequences))
            .select((audit_seals::sequence, audit_seals::hash))
            .load(conn)?
            .into_iter()
            .collect();
        for line in lines {
            let Line::Head(head) = line else {
                self.bad_head(AuditFault::HeadForged, None);
                continue;
            };
            self.outcome.heads += 1;
            self.last_head_at = self.last_head_at.max(Some(head.sealed_at));
            match seals.get(&head.sequence) {
                Some(hash) if *hash == head.hash => {}
                Some(_) => self.bad_head(AuditFault::Rewritten, Some(head)),
                None if end.is_none_or(|end| end.sequence < head.sequence) => self.bad_head(AuditFault::CutOff, Some(head)),
                // a gap, which the chain has told
                None => {}
            }
        }
        Ok(())
    }

    /// Many heads can be about one thing: the first counts, and how many there are.
    fn bad_head(&mut self, fault: AuditFault, head: Option<&Head>) {
        let first = (head.map(|head| head.sequence), head.map(|head| head.sealed_at), 0);
        self.bad_heads.entry(fault).or_insert(first).2 += 1;
        self.outcome.intact = false;
    }

    fn tell_heads(&mut self) {
        let faults: Vec<_> = self.bad_heads.drain().collect();
        for (fault, (sequence, at, count)) in faults {
            self.found(AuditFinding::new(fault, sequence, None, at, count));
        }
    }

    fn find(&mut self, fault: AuditFault, sequence: Option<i64>, number: Option<i64>, at: Option<DateTime<Utc>>) {
        self.found(AuditFinding::new(fault, sequence, number, at, 1));
    }

    fn found(&mut self, finding: AuditFinding) {
        self.outcome.intact = false;
        if self.outcome.findings.len() < TOLD {
            self.outcome.findings.push(finding);
        } else {
            self.outcome.more += 1;
        }
    }
}

/// The seal at a place, to go on after it.
fn link_at(conn: &mut PgConnection, sequence: i64) -> Result<Link, PersistenceError> {
    if sequence == 0 {
        return Ok(Link { sequence, hash: Some(vec![0; HASH]), sealed_at: None });
    }
    let seal: Option<(Vec<u8>, DateTime<Utc>)> =
        audit_seals::table.find(sequence).select((audit_seals::hash, audit_seals::sealed_at)).first(conn).optional()?;
    let (hash, sealed_at) = seal.unzip();
    Ok(Link { sequence, hash, sealed_at })
}
