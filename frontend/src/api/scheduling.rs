//! Hours, free times, appointments, the waiting list and recalls.

use std::collections::HashSet;

use chrono::{NaiveDate, SecondsFormat};
use domain::Page;
use domain::scheduling::*;
use uuid::Uuid;

use super::contacts::etag;
use super::organisation::resources;
use super::resource::Resource;
use super::{Failure, Key, Request, Revision};

resources! {
    /// Weekly hours.
    WorkingHours "/working-hours" WorkingHoursView CreateWorkingHours;
    /// Leave, blocked time, training.
    Absences "/absences" AbsenceView CreateAbsence;
    /// Days on which a branch is closed.
    Holidays "/holidays" HolidayView CreateHoliday;
    /// Rooms and equipment.
    Resources "/resources" ResourceView CreateResource;
    /// Appointments; they are made and moved by operations of their own.
    Appointments "/appointments" AppointmentView AppointmentNotes;
    /// When patients are due again.
    Recalls "/recalls" RecallView CreateRecall;
}

/// The rules of booking: one record without an id of its own.
pub struct BookingRules;

impl Resource for BookingRules {
    type View = SchedulingSettingsView;
    type Form = SchedulingSettings;
    const PATH: &'static str = "/scheduling-settings";

    fn writable(view: &SchedulingSettingsView) -> SchedulingSettings {
        view.writable()
    }

    fn one(_id: Uuid) -> String {
        Self::PATH.to_owned()
    }
}

/// Which part of the calendar is wanted; the days are those of the clinic, and the last one is included.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarPart {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub location_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
}

pub async fn list_calendar_entries(part: &CalendarPart) -> Result<CalendarView, Failure> {
    let request = Request::get("/calendar").query("from", part.from).query("to", part.to);
    request.maybe("location_id", part.location_id).maybe("practitioner_id", part.practitioner_id).fetch().await
}

/// As many answers as one view is put together from, so that a long month of a large clinic does not fill the memory.
const MOST_ANSWERS: usize = 4;

/// As [`list_calendar_entries`], with what one answer does not hold, answer by answer; `truncated` when that was not enough.
pub async fn list_whole_calendar(part: &CalendarPart) -> Result<CalendarView, Failure> {
    let mut whole = list_calendar_entries(part).await?;
    for _ in 1..MOST_ANSWERS {
        let last = whole.appointments.last().filter(|last| whole.truncated && last.starts_at.date_naive() < part.to);
        let Some(last) = last else { break };
        // Visits come by their start; those that began earlier and still go on come again.
        let from = last.starts_at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let request = Request::get("/calendar").query("from", from).query("to", part.to);
        let request = request.maybe("location_id", part.location_id).maybe("practitioner_id", part.practitioner_id);
        // What is there already is shown, and says that there is more.
        let Ok(more) = request.fetch::<CalendarView>().await else { break };
        let known: HashSet<Uuid> = whole.appointments.iter().map(|v| v.id).collect();
        whole.truncated = more.truncated;
        whole.appointments.extend(more.appointments.into_iter().filter(|v| !known.contains(&v.id)));
        whole.rooms.extend(more.rooms.into_iter().filter(|room| !known.contains(&room.appointment_id)));
    }
    Ok(whole)
}

/// Free times of some days; an absent practitioner or branch stands for any.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotQuestion {
    pub service_id: Uuid,
    pub practitioner_id: Option<Uuid>,
    pub location_id: Option<Uuid>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

pub async fn list_free_slots(question: &SlotQuestion) -> Result<Page<SlotView>, Failure> {
    let request = Request::get("/free-slots").query("service_id", question.service_id);
    let request = request.query("from", question.from).query("to", question.to);
    request.maybe("practitioner_id", question.practitioner_id).maybe("location_id", question.location_id).fetch().await
}

pub async fn create_appointment(booking: &CreateAppointment, key: &Key) -> Result<AppointmentView, Failure> {
    Request::post("/appointments").key(key).body(booking).fetch().await
}

pub async fn create_appointment_series(series: &CreateAppointmentSeries, key: &Key) -> Result<AppointmentSeriesView, Failure> {
    Request::post("/appointment-series").key(key).body(series).fetch().await
}

pub async fn find_appointment(id: Uuid) -> Result<Revision<AppointmentView>, Failure> {
    super::resource::find::<Appointments>(id).await
}

pub async fn update_appointment(id: Uuid, etag: &str, patch: &serde_json::Value) -> Result<Revision<AppointmentView>, Failure> {
    Request::patch(Appointments::one(id)).if_match(etag).body(patch).fetch_revision().await
}

/// What happened to an appointment: who, when and why.
pub async fn list_appointment_events(id: Uuid) -> Result<Page<AppointmentEventView>, Failure> {
    Request::get(format!("{}/events", Appointments::one(id))).fetch().await
}

fn step(id: Uuid, noun: &str) -> Request {
    Request::post(format!("{}/{noun}", Appointments::one(id)))
}

/// The clinic agrees to a request.
pub async fn create_approval(id: Uuid) -> Result<AppointmentView, Failure> {
    step(id, "approval").fetch().await
}

/// The patient says that they come.
pub async fn create_confirmation(id: Uuid) -> Result<AppointmentView, Failure> {
    step(id, "confirmation").fetch().await
}

pub async fn create_rescheduling(id: Uuid, change: &CreateRescheduling, key: &Key) -> Result<AppointmentView, Failure> {
    step(id, "rescheduling").key(key).body(change).fetch().await
}

pub async fn create_cancellation(id: Uuid, why: &CreateCancellation) -> Result<AppointmentView, Failure> {
    step(id, "cancellation").body(why).fetch().await
}

/// Takes a cancellation or no-show back, unless somebody else has the time by now.
pub async fn delete_cancellation(id: Uuid) -> Result<AppointmentView, Failure> {
    Request::delete(format!("{}/cancellation", Appointments::one(id))).fetch().await
}

pub async fn create_no_show(id: Uuid) -> Result<AppointmentView, Failure> {
    step(id, "no-show").fetch().await
}

/// Part of the waiting list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingPart {
    pub location_id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    /// One state; all of them when absent.
    pub state: Option<WaitingState>,
    pub cursor: Option<String>,
}

pub async fn list_waiting_list_entries(part: &WaitingPart) -> Result<Page<WaitingListEntryView>, Failure> {
    let request = Request::get("/waiting-list-entries").query("limit", 100).query("count", "exact");
    let request = request.maybe("filter[location_id][eq]", part.location_id).maybe("filter[contact_id][eq]", part.contact_id);
    request.maybe("filter[state][eq]", part.state.map(WaitingState::code)).maybe("cursor", part.cursor.as_deref()).fetch().await
}

pub async fn create_waiting_list_entry(entry: &CreateWaitingListEntry, key: &Key) -> Result<WaitingListEntryView, Failure> {
    Request::post("/waiting-list-entries").key(key).body(entry).fetch().await
}

/// Withdraws an entry.
pub async fn delete_waiting_list_entry(id: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/waiting-list-entries/{id}")).if_match(&etag(version)).done().await
}

/// The chain of offers of an entry, the latest first.
pub async fn list_waiting_list_offers(id: Uuid) -> Result<Page<WaitingListOfferView>, Failure> {
    Request::get(format!("/waiting-list-entries/{id}/offers")).fetch().await
}

pub async fn list_recall_attempts(id: Uuid) -> Result<Page<RecallAttemptView>, Failure> {
    Request::get(format!("{}/attempts", Recalls::one(id))).fetch().await
}

pub async fn create_recall_attempt(id: Uuid, attempt: &CreateRecallAttempt, key: &Key) -> Result<RecallAttemptView, Failure> {
    Request::post(format!("{}/attempts", Recalls::one(id))).key(key).body(attempt).fetch().await
}

/// A secret address from which other programs read a calendar; shown this once.
pub async fn create_calendar_feed(feed: &CreateCalendarFeed, key: &Key) -> Result<CalendarFeedView, Failure> {
    Request::post("/calendar-feeds").key(key).body(feed).fetch().await
}

/// The feeds that one may see; the addresses are not among it.
pub async fn list_calendar_feeds() -> Result<Page<CalendarFeedView>, Failure> {
    Request::get("/calendar-feeds").fetch().await
}

pub async fn delete_calendar_feed(id: Uuid) -> Result<(), Failure> {
    Request::delete(format!("/calendar-feeds/{id}")).done().await
}
