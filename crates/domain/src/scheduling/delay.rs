//! "The doctor is late."

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::queue::check_day;
use crate::document::{Document, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};

/// By how much one session of one day is late; 0 takes an earlier delay back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateDelay {
    /// The block of working hours.
    pub session_id: Uuid,
    pub on: NaiveDate,
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 720, example = 45))]
    pub minutes: i32,
    /// Told to the patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Operasi darurat"))]
    pub reason: Option<String>,
}

impl Document for CreateDelay {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        check_day(self.on, "/on", errors);
        if !(0..=720).contains(&self.minutes) {
            errors.add("/minutes", FieldCode::OutOfRange);
        }
        tidy_optional(&mut self.reason, "/reason", 200, errors);
    }
}

/// A delay, and whom it affects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct DelayView {
    pub id: Uuid,
    pub session_id: Uuid,
    pub on_date: NaiveDate,
    pub minutes: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    /// Patients with an appointment still to come; each is asked to keep, move or cancel it.
    pub affected: Vec<DelayedAppointment>,
}

/// Somebody who has to wait longer, and what they were told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct DelayedAppointment {
    pub appointment_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub starts_at: DateTime<Utc>,
    /// When the visit is expected now.
    pub expected_at: DateTime<Utc>,
    /// Whether a message is on its way; without one, call the patient.
    pub told: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_has_bounds() {
        let form = |minutes| CreateDelay {
            session_id: Uuid::nil(),
            on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap_or_default(),
            minutes,
            reason: None,
        };
        assert!(form(0).check().is_ok() && form(720).check().is_ok());
        assert!(form(-1).check().is_err() && form(721).check().is_err());
    }
}
