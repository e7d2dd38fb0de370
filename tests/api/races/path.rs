//! The ways to a booking, each prepared so that one step is left that wants a given time.

use support::{Answer, json};

use super::world::{Slot, World};

/// A way in which a time comes to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    New,
    Hold,
    Approve,
    Drag,
    Series,
    WalkIn,
    WaitingList,
    Undo,
}

impl Path {
    pub const ALL: [Path; 8] =
        [Path::New, Path::Hold, Path::Approve, Path::Drag, Path::Series, Path::WalkIn, Path::WaitingList, Path::Undo];

    /// Whether its preparation already takes the time, so that it cannot lose it any more.
    pub fn is_inside(self) -> bool {
        matches!(self, Path::Approve | Path::WaitingList)
    }

    /// Whether it wants the time at all: who walks in takes a place in the queue.
    pub fn wants_the_time(self) -> bool {
        self != Path::WalkIn
    }
}

/// What is left to do: a request that has been made up to its last step.
pub struct Ready {
    path: Path,
    /// The record that the last step is about, with the version it has.
    record: Option<(String, String)>,
}

/// Does everything but the last step; `spare` is a time that nobody else wants.
pub async fn prepare(world: &World, path: Path, slot: &Slot, spare: &Slot, number: usize) -> anyhow::Result<Ready> {
    let desk = world.any(number);
    let patient = world.patient(number);
    let record = match path {
        Path::New | Path::Hold | Path::Series | Path::WalkIn => None,
        Path::Approve => {
            // only what patients ask for themselves has to be approved
            let (record, caller) = world.booker(number / 2);
            let mut body = world.booking(slot, record);
            body["service_id"] = json!(world.approved_service);
            Some(kept(&caller.post("/v1/appointments", body).await.expect(201)))
        }
        Path::Drag => Some(kept(&desk.post("/v1/appointments", world.booking(spare, patient)).await.expect(201))),
        Path::Undo => {
            let made = desk.post("/v1/appointments", world.booking(slot, patient)).await.expect(201);
            let cancelled = desk.post(format!("/v1/appointments/{}/cancellation", made.id()), json!({"reason": "race"})).await;
            Some(kept(&cancelled.expect(201)))
        }
        Path::WaitingList => Some((offer(world, slot, number).await?, String::new())),
    };
    Ok(Ready { path, record })
}

/// Frees the time for somebody who waits for it, and gives the id of the offer.
async fn offer(world: &World, slot: &Slot, number: usize) -> anyhow::Result<String> {
    let desk = world.any(number);
    let made = desk.post("/v1/appointments", world.booking(slot, world.patient(number + 1))).await.expect(201);
    let day =
        slot.starts_at.with_timezone(&chrono::FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| unreachable!("seven hours"))).date_naive();
    let wish = json!({"contact_id": world.patient(number), "service_id": world.service, "location_id": world.location,
        "practitioner_id": slot.practitioner, "earliest_on": day, "latest_on": day});
    let entry = desk.post("/v1/waiting-list-entries", wish).await.expect(201).id();
    desk.post(format!("/v1/appointments/{}/cancellation", made.id()), json!({"reason": "race"})).await.expect(201);
    let chain = desk.get(format!("/v1/waiting-list-entries/{entry}/offers")).await.expect(200).data();
    let open = chain.iter().find(|offer| offer["state"] == "open").and_then(|offer| offer["id"].as_str());
    Ok(open.ok_or_else(|| anyhow::anyhow!("no offer for {entry}: {chain:?}"))?.to_owned())
}

fn kept(answer: &Answer) -> (String, String) {
    (answer.id(), answer.header("etag").unwrap_or_default().to_owned())
}

impl Ready {
    /// The last step; its answer says who has the time.
    pub async fn go(self, world: &World, slot: &Slot, number: usize) -> Answer {
        let desk = world.any(number);
        let patient = world.patient(number);
        let (id, etag) = self.record.unwrap_or_default();
        match self.path {
            Path::New => desk.post("/v1/appointments", world.booking(slot, patient)).await,
            Path::Hold => {
                let hold = desk.post("/v1/holds", world.holding(slot)).await;
                if hold.status != 201 {
                    return hold;
                }
                let body = json!({"contact_id": patient, "hold_id": hold.id(), "hold_secret": hold.text("/secret")});
                world.any(number + 1).post("/v1/appointments", body).await
            }
            Path::Approve => desk.post(format!("/v1/appointments/{id}/approval"), json!({})).header("if-match", &etag).await,
            Path::Drag => {
                let body = json!({"starts_at": slot.starts_at, "practitioner_id": slot.practitioner});
                desk.post(format!("/v1/appointments/{id}/rescheduling"), body).header("if-match", &etag).await
            }
            Path::Series => {
                let mut body = world.booking(slot, patient);
                body["every_weeks"] = json!(1);
                body["count"] = json!(2);
                desk.post("/v1/appointment-series", body).await
            }
            Path::WalkIn => {
                let body = json!({"contact_id": patient, "practitioner_id": slot.practitioner, "location_id": world.location,
                    "service_id": world.service});
                desk.post("/v1/walk-ins", body).await
            }
            Path::WaitingList => desk.post(format!("/v1/waiting-list-offers/{id}/acceptance"), json!({})).await,
            Path::Undo => desk.delete(format!("/v1/appointments/{id}/cancellation"), &etag).await,
        }
    }
}
