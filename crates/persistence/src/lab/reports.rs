//! Reports: rows, lists, one. Who sees what of them is in `sight`.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::Sex;
use domain::lab::{LabFlag, LabReportField, LabReportSort, LabReportState, LabReportView, LabSource};
use serde::Deserialize;
use uuid::Uuid;

use super::observations;
use super::refusal::{LabError, Obstacle};
use super::report_facts::{HasAwaited, HasUnacknowledged, NamesOf, WorstFlag};
use super::sight::{Sight, Viewer};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::lab_reports;
use crate::scope::Scope;

/// The resource in the audit, the history and messages.
pub const RESOURCE: &str = "lab_reports";

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
    fn view(self, patient: bool) -> Result<LabReportView, PersistenceError> {
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

/// One page of the reports in scope, without their values.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<LabReportField, LabReportSort>,
) -> Result<Listed<LabReportView>, PersistenceError> {
    let sight = Sight::of(conn, scope)?;
    let asks = request.filter.as_ref().is_some_and(asks_about_values);
    let listed = page(conn, request, &|| sight.conditions(asks))?;
    let mut shown: Vec<Uuid> = listed.rows.iter().map(|row| row.contact_id).collect();
    shown.sort_unstable();
    shown.dedup();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &shown)?;
    let Listed { rows, next, previous, count } = listed;
    let view = |row: ReportRow| {
        let patient = sight.is_patient(row.contact_id);
        row.view(patient)
    };
    let rows = rows.into_iter().map(view).collect::<Result<_, _>>()?;
    Ok(Listed { rows, next, previous, count })
}

/// Whether a filter is about what was found: a patient must not learn by it what was not released.
fn asks_about_values(filter: &Filter<LabReportField>) -> bool {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => parts.iter().any(asks_about_values),
        Filter::Not(inner) => asks_about_values(inner),
        Filter::Compare { field, .. } => matches!(field, LabReportField::Flag | LabReportField::Unacknowledged),
    }
}

/// A report in scope, with its values. What a patient opens is no longer new.
///
/// A clinical role without a care relation gets [`PersistenceError::OutsideCare`].
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<LabReportView, PersistenceError> {
    let (row, viewer) = visible(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    if viewer == Viewer::Patient && row.released_at.is_some() && row.seen_at.is_none() {
        let now = scope.actor().now();
        diesel::update(lab_reports::table.find(id).filter(lab_reports::seen_at.is_null()))
            .set(lab_reports::seen_at.eq(now))
            .execute(conn)?;
        return complete(conn, ReportRow { seen_at: Some(now), ..row }, viewer);
    }
    complete(conn, row, viewer)
}

/// The row, and as whom the caller sees it.
pub(super) fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<(ReportRow, Viewer), PersistenceError> {
    let row = row(conn, id)?;
    let viewer = Sight::of(conn, scope)?.admit(conn, &row)?;
    Ok((row, viewer))
}

pub(super) fn row(conn: &mut PgConnection, id: Uuid) -> Result<ReportRow, PersistenceError> {
    Ok(lab_reports::table.find(id).select(ReportRow::as_select()).first(conn)?)
}

/// Whose report it is; for a step whose scope depends on that, and which asks for the report in this scope then.
pub fn whose(conn: &mut PgConnection, id: Uuid) -> Result<Uuid, PersistenceError> {
    Ok(lab_reports::table.find(id).select(lab_reports::contact_id).first(conn)?)
}

/// As [`visible`], locked until the transaction ends.
pub(super) fn lock_visible(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<(ReportRow, Viewer), PersistenceError> {
    lab_reports::table.find(id).select(lab_reports::id).for_update().first::<Uuid>(tx)?;
    visible(tx, scope, id)
}

/// The row for a step of staff, locked until the transaction ends. Nobody takes one on their own report or that of a ward.
pub(super) fn lock_row(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReportRow, LabError> {
    match lock_visible(tx, scope, id)? {
        (_, Viewer::Patient) => Err(LabError::Obstacle(Obstacle::OwnReport)),
        (row, Viewer::Carer | Viewer::Bench) => Ok(row),
    }
}

/// The report for a step of staff, locked as by [`lock_row`], without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<LabReportView, LabError> {
    let row = lock_row(tx, scope, id)?;
    // what is changed is compared with the whole of it
    Ok(complete(tx, row, Viewer::Carer)?)
}

/// The report as it is now, for whoever has just changed it.
pub(super) fn shown_to(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<LabReportView, PersistenceError> {
    let row = row(conn, id)?;
    let viewer = Sight::of(conn, scope)?.after_change(conn, &row)?;
    complete(conn, row, viewer)
}

/// The report as it is now, for the program itself: what is printed, and what another module tells of.
pub fn read(conn: &mut PgConnection, id: Uuid) -> Result<LabReportView, PersistenceError> {
    let row = row(conn, id)?;
    complete(conn, row, Viewer::Carer)
}

/// The report as its patient sees it.
pub(super) fn shown_to_patient(conn: &mut PgConnection, row: ReportRow) -> Result<LabReportView, PersistenceError> {
    complete(conn, row, Viewer::Patient)
}

fn complete(conn: &mut PgConnection, row: ReportRow, viewer: Viewer) -> Result<LabReportView, PersistenceError> {
    let patient = viewer == Viewer::Patient;
    let mut observations = observations::of_report(conn, row.id, patient)?;
    if viewer == Viewer::Bench {
        for observation in &mut observations {
            (observation.previous, observation.previous_on) = (None, None);
        }
    }
    let earlier_comments = observations::earlier_comments(conn, row.id)?;
    Ok(LabReportView { observations, earlier_comments, ..row.view(patient)? })
}

/// How many released reports of these people nobody has opened; what they typed in themselves is not new to them.
pub(crate) fn unseen(conn: &mut PgConnection, people: &[Uuid]) -> Result<i64, PersistenceError> {
    Ok(lab_reports::table
        .filter(lab_reports::contact_id.eq_any(people))
        .filter(lab_reports::released_at.is_not_null())
        .filter(lab_reports::seen_at.is_null())
        .filter(lab_reports::archived_at.is_null())
        .filter(lab_reports::source.ne(LabSource::Patient.code()))
        .count()
        .get_result(conn)?)
}
