//! R10: every way to a booking against every other.

use std::collections::{BTreeMap, VecDeque};

use support::{Fleet, Outcome, repeated};

use crate::races::outcome;
use crate::races::path::{Path, prepare};
use crate::races::world::{Slot, World};

/// Races of each pair in one clinic, which has no more times to race for.
const RACES: usize = 10;

#[actix_web::test]
async fn every_way_to_a_booking_meets_every_other() -> Outcome {
    for round in 1..=repeated(1, 20) {
        all_pairs(round).await?;
    }
    Ok(())
}

async fn all_pairs(round: usize) -> Outcome {
    let fleet = Fleet::start(&[])?;
    let mut world = World::build(&fleet, 6, 120).await?;
    let mut times = Times::of(&world).await?;
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    let (mut pairs, mut number) = (0, 0);
    for (at, first) in Path::ALL.into_iter().enumerate() {
        for second in &Path::ALL[at..] {
            if first.is_inside() && second.is_inside() {
                // both would have taken the time before the race
                continue;
            }
            pairs += 1;
            world.sign_in_again(&fleet).await;
            for _ in 0..RACES {
                number += 2;
                let won = race(&world, &mut times, (first, *second), number, &mut statuses).await?;
                let contenders = usize::from(first.wants_the_time()) + usize::from(second.wants_the_time());
                let walkers = 2 - contenders;
                assert_eq!(won, walkers + contenders.min(1), "{first:?} against {second:?}: {statuses:?}");
            }
        }
    }
    let mut conn = fleet.connect()?;
    let found = (outcome::overlaps(&mut conn)?, outcome::mismatches(&mut conn)?, outcome::incomplete(&mut conn)?);
    println!("R10 round {round}: {pairs} pairs, {RACES} races each, answers {statuses:?}, {} overlaps", found.0);
    assert_eq!(found, (0, 0, 0));
    assert!(statuses.keys().all(|status| *status < 500), "{statuses:?}");
    Ok(())
}

/// How many of the two were answered with success.
async fn race(
    world: &World,
    times: &mut Times,
    (first, second): (Path, Path),
    number: usize,
    statuses: &mut BTreeMap<u16, usize>,
) -> anyhow::Result<usize> {
    let (slot, one, two) = (times.next()?, times.spare()?, times.spare()?);
    // what takes the time by being prepared comes last: the other may need it for a moment
    let (first, second) = if first.is_inside() { (second, first) } else { (first, second) };
    let a = prepare(world, first, &slot, &one, number).await?;
    let b = prepare(world, second, &slot, &two, number + 1).await?;
    let (a, b) = tokio::join!(a.go(world, &slot, number), b.go(world, &slot, number + 1));
    let mut won = 0;
    for answer in [a, b] {
        *statuses.entry(answer.status).or_default() += 1;
        won += usize::from((200..300).contains(&answer.status));
        // a series is refused with the list of all its times that are taken
        let conflicts = || answer.json()["conflicts"].as_array().is_some_and(|list| list.iter().all(|one| one["code"] == "slot_taken"));
        anyhow::ensure!(matches!(answer.status, 200 | 201 | 409) || answer.status == 422 && conflicts(), "{answer:?}");
    }
    Ok(won)
}

/// Times that nobody has wanted yet; a series takes the same time a week later, so only one week of two is given out.
struct Times {
    wanted: VecDeque<Slot>,
    spare: VecDeque<Slot>,
}

impl Times {
    async fn of(world: &World) -> anyhow::Result<Times> {
        #[allow(clippy::disallowed_methods, reason = "the servers run by the clock of this machine")]
        let now = chrono::Utc::now();
        let mut times = Times { wanted: VecDeque::new(), spare: VecDeque::new() };
        let half = world.practitioners.len() / 2;
        for (at, practitioner) in world.practitioners.iter().enumerate() {
            for week in 0..6 {
                let from = 1 + week * 14;
                let found = world.free(practitioner, now, from, from + 6).await?;
                if at < half {
                    times.wanted.extend(found)
                } else {
                    times.spare.extend(found)
                };
            }
        }
        Ok(times)
    }

    fn next(&mut self) -> anyhow::Result<Slot> {
        self.wanted.pop_front().ok_or_else(|| anyhow::anyhow!("no times left to race for"))
    }

    fn spare(&mut self) -> anyhow::Result<Slot> {
        self.spare.pop_front().ok_or_else(|| anyhow::anyhow!("no spare times left"))
    }
}
