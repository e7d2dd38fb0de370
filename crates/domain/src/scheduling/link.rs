//! Links in messages: what they show, and what may be done with them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{AppointmentState, LinkPurpose, OfferState};
use super::time::tidy_start;
use crate::document::{Document, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};

/// The least that the page behind a link has to know; nothing about the patient but the first name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "server", schema(as = PublicLinkView))]
pub struct LinkView {
    pub purpose: LinkPurpose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<AppointmentState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer_state: Option<OfferState>,
    /// Until when an offer stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer_expires_at: Option<DateTime<Utc>>,
    pub first_name: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// What may be done now.
    pub can_confirm: bool,
    pub can_reschedule: bool,
    pub can_cancel: bool,
    pub can_accept: bool,
    pub changeable_until: DateTime<Utc>,
    pub cancellable_until: DateTime<Utc>,
}

/// The token of a link; it stands after `#` in the page's address and travels in bodies only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub token: String,
}

/// A cancellation by link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLinkCancellation {
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
}

/// A move by link; what is absent stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLinkRescheduling {
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
}

fn tidy_token(token: &str, errors: &mut FieldErrors) {
    if token.is_empty() || token.len() > 100 {
        errors.add("/token", FieldCode::Required);
    }
}

impl Document for LinkToken {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_token(&self.token, errors);
    }
}

impl Document for CreateLinkCancellation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_token(&self.token, errors);
        tidy_optional(&mut self.reason, "/reason", 500, errors);
    }
}

impl Document for CreateLinkRescheduling {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_token(&self.token, errors);
        tidy_start(self.starts_at, &self.local_time, true, errors);
        tidy_optional(&mut self.reason, "/reason", 500, errors);
    }
}
