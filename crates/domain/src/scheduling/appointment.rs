//! Appointments.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{AppointmentSource, AppointmentState};
use super::time::{tidy_date, tidy_start};
use crate::contacts::Sex;
use crate::document::{Document, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};
use crate::organisation::Money;

/// An appointment, with the names that its screens need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AppointmentView {
    pub id: Uuid,
    /// What the patient says at the desk.
    pub code: String,
    pub contact_id: Uuid,
    pub contact_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_mrn: Option<String>,
    /// With the name, what tells two people of the same name apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_sex: Option<Sex>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    /// The zone in which its times are read.
    pub time_zone: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series_id: Option<Uuid>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub state: AppointmentState,
    pub source: AppointmentSource,
    /// Why the patient comes, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why the time was given in spite of another booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overbooked_for: Option<String>,
    /// Names of the rooms and devices it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resource_names: Vec<String>,
    pub price: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_on: Option<NaiveDate>,
    /// When the patient said that they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Until when the patient moves it by themselves.
    pub changeable_until: DateTime<Utc>,
    /// Until when the patient cancels it by themselves.
    pub cancellable_until: DateTime<Utc>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// A booking: from a hold, or straight with service, practitioner, location and time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAppointment {
    pub contact_id: Uuid,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Kontrol gula darah"))]
    pub reason: Option<String>,
    /// Gives a time that is taken or outside the hours; needs the permission `appointments:overbook`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub overbook_reason: Option<String>,
}

impl Document for CreateAppointment {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        tidy_optional(&mut self.overbook_reason, "/overbook_reason", 500, errors);
        if self.hold_id.is_some() {
            if self.hold_secret.as_ref().is_none_or(|s| s.is_empty() || s.len() > 100) {
                errors.add("/hold_secret", FieldCode::Required);
            }
            return;
        }
        for (id, pointer) in
            [(self.service_id, "/service_id"), (self.practitioner_id, "/practitioner_id"), (self.location_id, "/location_id")]
        {
            if id.is_none() {
                errors.add(pointer, FieldCode::Required);
            }
        }
        tidy_start(self.starts_at, &self.local_time, true, errors);
    }
}

/// What can be changed of an appointment without moving it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AppointmentNotes {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_on: Option<NaiveDate>,
}

impl Document for AppointmentNotes {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        if let Some(date) = self.follow_up_on {
            tidy_date(date, "/follow_up_on", errors);
        }
    }
}

impl AppointmentView {
    /// The writable form of this appointment.
    pub fn writable(&self) -> AppointmentNotes {
        AppointmentNotes { reason: self.reason.clone(), follow_up_on: self.follow_up_on }
    }
}
