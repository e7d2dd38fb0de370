//! What becomes of a referral.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, PAST_YEARS, PLANNED_YEARS, check_optional_year, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::scheduling::CreateAppointment;

/// Files with one result.
const MOST_FILES: usize = 20;

/// A step that needs no more than, perhaps, a remark.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReferralStep {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub note: Option<String>,
}

impl Document for CreateReferralStep {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.note, "/note", 500, errors);
    }
}

/// An end that needs a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReferralEnd {
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Kamar penuh sampai akhir bulan"))]
    pub reason: String,
}

impl Document for CreateReferralEnd {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.reason, "/reason", 500, errors);
    }
}

/// What is sent back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReferralResult {
    #[cfg_attr(feature = "server", schema(max_length = 10_000))]
    pub text: String,
    /// The day of the finding; absent: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resulted_on: Option<NaiveDate>,
    /// Who has written it, when it is somebody outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub doctor: Option<String>,
    /// Files that are on the referral already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "server", schema(max_items = 20))]
    pub file_ids: Vec<Uuid>,
}

impl Document for CreateReferralResult {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.text, "/text", 10_000, errors);
        tidy_optional(&mut self.doctor, "/doctor", 200, errors);
        self.file_ids.sort_unstable();
        self.file_ids.dedup();
        if self.file_ids.len() > MOST_FILES {
            errors.add("/file_ids", FieldCode::TooMany);
        }
        check_optional_year(self.resulted_on.as_ref(), "/resulted_on", PAST_YEARS, errors);
    }
}

/// Gives a referral its time: a visit that is booked by this, one that the patient has already, or of a referral to another facility
/// when that expects the patient.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReferralAppointment {
    /// When another facility expects the patient; nothing else is given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_at: Option<DateTime<Utc>>,
    /// A visit of the patient that is there already; nothing else is given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub hold_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
    /// Why the patient comes, as the front desk sees it. Nothing of the referral is copied here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
}

impl CreateReferralAppointment {
    /// The booking for this person.
    pub fn booking(&self, contact_id: Uuid) -> CreateAppointment {
        CreateAppointment {
            contact_id,
            hold_id: self.hold_id,
            hold_secret: self.hold_secret.clone(),
            service_id: self.service_id,
            practitioner_id: self.practitioner_id,
            location_id: self.location_id,
            starts_at: self.starts_at,
            local_time: self.local_time.clone(),
            reason: self.reason.clone(),
            overbook_reason: None,
        }
    }
}

impl Document for CreateReferralAppointment {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.planned_at.is_some() || self.appointment_id.is_some() {
            let planned = CreateReferralAppointment { planned_at: self.planned_at, ..Self::default() };
            let named = CreateReferralAppointment { appointment_id: self.appointment_id, ..Self::default() };
            if *self != planned && *self != named {
                errors.add(if self.planned_at.is_some() { "/planned_at" } else { "/appointment_id" }, FieldCode::NotWanted);
            }
            check_optional_year(self.planned_at.as_ref(), "/planned_at", PLANNED_YEARS, errors);
            return;
        }
        let mut booking = self.booking(Uuid::nil());
        booking.tidy(errors);
        self.reason = booking.reason;
    }
}
