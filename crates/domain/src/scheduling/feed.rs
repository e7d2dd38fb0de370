//! Calendar feeds that other programs read.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// A feed of a practitioner's or a patient's visits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CalendarFeedView {
    pub id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// Whose it is.
    pub name: String,
    /// The secret address; shown once, when it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// Whose visits a new feed shows: one of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCalendarFeed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
}

impl Document for CreateCalendarFeed {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.practitioner_id.is_some() == self.contact_id.is_some() {
            errors.add("/contact_id", FieldCode::Required);
        }
    }
}
