//! What belongs to a report besides its views: its writable form, acknowledgements, and how lists are narrowed down.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::choices::{LabFlag, LabReportState, LabSource};
use super::contract::{CreateLabReport, CreateLabVerification, EnterObservation, LabReportView, ObservationView};
use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// Values of a report at most.
pub const MOST_OBSERVATIONS: usize = 100;

impl LabReportView {
    /// The writable form of this report.
    pub fn writable(&self) -> CreateLabReport {
        CreateLabReport {
            patient_id: self.patient_id,
            location_id: self.location_id,
            practitioner_id: self.practitioner_id,
            appointment_id: self.appointment_id,
            laboratory: self.laboratory.clone(),
            instrument: self.instrument.clone(),
            collected_at: self.collected_at,
            expected_on: self.expected_on,
            with_comment: self.with_comment,
            observations: self.observations.iter().map(ObservationView::writable).collect(),
        }
    }
}

impl ObservationView {
    /// The value as it was entered.
    pub fn writable(&self) -> EnterObservation {
        EnterObservation {
            analyte_id: self.analyte_id,
            value: self.given_value.clone(),
            words: self.words.clone(),
            unit: self.given_unit.clone(),
            method: self.method.clone(),
            confirmed: self.confirmed,
        }
    }

    /// Whether there is a result.
    pub fn is_there(&self) -> bool {
        self.value.is_some() || self.words.is_some()
    }
}

/// Says that a person was told of the critical values of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCriticalAcknowledgement {
    /// Whom, and how.
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "dr. Ayu Lestari, telepon"))]
    pub told: String,
    /// When; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_at: Option<DateTime<Utc>>,
}

impl Document for CreateCriticalAcknowledgement {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.told, "/told", 200, errors);
    }
}

impl Document for CreateLabVerification {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Refuses days that no sample and no result can have.
pub(super) fn tidy_days(collected_at: DateTime<Utc>, expected_on: Option<NaiveDate>, errors: &mut FieldErrors) {
    if !(1920..=2200).contains(&collected_at.year()) {
        errors.add("/collected_at", FieldCode::BadDate);
    }
    if expected_on.is_some_and(|on| !(2000..=2200).contains(&on.year())) {
        errors.add("/expected_on", FieldCode::BadDate);
    }
}

crate::filter_fields! {
    /// Filters of reports.
    LabReportField {
        PatientId "patient_id" Uuid;
        LocationId "location_id" Uuid;
        PractitionerId "practitioner_id" Uuid;
        AppointmentId "appointment_id" Uuid;
        Number "number" Text;
        State "state" Choice(LabReportState::CODES);
        Source "source" Choice(LabSource::CODES);
        Flag "flag" Choice(LabFlag::CODES);
        Unacknowledged "unacknowledged" Bool;
        Awaited "awaited" Bool;
        ExpectedOn "expected_on" Date;
        CollectedAt "collected_at" Timestamp;
        VerifiedAt "verified_at" Timestamp;
        ReleasedAt "released_at" Timestamp;
        SeenAt "seen_at" Timestamp;
        CreatedAt "created_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of reports.
    LabReportSort default "-collected_at" { CollectedAt "collected_at"; CreatedAt "created_at"; Number "number"; }
}
