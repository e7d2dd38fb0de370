//! Finding a free time, holding it, booking it, and what patients and guests do with a visit afterwards.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::Page;
use domain::identity::{CreateGuestAppointment, CreateGuestVerification, VerificationView};
use domain::scheduling::*;
use serde::Deserialize;
use uuid::Uuid;

use super::{Failure, Key, Request};

/// What can be booked, by whom and where.
pub async fn find_booking_catalogue() -> Result<BookingCatalogue, Failure> {
    Request::get("/booking-catalogue").public().fetch().await
}

/// The first free time of each practitioner who gives a service.
pub async fn list_first_free_slots(service: Uuid, location: Option<Uuid>) -> Result<Vec<SlotView>, Failure> {
    let request = Request::get("/first-free-slots").public().query("service_id", service).maybe("location_id", location);
    Ok(request.fetch::<Page<SlotView>>().await?.data)
}

/// Which free times are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotQuestion {
    pub service: Uuid,
    /// Absent: anybody.
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
    pub from: NaiveDate,
    /// Included.
    pub to: NaiveDate,
}

/// As many free times as one answer holds; the list ends early when there are more.
pub const MOST_SLOTS: usize = 500;

pub async fn list_free_slots(question: SlotQuestion) -> Result<Vec<SlotView>, Failure> {
    let request = Request::get("/free-slots").public().query("service_id", question.service);
    let request = request.maybe("practitioner_id", question.practitioner).maybe("location_id", question.location);
    Ok(request.query("from", question.from).query("to", question.to).fetch::<Page<SlotView>>().await?.data)
}

/// The free times of one practitioner from a moment on, for one day.
pub async fn list_next_slots(first: &SlotView, service: Uuid) -> Result<Vec<SlotView>, Failure> {
    let until = first.starts_at + chrono::TimeDelta::hours(12);
    let text = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let request = Request::get("/free-slots").public().query("service_id", service).query("practitioner_id", first.practitioner_id);
    let request = request.query("location_id", first.location_id).query("from", text(first.starts_at)).query("to", text(until));
    Ok(request.fetch::<Page<SlotView>>().await?.data)
}

/// Holds a time, as a guest or as somebody who is signed in.
pub async fn create_hold(hold: &CreateHold, guest: bool) -> Result<HoldView, Failure> {
    let request = if guest { Request::post("/guest/holds").public() } else { Request::post("/holds") };
    request.body(hold).fetch().await
}

/// Gives a hold more time, which goes once.
pub async fn create_hold_extension(id: Uuid, secret: &HoldSecret, guest: bool) -> Result<HoldView, Failure> {
    let request = match guest {
        true => Request::post(format!("/guest/holds/{id}/extension")).public(),
        false => Request::post(format!("/holds/{id}/extension")),
    };
    request.body(secret).fetch().await
}

/// Gives a held time back.
pub async fn delete_hold(id: Uuid, secret: &HoldSecret, guest: bool) -> Result<(), Failure> {
    match guest {
        true => Request::delete(format!("/guest/holds/{id}")).public().header("X-Hold-Secret", secret.secret.clone()).done().await,
        false => Request::delete(format!("/holds/{id}")).done().await,
    }
}

pub async fn create_appointment(form: &CreateAppointment, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post("/appointments").key(key).body(form).fetch().await
}

pub async fn find_appointment(id: Uuid) -> Result<AppointmentView, Failure> {
    Request::get(format!("/appointments/{id}")).fetch().await
}

/// The visits of a person, the latest first.
pub async fn list_visits(contact: Uuid, cursor: Option<&str>) -> Result<Page<AppointmentView>, Failure> {
    let request = Request::get("/appointments").query("filter[contact_id][eq]", contact).query("sort", "-starts_at");
    request.query("limit", 30).maybe("cursor", cursor).fetch().await
}

/// The latest visit of a person that has taken place.
pub async fn find_last_visit(contact: Uuid) -> Result<Option<AppointmentView>, Failure> {
    let request = Request::get("/appointments").query("filter[contact_id][eq]", contact).query("filter[state][eq]", "done");
    Ok(request.query("sort", "-starts_at").query("limit", 1).fetch::<Page<AppointmentView>>().await?.data.pop())
}

pub async fn create_rescheduling(id: Uuid, form: &CreateRescheduling, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post(format!("/appointments/{id}/rescheduling")).key(key).body(form).fetch().await
}

pub async fn create_cancellation(id: Uuid, form: &CreateCancellation, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post(format!("/appointments/{id}/cancellation")).key(key).body(form).fetch().await
}

/// The patient says that they come.
pub async fn create_confirmation(id: Uuid, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post(format!("/appointments/{id}/confirmation")).key(key).fetch().await
}

/// The own place in the queue.
pub async fn find_queue_position(appointment: Uuid) -> Result<QueuePositionView, Failure> {
    Request::get(format!("/queue-positions/{appointment}")).fetch().await
}

/// The visit as a calendar file.
pub async fn find_appointment_ics(id: Uuid) -> Result<String, Failure> {
    Request::get(format!("/appointments/{id}/ics")).text().await
}

pub async fn create_waiting_list_entry(form: &CreateWaitingListEntry, key: &Key) -> Result<WaitingListEntryView, Failure> {
    Request::post("/waiting-list-entries").key(key).body(form).fetch().await
}

/// What a person waits for.
pub async fn list_waiting_list_entries(contact: Uuid) -> Result<Page<WaitingListEntryView>, Failure> {
    Request::get("/waiting-list-entries").query("filter[contact_id][eq]", contact).query("limit", 50).fetch().await
}

/// Withdraws from the waiting list.
pub async fn delete_waiting_list_entry(id: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/waiting-list-entries/{id}")).if_match(&format!("\"{version}\"")).done().await
}

pub async fn create_offer_acceptance(id: Uuid, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post(format!("/waiting-list-offers/{id}/acceptance")).key(key).fetch().await
}

pub async fn create_offer_refusal(id: Uuid, key: &Key) -> Result<(), Failure> {
    Request::post(format!("/waiting-list-offers/{id}/refusal")).key(key).done().await
}

/// Sends a code to a guest's address.
pub async fn create_guest_verification(form: &CreateGuestVerification) -> Result<VerificationView, Failure> {
    Request::post("/guest/verifications").public().body(form).fetch().await
}

/// What a guest's page needs of the answer to a booking: the address with which it is shown and changed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GuestAppointment {
    url: String,
}

impl GuestAppointment {
    /// The secret of the link: what stands after `#`.
    pub fn token(&self) -> String {
        self.url.split_once('#').map(|(_, token)| token.to_owned()).unwrap_or_default()
    }
}

pub async fn create_guest_appointment(form: &CreateGuestAppointment, key: &Key) -> Result<GuestAppointment, Failure> {
    Request::post("/guest/appointments").public().key(key).body(form).fetch().await
}

/// What a link from a message is about.
pub async fn resolve_link(token: &LinkToken) -> Result<LinkView, Failure> {
    Request::post("/links/resolution").public().body(token).fetch().await
}

pub async fn create_link_confirmation(token: &LinkToken) -> Result<LinkView, Failure> {
    Request::post("/links/confirmation").public().body(token).fetch().await
}

pub async fn create_link_cancellation(form: &CreateLinkCancellation) -> Result<LinkView, Failure> {
    Request::post("/links/cancellation").public().body(form).fetch().await
}

pub async fn create_link_rescheduling(form: &CreateLinkRescheduling) -> Result<LinkView, Failure> {
    Request::post("/links/rescheduling").public().body(form).fetch().await
}

pub async fn create_link_offer_acceptance(token: &LinkToken) -> Result<LinkView, Failure> {
    Request::post("/links/offer-acceptance").public().body(token).fetch().await
}

pub async fn create_link_offer_refusal(token: &LinkToken) -> Result<LinkView, Failure> {
    Request::post("/links/offer-refusal").public().body(token).fetch().await
}

/// The calendar feeds that somebody has made.
pub async fn list_calendar_feeds() -> Result<Page<CalendarFeedView>, Failure> {
    Request::get("/calendar-feeds").query("limit", 50).fetch().await
}

/// The answer alone carries the secret address.
pub async fn create_calendar_feed(contact_id: Uuid, key: &Key) -> Result<CalendarFeedView, Failure> {
    let form = CreateCalendarFeed { practitioner_id: None, contact_id: Some(contact_id) };
    Request::post("/calendar-feeds").key(key).body(&form).fetch().await
}

pub async fn delete_calendar_feed(id: Uuid) -> Result<(), Failure> {
    Request::delete(format!("/calendar-feeds/{id}")).done().await
}
