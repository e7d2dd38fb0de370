//! The front desk: checking in, calling, finishing, and what the waiting room sees.

use chrono::NaiveDate;
use domain::scheduling::*;
use uuid::Uuid;

use super::contacts::etag;
use super::{Failure, Key, Request};

/// Which queue is wanted; an absent branch or practitioner stands for all, an absent day for today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueuePart {
    pub location_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
    pub on: Option<NaiveDate>,
}

pub async fn list_queue(part: &QueuePart) -> Result<QueueView, Failure> {
    let request = Request::get("/queue").maybe("location_id", part.location_id).maybe("practitioner_id", part.practitioner_id);
    request.maybe("on", part.on).fetch().await
}

/// Numbers and initials, for the screen in the waiting room.
pub async fn list_queue_display(location_id: Uuid) -> Result<QueueDisplayView, Failure> {
    Request::get("/queue-display").query("location_id", location_id).fetch().await
}

/// A check-in of a known appointment.
pub fn by_appointment(id: Uuid) -> CreateCheckIn {
    CreateCheckIn { appointment_id: Some(id), code: None }
}

/// A check-in by what was typed or scanned.
pub fn by_code(code: &str) -> CreateCheckIn {
    CreateCheckIn { appointment_id: None, code: Some(code.to_owned()) }
}

pub async fn create_check_in(check_in: &CreateCheckIn, key: &Key) -> Result<QueueEntryView, Failure> {
    Request::post("/check-ins").key(key).body(check_in).fetch().await
}

pub async fn create_walk_in(walk_in: &CreateWalkIn, key: &Key) -> Result<QueueEntryView, Failure> {
    Request::post("/walk-ins").key(key).body(walk_in).fetch().await
}

/// Calls whoever is next in a session.
pub async fn create_call(session_id: Uuid) -> Result<QueueEntryView, Failure> {
    Request::post("/calls").body(&CreateCall { session_id }).fetch().await
}

fn step(entry: Uuid, noun: &str) -> Request {
    Request::post(format!("/queue/{entry}/{noun}"))
}

/// Calls somebody out of turn, or once more.
pub async fn create_queue_call(entry: Uuid) -> Result<QueueEntryView, Failure> {
    step(entry, "call").fetch().await
}

/// Called, and not there: to the end.
pub async fn create_skip(entry: Uuid) -> Result<QueueEntryView, Failure> {
    step(entry, "skip").fetch().await
}

pub async fn create_start(entry: Uuid) -> Result<QueueEntryView, Failure> {
    step(entry, "start").fetch().await
}

/// Another practitioner sees the person.
pub async fn create_transfer(entry: Uuid, transfer: &CreateTransfer) -> Result<QueueEntryView, Failure> {
    step(entry, "transfer").body(transfer).fetch().await
}

/// Puts somebody who waits first.
pub async fn create_priority(entry: Uuid, priority: &CreatePriority) -> Result<QueueEntryView, Failure> {
    step(entry, "priority").body(priority).fetch().await
}

/// Gone home before being seen.
pub async fn delete_check_in(entry: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/check-ins/{entry}")).if_match(&etag(version)).done().await
}

/// The visit is over.
pub async fn create_completion(appointment: Uuid, completion: &CreateCompletion, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post(format!("/appointments/{appointment}/completion")).key(key).body(completion).fetch().await
}

/// "The doctor is late": shifts the estimates, and asks each patient whether they keep, move or cancel.
pub async fn create_delay(delay: &CreateDelay, key: &Key) -> Result<DelayView, Failure> {
    Request::post("/delays").key(key).body(delay).fetch().await
}
