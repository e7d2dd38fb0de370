//! Leave, blocked time, training: no bookings meanwhile.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{AbsenceKind, AppointmentState};
use crate::document::{Document, PAST_YEARS, check_year, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};

/// A time in which a practitioner takes no bookings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AbsenceView {
    pub id: Uuid,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    /// Absent: everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    pub kind: AbsenceKind,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Visits to come that fall into it: somebody has to move or call them. Shown when it is created, changed or found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<AffectedAppointment>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// A visit that falls into an absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AffectedAppointment {
    pub id: Uuid,
    pub contact_id: Uuid,
    /// Absent when the person is outside the caller's reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub time_zone: String,
    pub state: AppointmentState,
}

/// The writable form of an absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAbsence {
    pub practitioner_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    pub kind: AbsenceKind,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    /// Saves a blocked time although visits fall into it; without it, that is refused with `overlaps_booking`.
    #[serde(default)]
    pub force: bool,
}

impl Document for CreateAbsence {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        for (at, pointer) in [(self.starts_at, "/starts_at"), (self.ends_at, "/ends_at")] {
            check_year(&at, pointer, PAST_YEARS, errors);
        }
        if self.ends_at <= self.starts_at || self.ends_at - self.starts_at > chrono::Duration::days(732) {
            errors.add("/ends_at", FieldCode::OutOfRange);
        }
        tidy_optional(&mut self.reason, "/reason", 500, errors);
    }
}

impl AbsenceView {
    /// The writable form of this absence.
    pub fn writable(&self) -> CreateAbsence {
        CreateAbsence {
            practitioner_id: self.practitioner_id,
            location_id: self.location_id,
            kind: self.kind,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            reason: self.reason.clone(),
            force: false,
        }
    }
}
