//! Reports as they were entered, and how lists of them are narrowed down.

use super::choices::{LabFlag, LabReportState, LabSource};
use super::contract::{LabReportView, ObservationView};
use super::forms::{CreateLabReport, EnterObservation};

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
