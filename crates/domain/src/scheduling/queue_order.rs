//! In which order those who wait are called: one pure function, which the queue, the estimates and the next call share.

use std::collections::VecDeque;

use chrono::{DateTime, Duration, DurationRound, Utc};
use uuid::Uuid;

use super::queue::{EstimateRange, QueueKind};

/// The rules that a clinic sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueRules {
    /// A booked patient who comes later than this is called behind the next booked one.
    pub late_minutes: i32,
    /// At least every so many-th call is a walk-in, as long as one waits.
    pub walk_in_every: i32,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: Uuid,
    pub kind: QueueKind,
    /// The booked time; absent for walk-ins.
    pub booked_at: Option<DateTime<Utc>>,
    pub arrived_at: DateTime<Utc>,
    /// How long the visit takes.
    pub minutes: i32,
    /// Set when they were called and not there.
    pub skipped_at: Option<DateTime<Utc>>,
}

/// What the calls so far mean for the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// Calls since the last walk-in was called.
    pub since_walk_in: i32,
    /// When a booked patient was called last.
    pub last_booked: Option<DateTime<Utc>>,
}

/// The queue of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub rules: QueueRules,
    pub waiting: Vec<Waiting>,
    pub calls: Calls,
    /// When the practitioner can see the next patient.
    pub free_at: DateTime<Utc>,
    /// How long visits take today, in percent of what was planned.
    pub pace: i32,
    /// The break of the session.
    pub pause: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// Whose turn it is when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub id: Uuid,
    pub begins_at: DateTime<Utc>,
}

impl QueueRules {
    /// Whether somebody who was booked for this time has come too late for it.
    pub fn is_late(&self, booked_at: Option<DateTime<Utc>>, arrived_at: DateTime<Utc>) -> bool {
        booked_at.is_some_and(|booked| arrived_at > booked + Duration::minutes(self.late_minutes.into()))
    }
}

impl Line {
    /// Everybody who waits, in the order in which they are called, each with the time at which their turn is expected.
    pub fn turns(&self) -> Vec<Turn> {
        let mut ranks = Ranks::of(&self.waiting);
        let (mut calls, mut at) = (self.calls, self.after_pause(self.free_at));
        let mut turns = Vec::with_capacity(self.waiting.len());
        while let Some(called) = self.next(&mut ranks, calls, at) {
            turns.push(Turn { id: called.id, begins_at: at });
            calls = calls.with(called.kind, at);
            at = self.after_pause(at + self.length(called));
        }
        turns
    }

    /// Takes out whom to call now: emergencies by arrival; then booked patients by their time, with walk-ins by arrival in every
    /// gap and at least at every `walk_in_every`-th call; last who was skipped.
    fn next<'a>(&self, ranks: &mut Ranks<'a>, calls: Calls, at: DateTime<Utc>) -> Option<&'a Waiting> {
        if let Some(emergency) = ranks.emergencies.pop_front() {
            return Some(emergency);
        }
        // who stands back goes first all the same when there is nobody to let go first
        let in_time = ranks.booked.iter().position(|one| !self.stands_back(one, calls)).unwrap_or(0);
        match (ranks.booked.get(in_time), ranks.walk_ins.front()) {
            (Some(booked), Some(walk_in)) => {
                let their_turn = calls.since_walk_in + 1 >= self.rules.walk_in_every;
                let gap = at + self.length(walk_in) <= booked.time();
                if their_turn || gap { ranks.walk_ins.pop_front() } else { ranks.booked.remove(in_time) }
            }
            (Some(_), None) => ranks.booked.remove(in_time),
            (None, Some(_)) => ranks.walk_ins.pop_front(),
            (None, None) => ranks.skipped.pop_front(),
        }
    }

    /// Who came too late lets one booked patient go first, once.
    fn stands_back(&self, one: &Waiting, calls: Calls) -> bool {
        self.rules.is_late(one.booked_at, one.arrived_at) && calls.last_booked.is_none_or(|last| last < one.arrived_at)
    }

    fn length(&self, one: &Waiting) -> Duration {
        Duration::seconds(i64::from(one.minutes) * i64::from(self.pace) * 60 / 100)
    }

    fn after_pause(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        match self.pause {
            Some((from, until)) if from <= at && at < until => until,
            _ => at,
        }
    }
}

impl Waiting {
    /// The booked time; the arrival of who has none.
    fn time(&self) -> DateTime<Utc> {
        self.booked_at.unwrap_or(self.arrived_at)
    }
}

/// Those who wait, by kind, each kind in its own order.
struct Ranks<'a> {
    emergencies: VecDeque<&'a Waiting>,
    booked: VecDeque<&'a Waiting>,
    walk_ins: VecDeque<&'a Waiting>,
    skipped: VecDeque<&'a Waiting>,
}

impl<'a> Ranks<'a> {
    fn of(waiting: &'a [Waiting]) -> Ranks<'a> {
        let sorted = |wanted: &dyn Fn(&Waiting) -> bool, key: &dyn Fn(&Waiting) -> DateTime<Utc>| {
            let mut rank: Vec<&Waiting> = waiting.iter().filter(|one| wanted(one)).collect();
            rank.sort_unstable_by_key(|one| (key(one), one.arrived_at, one.id));
            VecDeque::from(rank)
        };
        let here = |kind: QueueKind| move |one: &Waiting| one.skipped_at.is_none() && one.kind == kind;
        Ranks {
            emergencies: sorted(&here(QueueKind::Emergency), &|one| one.arrived_at),
            booked: sorted(&here(QueueKind::Booked), &Waiting::time),
            walk_ins: sorted(&here(QueueKind::WalkIn), &|one| one.arrived_at),
            skipped: sorted(&|one| one.skipped_at.is_some(), &|one| one.skipped_at.unwrap_or(one.arrived_at)),
        }
    }
}

impl Calls {
    /// After one more call.
    pub fn with(self, kind: QueueKind, at: DateTime<Utc>) -> Calls {
        Calls {
            since_walk_in: if kind == QueueKind::WalkIn { 0 } else { self.since_walk_in + 1 },
            last_booked: if kind == QueueKind::Booked { Some(at) } else { self.last_booked },
        }
    }
}

/// How long visits take in percent of the plan, from those of today: planned and actual minutes. Few visits say little, so the plan
/// counts as one more hour; a single odd day never more than doubles or halves it.
pub fn pace(planned: i64, actual: i64) -> i32 {
    let percent = (actual.max(0) + 60) * 100 / (planned.max(0) + 60);
    i32::try_from(percent.clamp(50, 200)).unwrap_or(100)
}

/// The range to show for an expected time: the further away, the wider, in steps of five minutes.
pub fn estimate(expected: DateTime<Utc>, now: DateTime<Utc>) -> EstimateRange {
    let wait = (expected - now).max(Duration::zero());
    let step = Duration::minutes(5);
    let down = |at: DateTime<Utc>| at.duration_trunc(step).unwrap_or(at);
    let earliest = down(expected - wait / 5).max(now.min(expected));
    let latest = down(expected + wait * 3 / 10) + step * 2;
    EstimateRange { earliest, latest }
}

#[cfg(test)]
#[path = "queue_order_tests.rs"]
mod tests;
