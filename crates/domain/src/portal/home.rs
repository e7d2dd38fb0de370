//! The first page of the portal after signing in.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::FamilyMemberView;
use super::PortalFeedbackView;

/// Everything on the home page, for oneself and those one is guardian of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalHome {
    /// Oneself first.
    pub family: Vec<FamilyMemberView>,
    /// Visits to come and of today, soonest first; 20 at most.
    pub visits: Vec<PortalVisit>,
    /// Messages in the inbox that were not read yet.
    pub unread_messages: i64,
    /// Results of the laboratory that were not opened yet.
    #[serde(default)]
    pub new_results: i64,
    /// Freed times that are offered, and not answered yet.
    pub offers: Vec<PortalOffer>,
    /// Visits that are due and not booked yet.
    pub recalls: Vec<PortalRecall>,
    /// Visits of the last 14 days about which nothing was written yet.
    pub finished_visits: Vec<PortalVisit>,
    /// What was written to the clinic lately, newest first; 5 at most.
    pub feedback: Vec<PortalFeedbackView>,
}

/// A visit on the home page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalVisit {
    pub appointment_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    /// What is said at the desk.
    pub code: String,
    /// `requested`, `confirmed`, `checked_in`, `called`, `in_progress`, `done`.
    pub state: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// The zone of the location, in which the times are read.
    pub time_zone: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    /// As on the display, for example `A-015`; only while in the queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_number: Option<String>,
    /// Minutes by which the session is late today; 0 when it is on time.
    pub delay_minutes: i32,
    /// Until then the patient moves the visit by themselves.
    pub change_until: DateTime<Utc>,
    /// Until then the patient cancels the visit by themselves.
    pub cancel_until: DateTime<Utc>,
}

/// A freed time that is offered from the waiting list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalOffer {
    pub offer_id: Uuid,
    pub entry_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub location_name: String,
    pub practitioner_name: String,
    pub service_name_id: String,
    pub service_name_en: String,
    /// The offer stands until then.
    pub expires_at: DateTime<Utc>,
}

/// A visit that is due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalRecall {
    pub recall_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    pub due_on: NaiveDate,
}
