//! Reports: rows, lists, one. Who sees what of them is in `sight`.

use diesel::prelude::*;
use domain::filter::Filter;
use domain::lab::{LabReportField, LabReportSort, LabReportView, LabSource};
use uuid::Uuid;

use super::observations;
use super::refusal::{LabError, Obstacle};
use super::report_rows::{ReportRow, page};
use super::sight::{Sight, Viewer};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::listing::{ListRequest, Listed};
use crate::schema::lab_reports;
use crate::scope::Scope;

/// The resource in the audit, the history and messages.
pub const RESOURCE: &str = "lab_reports";

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
    let (mut row, viewer) = visible(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    if viewer == Viewer::Patient && row.released_at.is_some() && row.seen_at.is_none() {
        let now = scope.actor().now();
        diesel::update(lab_reports::table.find(id).filter(lab_reports::seen_at.is_null()))
            .set((lab_reports::seen_at.eq(now), lab_reports::version.eq(lab_reports::version + 1)))
            .execute(conn)?;
        (row.seen_at, row.version) = (Some(now), row.version + 1);
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
