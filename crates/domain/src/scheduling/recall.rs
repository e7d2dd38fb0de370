//! Recalls: when a patient should come again.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{RecallChannel, RecallOutcome, RecallState};
use super::time::tidy_date;
use crate::document::{Document, tidy_optional};
use crate::field_error::FieldErrors;

/// A due date of a patient for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RecallView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    pub due_on: NaiveDate,
    pub state: RecallState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How often somebody tried, and what came of the last try.
    pub attempts: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_attempt_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_outcome: Option<RecallOutcome>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a recall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRecall {
    pub contact_id: Uuid,
    pub service_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    pub due_on: NaiveDate,
    /// `open`, `done` or `declined`; booking the service makes it `booked` by itself.
    #[serde(default = "open")]
    pub state: RecallState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub note: Option<String>,
}

fn open() -> RecallState {
    RecallState::Open
}

impl Document for CreateRecall {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_date(self.due_on, "/due_on", errors);
        tidy_optional(&mut self.note, "/note", 500, errors);
    }
}

impl RecallView {
    /// The writable form of this recall.
    pub fn writable(&self) -> CreateRecall {
        CreateRecall {
            contact_id: self.contact_id,
            service_id: self.service_id,
            location_id: self.location_id,
            due_on: self.due_on,
            state: self.state,
            note: self.note.clone(),
        }
    }
}

/// One try to reach somebody who is due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RecallAttemptView {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub channel: RecallChannel,
    pub outcome: RecallOutcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// What was tried, and what came of it; `declined` also closes the recall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRecallAttempt {
    pub channel: RecallChannel,
    pub outcome: RecallOutcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub note: Option<String>,
}

impl Document for CreateRecallAttempt {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.note, "/note", 500, errors);
    }
}
