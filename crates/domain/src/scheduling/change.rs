//! Changes of an appointment: moving, cancelling.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::Extent;
use super::time::tidy_start;
use crate::document::{Document, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};

/// Where an appointment moves; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRescheduling {
    /// A hold on the new time; its practitioner, location and time are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub hold_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
    /// Resizes the visit; for staff, and one visit at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    /// Gives a time that is taken or outside the hours; needs the permission `appointments:overbook`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub overbook_reason: Option<String>,
    /// How much of its series moves by the same distance.
    #[serde(default)]
    pub extent: Extent,
}

impl Document for CreateRescheduling {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        tidy_optional(&mut self.overbook_reason, "/overbook_reason", 500, errors);
        if self.hold_id.is_some() {
            if self.hold_secret.as_ref().is_none_or(|s| s.is_empty() || s.len() > 100) {
                errors.add("/hold_secret", FieldCode::Required);
            }
        } else {
            let other = self.ends_at.is_some() || self.practitioner_id.is_some() || self.location_id.is_some();
            tidy_start(self.starts_at, &self.local_time, !other, errors);
        }
        if let (Some(starts), Some(ends)) = (self.starts_at, self.ends_at)
            && (ends <= starts || ends - starts > chrono::Duration::hours(24))
        {
            errors.add("/ends_at", FieldCode::OutOfRange);
        }
        if self.ends_at.is_some() && self.extent != Extent::One {
            errors.add("/extent", FieldCode::UnknownValue);
        }
    }
}

/// Why and how much is cancelled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCancellation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    /// How much of its series is cancelled.
    #[serde(default)]
    pub extent: Extent,
}

impl Document for CreateCancellation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
    }
}
