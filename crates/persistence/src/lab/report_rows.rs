//! Rows of reports with what their views need, and how lists of them are narrowed down and ordered.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::Sex;
use domain::lab::{LabFlag, LabReportField, LabReportSort, LabReportState, LabReportView, LabSource};
use serde::Deserialize;
use uuid::Uuid;

use super::report_facts::{HasAwaited, HasUnacknowledged, NamesOf, WorstFlag};
use crate::error::PersistenceError;
use crate::schema::lab_reports;

/// A row of `lab_reports` with the names that its view needs.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = lab_reports)]
pub struct ReportRow {
    pub id: Uuid,
    pub number: String,
    pub contact_id: Uuid,
    pub location_id: Uuid,
    pub practitioner_id: Option<Uuid>,
    pub appointment_id: Option<Uuid>,
    pub source: String,
    pub laboratory: Option<String>,
    pub instrument: Option<String>,
    pub state: String,
    pub collected_at: DateTime<Utc>,
    pub expected_on: Option<NaiveDate>,
    pub with_comment: bool,
    pub comment: Option<String>,
    pub commented_at: Option<DateTime<Utc>>,
    pub comment_due_at: Option<DateTime<Utc>>,
    pub comment_task_id: Option<Uuid>,
    pub entered_by: Option<Uuid>,
    pub verified_by: Option<Uuid>,
    pub verified_at: Option<DateTime<Utc>>,
    pub released_at: Option<DateTime<Utc>>,
    pub seen_at: Option<DateTime<Utc>>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = NamesOf, select_expression_type = NamesOf)]
    facts: serde_json::Value,
}

/// Names, and counts of the values that no correction has taken the place of.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Facts {
    pub patient: String,
    pub mrn: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub location: String,
    pub time_zone: String,
    pub practitioner: Option<String>,
    pub commented_by: Option<String>,
    pub verified_by: Option<String>,
    pub results: i64,
    pub awaited: i64,
    pub released: i64,
    pub unreleased: i64,
    pub unverified: i64,
    pub flag: Option<LabFlag>,
    pub released_flag: Option<LabFlag>,
    pub corrected: bool,
    pub unacknowledged: i64,
}

crate::listing! {
    table lab_reports, row ReportRow, fields LabReportField, sorts LabReportSort;
    filter {
        PatientId => uuid(lab_reports::contact_id);
        LocationId => uuid(lab_reports::location_id);
        PractitionerId => uuid(lab_reports::practitioner_id);
        AppointmentId => uuid(lab_reports::appointment_id);
        Number => text(lab_reports::number);
        State => text(lab_reports::state);
        Source => text(lab_reports::source);
        Flag => text(WorstFlag);
        Unacknowledged => boolean(HasUnacknowledged);
        Awaited => boolean(HasAwaited);
        ExpectedOn => date(lab_reports::expected_on);
        CollectedAt => timestamp(lab_reports::collected_at);
        VerifiedAt => timestamp(lab_reports::verified_at);
        ReleasedAt => timestamp(lab_reports::released_at);
        SeenAt => timestamp(lab_reports::seen_at);
        CreatedAt => timestamp(lab_reports::created_at);
    }
    sort {
        CollectedAt => lab_reports::collected_at, DateTime<Utc>, |row| row.collected_at.to_rfc3339();
        CreatedAt => lab_reports::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        Number => lab_reports::number, String, |row| row.number;
    }
}

impl ReportRow {
    pub(super) fn state(&self) -> LabReportState {
        LabReportState::from_code(&self.state).unwrap_or(LabReportState::Draft)
    }

    pub(super) fn source(&self) -> LabSource {
        LabSource::from_code(&self.source).unwrap_or(LabSource::Clinic)
    }

    pub(super) fn facts(&self) -> Result<Facts, PersistenceError> {
        serde_json::from_value(self.facts.clone()).map_err(|_| PersistenceError::Unreadable("lab report"))
    }

    /// A patient does not see a draft, unless it says when the results are expected.
    pub(super) fn is_announced(&self) -> bool {
        self.released_at.is_some() || self.expected_on.is_some() || self.state() != LabReportState::Draft
    }

    /// Whether something on it waits for its verification; as [`super::report_facts::IsUnfinished`].
    pub(super) fn is_unfinished(&self) -> Result<bool, PersistenceError> {
        Ok(self.state() == LabReportState::Draft || self.facts()?.unverified > 0)
    }

    /// Without its values. A patient learns how many values there are, and nothing of those that were not released.
    pub(super) fn view(self, patient: bool) -> Result<LabReportView, PersistenceError> {
        let facts = self.facts()?;
        let (state, source) = (self.state(), self.source());
        Ok(LabReportView {
            id: self.id,
            number: self.number,
            patient_id: self.contact_id,
            patient_name: facts.patient,
            patient_mrn: facts.mrn,
            patient_birth_date: facts.birth_date,
            patient_sex: facts.sex,
            location_id: self.location_id,
            location_name: facts.location,
            time_zone: facts.time_zone,
            practitioner_id: self.practitioner_id,
            practitioner_name: facts.practitioner,
            appointment_id: self.appointment_id,
            source,
            laboratory: self.laboratory,
            instrument: self.instrument,
            state,
            collected_at: self.collected_at,
            expected_on: self.expected_on,
            with_comment: self.with_comment,
            comment: self.comment,
            commented_by_name: facts.commented_by,
            commented_at: self.commented_at,
            earlier_comments: Vec::new(),
            comment_due_at: self.comment_due_at.filter(|_| state == LabReportState::AwaitingComment),
            verified_by_name: facts.verified_by,
            verified_at: self.verified_at,
            released_at: self.released_at,
            seen_at: self.seen_at,
            corrected: facts.corrected,
            values: if patient { facts.released } else { facts.results },
            awaited: if patient { facts.unreleased } else { facts.awaited },
            flag: if patient { facts.released_flag } else { facts.flag },
            unacknowledged: if patient { 0 } else { facts.unacknowledged },
            observations: Vec::new(),
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}
