//! The waiting list: who wants an earlier time, and the chain of offers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{DayPart, OfferState, WaitingState};
use super::time::tidy_date;
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// Somebody who waits for a freed time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct WaitingListEntryView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_name: Option<String>,
    pub earliest_on: NaiveDate,
    pub latest_on: NaiveDate,
    pub day_parts: Vec<DayPart>,
    pub state: WaitingState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    /// The offer that waits for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_offer: Option<WaitingListOfferView>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// What somebody waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateWaitingListEntry {
    pub contact_id: Uuid,
    pub service_id: Uuid,
    pub location_id: Uuid,
    /// Absent: any practitioner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    pub earliest_on: NaiveDate,
    pub latest_on: NaiveDate,
    /// Empty: any.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 3))]
    pub day_parts: Vec<DayPart>,
}

impl Document for CreateWaitingListEntry {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_date(self.earliest_on, "/earliest_on", errors);
        tidy_date(self.latest_on, "/latest_on", errors);
        if self.latest_on < self.earliest_on {
            errors.add("/latest_on", FieldCode::BadDate);
        }
        self.day_parts.sort_by_key(|p| p.code());
        self.day_parts.dedup();
    }
}

/// One offer of one freed time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct WaitingListOfferView {
    pub id: Uuid,
    pub entry_id: Uuid,
    /// Absent for others in the chain, when the caller is the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub expires_at: DateTime<Utc>,
    pub state: OfferState,
    pub created_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<DateTime<Utc>>,
}
