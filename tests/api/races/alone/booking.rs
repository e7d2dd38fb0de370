//! R9: thousands of attempts on fifty times, over three processes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use support::{Caller, Fleet, Outcome, Value, repeated};

use crate::races::outcome;
use crate::races::world::{Slot, World};

const SLOTS: usize = 50;
const CLIENTS: usize = 200;

/// How the attempts of a client were answered.
#[derive(Default)]
struct Answers {
    booked: usize,
    taken: usize,
    /// Refusals that name no other time.
    mute: usize,
    other: BTreeMap<u16, usize>,
    dropped: usize,
}

impl Answers {
    fn add(&mut self, more: Answers) {
        self.booked += more.booked;
        self.taken += more.taken;
        self.mute += more.mute;
        self.dropped += more.dropped;
        more.other.into_iter().for_each(|(status, count)| *self.other.entry(status).or_default() += count);
    }
}

#[actix_web::test]
async fn fifty_times_have_fifty_winners() -> Outcome {
    let (attempts, rounds) = (repeated(2_000, 10_000), repeated(1, 10));
    for round in 1..=rounds {
        let fleet = Fleet::start(&[])?;
        let world = Arc::new(World::build(&fleet, 3, 100).await?);
        let slots = fifty_of(&world).await?;
        let started = Instant::now();
        let clients = (0..CLIENTS).map(|client| tokio::spawn(attempt(world.clone(), slots.clone(), client, attempts / CLIENTS)));
        let mut all = Answers::default();
        for answers in futures(clients).await? {
            all.add(answers);
        }
        let mut conn = fleet.connect()?;
        let (overlaps, confirmed) = (outcome::overlaps(&mut conn)?, outcome::confirmed(&mut conn)?);
        println!(
            "R9 round {round}: {attempts} attempts in {:.1} s, {} booked, {} taken, {} without another time, {overlaps} overlaps, other answers {:?}, {} dropped",
            started.elapsed().as_secs_f32(),
            all.booked,
            all.taken,
            all.mute,
            all.other,
            all.dropped
        );
        assert_eq!((all.booked, confirmed), (SLOTS, SLOTS as i64));
        assert_eq!((overlaps, outcome::mismatches(&mut conn)?, outcome::incomplete(&mut conn)?), (0, 0, 0));
        assert_eq!((all.taken, all.mute, all.dropped), (attempts - SLOTS, 0, 0), "{:?}", all.other);
    }
    Ok(())
}

async fn fifty_of(world: &World) -> anyhow::Result<Vec<Slot>> {
    #[allow(clippy::disallowed_methods, reason = "the servers run by the clock of this machine")]
    let now = chrono::Utc::now();
    let mut slots = Vec::new();
    for practitioner in &world.practitioners {
        slots.extend(world.free(practitioner, now, 3, 3).await?);
    }
    anyhow::ensure!(slots.len() >= SLOTS, "only {} free times", slots.len());
    slots.truncate(SLOTS);
    Ok(slots)
}

/// One client: each attempt at another time and for another patient.
async fn attempt(world: Arc<World>, slots: Vec<Slot>, client: usize, attempts: usize) -> Answers {
    let mut answers = Answers::default();
    // connections of its own, as two hundred people have them
    let servers = world.staff.iter().map(Caller::apart).collect::<Vec<_>>();
    for number in 0..attempts {
        let slot = &slots[(client * 7 + number) % slots.len()];
        let body = world.booking(slot, world.patient(client * 31 + number));
        match servers[(client + number) % servers.len()].post("/v1/appointments", body).attempt().await {
            Ok(answer) if answer.status == 201 => answers.booked += 1,
            Ok(answer) if answer.status == 409 && answer.json()["code"] == "slot_taken" => {
                answers.taken += 1;
                let next = answer.json()["slots"].as_array().is_some_and(|list: &Vec<Value>| !list.is_empty());
                answers.mute += usize::from(!next);
            }
            Ok(answer) => *answers.other.entry(answer.status).or_default() += 1,
            Err(_) => answers.dropped += 1,
        }
    }
    answers
}

async fn futures<T>(tasks: impl Iterator<Item = tokio::task::JoinHandle<T>>) -> anyhow::Result<Vec<T>> {
    let tasks: Vec<_> = tasks.collect();
    let mut all = Vec::with_capacity(tasks.len());
    for task in tasks {
        all.push(task.await?);
    }
    Ok(all)
}
