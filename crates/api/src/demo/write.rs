//! Makes the people on several threads and writes them in order.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use domain::value::MrnFormat;
use persistence::bulk::{self, Batch, OrganisationChange};
use persistence::diesel::PgConnection;
use persistence::{FieldKeys, PersistenceError};
use serde::Serialize;

use super::accounts::Institutions;
use super::clinic::{self, Branch, Clinic};
use super::consultations;
use super::families::Family;
use super::lab;
use super::people::{self, World};
use super::plan::{Plan, Story};
use super::referrals;
use super::staff::Staff;
use super::work;

/// Households in one round of `COPY`: some thousand people.
const ROUND: usize = 1_000;

/// A value as it is stored in a column of JSON.
pub fn json(value: &impl Serialize) -> Result<serde_json::Value, PersistenceError> {
    serde_json::to_value(value).map_err(|_| PersistenceError::Unreadable("demo value"))
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    pub people: u64,
    pub interactions: u64,
    pub appointments: i64,
    pub observations: i64,
}

/// Writes the clinic, its users, institutions and people; `progress` hears how many people were written so far.
pub fn everything(
    tx: &mut PgConnection,
    story: Story,
    staff: &Staff,
    hashes: Vec<String>,
    keys: &FieldKeys,
    progress: &dyn Fn(u64),
) -> Result<Written, PersistenceError> {
    let plan = Plan::of(story);
    let clinic = Clinic::opened(story.opened_at());
    let institutions = Institutions::of(story.opened_at());
    let mrn_format = MrnFormat::default();
    let change = OrganisationChange { name: clinic::NAME, time_zone: Branch::Kemang.zone().name(), mrn_format: &mrn_format };
    bulk::set_organisation(tx, &change, story.now)?;
    let year = chrono::Datelike::year(&story.today());
    clinic.write(tx, year)?;
    staff.write(tx, &clinic, hashes, story.now)?;
    institutions.write(tx, &clinic, staff)?;
    let world = World { plan: &plan, clinic: &clinic, staff, institutions: &institutions, mrn_format: &mrn_format, keys };
    let mut written = bulk::with_late_indexes(tx, |tx| write_people(tx, &world, progress))?;
    clinic.open_doors(tx, story.now)?;
    written.appointments = bulk::fill_calendar(tx, story.appointments, story.now)?;
    bulk::fill_queue(tx, story.now)?;
    bulk::set_mrn_counter(tx, i64::from(story.patients))?;
    if let (Some(user), Some(first)) = (staff.user(domain::identity::RoleCode::Patient), plan.households.first()) {
        bulk::link_user_to_contact(tx, user, first.contact_id(0))?;
    }
    work::write(tx, &plan, &clinic, staff)?;
    written.observations = lab::write(tx, &plan, &clinic, staff)?;
    consultations::write(tx, &plan, &clinic, staff)?;
    referrals::write(tx, &plan, &clinic, staff)?;
    Ok(written)
}

type Round = Result<Batch, PersistenceError>;

/// Thread `n` of `t` makes rounds `n`, `n + t`, …; they are written in order, so that links find those who came before.
fn write_people(tx: &mut PgConnection, world: &World<'_>, progress: &dyn Fn(u64)) -> Result<Written, PersistenceError> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
    thread::scope(|scope| {
        let (senders, receivers): (Vec<SyncSender<Round>>, Vec<Receiver<Round>>) = (0..threads).map(|_| sync_channel(2)).unzip();
        for (number, sender) in senders.into_iter().enumerate() {
            scope.spawn(move || make_rounds(world, number, threads, &sender));
        }
        let mut written = Written { people: 0, interactions: 0, appointments: 0, observations: 0 };
        for round in 0..world.plan.households.len().div_ceil(ROUND) {
            let received = receivers[round % threads].recv();
            let batch = received.map_err(|_| PersistenceError::Unexpected("a thread that makes demo data has ended".into()))??;
            written.interactions += batch.interactions.len() as u64;
            written.people += batch.copy(tx)? as u64;
            progress(written.people);
        }
        Ok(written)
    })
}

fn make_rounds(world: &World<'_>, number: usize, threads: usize, sender: &SyncSender<Round>) {
    for households in world.plan.households.chunks(ROUND).skip(number).step_by(threads) {
        let mut batch = Batch::default();
        let made = households.iter().try_for_each(|household| {
            let family = Family::of(&world.plan.story, *household);
            people::add(world, &family, &mut batch)
        });
        // the writer has stopped when nobody listens
        if sender.send(made.map(|()| batch)).is_err() {
            return;
        }
    }
}
