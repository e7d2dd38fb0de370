//! What holds for every queue, and the examples that a desk would give.

use proptest::prelude::*;

use super::*;

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::minutes(minutes)
}

fn one(number: u128, kind: QueueKind, booked: Option<i64>, arrived: i64) -> Waiting {
    Waiting { id: Uuid::from_u128(number), kind, booked_at: booked.map(at), arrived_at: at(arrived), minutes: 15, skipped_at: None }
}

fn booked(number: u128, time: i64, arrived: i64) -> Waiting {
    one(number, QueueKind::Booked, Some(time), arrived)
}

fn walk_in(number: u128, arrived: i64) -> Waiting {
    one(number, QueueKind::WalkIn, None, arrived)
}

fn line(waiting: Vec<Waiting>, now: i64) -> Line {
    let rules = QueueRules { late_minutes: 15, walk_in_every: 3 };
    Line { rules, waiting, calls: Calls::default(), free_at: at(now), pace: 100, pause: None }
}

fn order(line: &Line) -> Vec<u128> {
    line.turns().iter().map(|turn| turn.id.as_u128()).collect()
}

#[test]
fn booked_patients_come_by_their_time_not_by_arrival() {
    assert_eq!(order(&line(vec![booked(1, 30, 0), booked(2, 0, 10), booked(3, 15, 5)], 10)), [2, 3, 1]);
}

#[test]
fn who_is_late_lets_the_next_booked_go_first_and_waits_no_longer() {
    let late = booked(1, 0, 40);
    let others = [booked(2, 20, 15), booked(3, 40, 35)];
    assert_eq!(order(&line([vec![late.clone()], others.to_vec()].concat(), 45)), [2, 1, 3]);
    // exactly 15 minutes is in time
    assert_eq!(order(&line([vec![booked(1, 0, 15)], others.to_vec()].concat(), 45)), [1, 2, 3]);
    // once a booked patient was called after the arrival, it is their turn
    let mut after = line(vec![late.clone(), others[1].clone()], 60);
    after.calls = Calls::default().with(QueueKind::Booked, at(45));
    assert_eq!(order(&after), [1, 3]);
    assert_eq!(order(&line(vec![late], 45)), [1], "nobody is made to wait for nobody");
}

#[test]
fn walk_ins_fill_gaps_and_every_third_call() {
    // the booked patient of minute 60 has come early: two visits fit before it
    assert_eq!(order(&line(vec![booked(1, 60, 0), walk_in(2, 1), walk_in(3, 2), walk_in(4, 3)], 30)), [2, 3, 1, 4]);
    let busy = vec![booked(1, 0, 0), booked(2, 5, 0), booked(3, 10, 0), booked(4, 15, 0), walk_in(5, 1)];
    assert_eq!(order(&line(busy, 60)), [1, 2, 5, 3, 4]);
}

#[test]
fn emergencies_come_first_and_who_was_skipped_last() {
    let mut skipped = booked(1, 0, 0);
    skipped.skipped_at = Some(at(20));
    let urgent = one(4, QueueKind::Emergency, None, 30);
    assert_eq!(order(&line(vec![skipped.clone(), booked(2, 5, 0), walk_in(3, 1), urgent], 30)), [4, 2, 3, 1]);
    assert_eq!(order(&line(vec![skipped], 30)), [1]);
}

#[test]
fn turns_are_expected_by_length_pace_and_break() {
    let mut line = line(vec![booked(1, 0, 0), booked(2, 5, 0), booked(3, 10, 0)], 60);
    line.pace = 200;
    line.pause = Some((at(80), at(120)));
    let begins: Vec<_> = line.turns().iter().map(|turn| turn.begins_at).collect();
    assert_eq!(begins, [at(60), at(120), at(150)]);
    assert_eq!(pace(0, 0), 100);
    assert_eq!(pace(60, 120), 150);
    assert_eq!(pace(60, 6000), 200);
    let range = estimate(at(60), at(0));
    assert!(range.earliest < at(60) && at(60) < range.latest && range.earliest >= at(0), "{range:?}");
    assert!(estimate(at(0), at(0)).latest > at(0));
}

fn anybody() -> impl Strategy<Value = Waiting> {
    let kind = prop_oneof![4 => Just(QueueKind::Booked), 3 => Just(QueueKind::WalkIn), 1 => Just(QueueKind::Emergency)];
    (kind, 0..240i64, 0..240i64, 5..60i32, prop::option::weighted(0.1, 0..240i64), any::<u128>()).prop_map(
        |(kind, time, arrived, minutes, skipped, id)| Waiting {
            id: Uuid::from_u128(id),
            kind,
            booked_at: (kind == QueueKind::Booked).then(|| at(time)),
            arrived_at: at(arrived),
            minutes,
            skipped_at: skipped.map(at),
        },
    )
}

fn anyline() -> impl Strategy<Value = Line> {
    (prop::collection::vec(anybody(), 0..25), 240..300i64, 0..60i32, 2..6i32, 50..200i32).prop_map(|(waiting, now, late, every, pace)| {
        let rules = QueueRules { late_minutes: late, walk_in_every: every };
        Line { rules, waiting, calls: Calls::default(), free_at: at(now), pace, pause: None }
    })
}

proptest! {
    #[test]
    fn everybody_is_called_once_and_time_goes_on(line in anyline()) {
        let turns = line.turns();
        let mut called: Vec<Uuid> = turns.iter().map(|turn| turn.id).collect();
        let mut waited: Vec<Uuid> = line.waiting.iter().map(|one| one.id).collect();
        called.sort_unstable();
        waited.sort_unstable();
        prop_assert_eq!(called, waited);
        prop_assert!(turns.windows(2).all(|pair| pair[0].begins_at < pair[1].begins_at));
        prop_assert!(turns.iter().all(|turn| turn.begins_at >= line.free_at));
    }

    #[test]
    fn each_kind_keeps_its_own_order(line in anyline()) {
        let by_id = |id: Uuid| line.waiting.iter().find(|one| one.id == id).cloned();
        let called: Vec<Waiting> = line.turns().iter().filter_map(|turn| by_id(turn.id)).collect();
        let sorted = |key: &dyn Fn(&Waiting) -> DateTime<Utc>, wanted: &dyn Fn(&Waiting) -> bool| {
            let keys: Vec<_> = called.iter().filter(|one| wanted(one)).map(key).collect();
            keys.is_sorted()
        };
        let here = |one: &Waiting| one.skipped_at.is_none();
        prop_assert!(sorted(&|one| one.arrived_at, &|one| here(one) && one.kind == QueueKind::WalkIn));
        prop_assert!(sorted(&|one| one.arrived_at, &|one| here(one) && one.kind == QueueKind::Emergency));
        let in_time = |one: &Waiting| here(one) && one.kind == QueueKind::Booked && !line.rules.is_late(one.booked_at, one.arrived_at);
        prop_assert!(sorted(&|one| one.booked_at.unwrap_or(one.arrived_at), &in_time));
        let rank = |one: &Waiting| if !here(one) { 2 } else { i32::from(one.kind != QueueKind::Emergency) };
        prop_assert!(called.iter().map(rank).is_sorted(), "emergencies first, skipped last");
        let first_late = called.iter().position(|one| here(one) && one.kind == QueueKind::Booked && line.rules.is_late(one.booked_at, one.arrived_at));
        let first_in_time = called.iter().position(in_time);
        if let (Some(late), Some(in_time)) = (first_late, first_in_time) {
            prop_assert!(in_time < late, "who is late lets one go first");
        }
    }

    /// Nobody without an appointment waits for more than `walk_in_every` − 1 others at a time.
    #[test]
    fn walk_ins_are_never_starved(line in anyline()) {
        let by_id = |id: Uuid| line.waiting.iter().find(|one| one.id == id).cloned();
        let called: Vec<Waiting> = line.turns().iter().filter_map(|turn| by_id(turn.id)).collect();
        let is_walk_in = |one: &Waiting| one.kind == QueueKind::WalkIn && one.skipped_at.is_none();
        let last = called.iter().rposition(is_walk_in).unwrap_or(0);
        let mut run = 0;
        for one in &called[..last] {
            run = if is_walk_in(one) || one.kind == QueueKind::Emergency { 0 } else { run + 1 };
            prop_assert!(run < line.rules.walk_in_every);
        }
    }

    /// What is foretold is what happens when each call comes at its time.
    #[test]
    fn the_order_holds_as_calls_are_made(line in anyline()) {
        let turns = line.turns();
        let (mut now, mut calls) = (line.clone(), line.calls);
        for turn in &turns {
            let Some(next) = now.turns().first().copied() else { break };
            prop_assert_eq!(next, *turn);
            let Some(index) = now.waiting.iter().position(|one| one.id == next.id) else { break };
            let called = now.waiting.remove(index);
            calls = calls.with(called.kind, next.begins_at);
            now.calls = calls;
            now.free_at = next.begins_at + now.length(&called);
        }
    }
}
