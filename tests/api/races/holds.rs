//! R11: a hold that has expired keeps nobody out, and two holders never both win.

use std::time::Duration;

use domain::identity::RoleCode;
use support::{Caller, Outcome, TestApp, TestDatabase, json, repeated};

use super::outcome;
use super::world::{Slot, World};

/// Longer than the longest hold.
const AFTERWARDS: Duration = Duration::from_secs(11 * 60);

/// Three servers in this process over one database, so that their clocks can be moved.
struct Trio {
    apps: Vec<TestApp>,
    database: TestDatabase,
}

impl Trio {
    async fn start() -> anyhow::Result<Trio> {
        let database = TestDatabase::create()?;
        let mut apps = Vec::new();
        for _ in 0..3 {
            apps.push(TestApp::over(database.url(), None, &[]).await?);
        }
        Ok(Trio { apps, database })
    }

    fn advance(&self, by: Duration) {
        self.apps.iter().for_each(|app| app.advance(by));
    }

    /// A caller of this role at each of the servers; a session of its own at each, as time passes.
    async fn signed_in(&self, role: RoleCode) -> Vec<Caller> {
        let mut callers = Vec::new();
        for app in &self.apps {
            callers.push(app.as_role(role).await);
        }
        callers
    }
}

async fn stage(holds: usize) -> anyhow::Result<(Trio, World, Vec<Slot>)> {
    let trio = Trio::start().await?;
    let admin = trio.signed_in(RoleCode::Admin).await.swap_remove(0);
    let staff = trio.signed_in(RoleCode::Manager).await;
    let world = World::build_with(&admin, staff, 1 + holds / 100, 50).await?;
    let mut slots = Vec::new();
    for practitioner in &world.practitioners {
        slots.extend(world.free(practitioner, trio.apps[0].clock.now(), 3, 12).await?);
    }
    anyhow::ensure!(slots.len() >= holds, "only {} free times", slots.len());
    slots.truncate(holds);
    Ok((trio, world, slots))
}

#[actix_web::test]
async fn expired_holds_keep_nobody_out() -> Outcome {
    let (trio, mut world, slots) = stage(repeated(100, 1_000)).await?;
    for (number, slot) in slots.iter().enumerate() {
        world.any(number).post("/v1/holds", world.holding(slot)).await.expect(201);
    }
    let refused = world.any(0).post("/v1/appointments", world.booking(&slots[0], world.patient(0))).await;
    refused.expect_problem(409, "slot_taken");
    trio.advance(AFTERWARDS);
    world.staff = trio.signed_in(RoleCode::Manager).await;
    let mut booked = 0;
    for (round, some) in slots.chunks(50).enumerate() {
        let clients = some.iter().enumerate().map(|(at, slot)| {
            let number = round * 50 + at;
            let body = world.booking(slot, world.patient(number));
            let caller = world.any(number).clone();
            tokio::spawn(async move { caller.post("/v1/appointments", body).await.status })
        });
        for client in clients.collect::<Vec<_>>() {
            booked += usize::from(client.await? == 201);
        }
    }
    let mut conn = trio.database.connect()?;
    let overlaps = outcome::overlaps(&mut conn)?;
    println!("R11: {} holds expired, {booked} of their times booked at once by 50 clients, {overlaps} overlaps", slots.len());
    assert_eq!((booked, overlaps, outcome::mismatches(&mut conn)?), (slots.len(), 0, 0));
    Ok(())
}

#[actix_web::test]
async fn of_two_holders_of_a_time_one_wins() -> Outcome {
    let (trio, mut world, slots) = stage(repeated(20, 200)).await?;
    let mut held = Vec::new();
    for slot in &slots {
        let hold = world.any(0).post("/v1/holds", world.holding(slot)).await.expect(201);
        held.push((hold.id(), hold.text("/secret")));
    }
    trio.advance(AFTERWARDS);
    world.staff = trio.signed_in(RoleCode::Manager).await;
    let mut wins = Vec::new();
    for (number, (slot, (id, secret))) in slots.iter().zip(held).enumerate() {
        let newer = world.any(1).post("/v1/holds", world.holding(slot)).await.expect(201);
        let book = |id: String, secret: String, at: usize| {
            let body = json!({"contact_id": world.patient(number + at), "hold_id": id, "hold_secret": secret});
            world.any(at).post("/v1/appointments", body)
        };
        let (late, newer) = (book(id, secret, 0), book(newer.id(), newer.text("/secret"), 1));
        let (late, newer) = tokio::join!(async { late.await }, async { newer.await });
        wins.push((late.status, newer.status));
    }
    let mut conn = trio.database.connect()?;
    println!(
        "R11: of {} pairs of holders, the one whose hold stood won {}",
        wins.len(),
        wins.iter().filter(|(_, newer)| *newer == 201).count()
    );
    assert!(wins.iter().all(|(late, newer)| *newer == 201 && matches!(late, 409 | 422)), "{wins:?}");
    assert_eq!(outcome::overlaps(&mut conn)?, 0);
    Ok(())
}
