//! Verifying a report: limits and flags are those of the person on that day, and what does not wait for a comment is released.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::lab::{CreateLabVerification, LabReportState, LabReportView, LabSource, ObservationView};
use domain::messaging::TemplateCode;
use domain::tasks::{TaskKind, TaskPriority};
use uuid::Uuid;

use super::bench::Bench;
use super::refusal::{LabError, Obstacle};
use super::report_rows::ReportRow;
use super::reports;
use super::values::{self, Sample};
use super::{critical, notices, work};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{analytes, lab_reports, observations, organisations};

/// Verifies every value that is there. What is still awaited stays open, and is verified once more later; that has to be asked
/// for with `partial`. What a patient typed in is released already, and only becomes verified.
pub fn verify(tx: &mut PgConnection, bench: &Bench<'_>, id: Uuid, form: &CreateLabVerification) -> Result<LabReportView, LabError> {
    let row = reports::lock_row(tx, bench.scope, id)?;
    let before = reports::read(tx, id)?;
    let (there, awaited): (Vec<&ObservationView>, Vec<&ObservationView>) =
        before.observations.iter().filter(|o| o.verified_at.is_none()).partition(|o| o.is_there());
    if there.is_empty() {
        return Err(LabError::Obstacle(Obstacle::NothingToVerify));
    }
    if !awaited.is_empty() && !form.partial {
        return Err(LabError::field("/partial", FieldCode::Required));
    }
    let now = bench.now();
    let waiting = waiting(tx, &row, &there)?;
    let sample = Sample::of(tx, id, row.contact_id, row.location_id, row.collected_at)?;
    let catalogue = values::catalogue(tx, there.iter().map(|o| o.analyte_id).collect())?;
    let mut alarming = Vec::new();
    for observation in &there {
        let released = if waiting.contains(&observation.analyte_id) { None } else { Some(now) };
        if values::verify(tx, bench, &catalogue, &sample, observation, observation.released_at.or(released))? {
            alarming.push(observation.id);
        }
    }
    let released = there.iter().any(|o| o.released_at.is_none() && !waiting.contains(&o.analyte_id));
    let due = if waiting.is_empty() { None } else { Some(wait(tx, bench, &row)?) };
    conclude(tx, bench, &row, due, released)?;
    critical::raise(tx, bench, &row, &alarming)?;
    changes::record(tx, bench.actor(), reports::RESOURCE, id, "verified", row.version + 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Update, reports::RESOURCE, &[row.contact_id])?;
    if released {
        notices::released(tx, bench.keys, bench.link, TemplateCode::LabResult, id, Some(bench.user_id()), now)?;
    }
    notices::told(tx, id)?;
    Ok(reports::shown_to(tx, bench.scope, id)?)
}

/// The analytes whose values wait for the doctor's comment.
fn waiting(tx: &mut PgConnection, row: &ReportRow, there: &[&ObservationView]) -> Result<Vec<Uuid>, PersistenceError> {
    let unreleased: Vec<Uuid> = there.iter().filter(|o| o.released_at.is_none()).map(|o| o.analyte_id).collect();
    if row.with_comment || row.source() == LabSource::Patient {
        return Ok(if row.source() == LabSource::Patient { Vec::new() } else { unreleased });
    }
    let marked = analytes::table.filter(analytes::id.eq_any(unreleased)).filter(analytes::with_comment).select(analytes::id);
    Ok(marked.load(tx)?)
}

/// Until when results wait, and the task that says so to the doctor; what waits already waits no longer for it.
fn wait(tx: &mut PgConnection, bench: &Bench<'_>, row: &ReportRow) -> Result<(DateTime<Utc>, Uuid), LabError> {
    if let (LabReportState::AwaitingComment, Some(due), Some(task)) = (row.state(), row.comment_due_at, row.comment_task_id) {
        return Ok((due, task));
    }
    let hours: i32 = organisations::table.select(organisations::lab_comment_hours).first(tx)?;
    let due = bench.now() + Duration::hours(i64::from(hours));
    let task = work::give(tx, bench, row, TaskKind::LabComment, TaskPriority::High, due)?;
    Ok((due, task))
}

fn conclude(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    row: &ReportRow,
    due: Option<(DateTime<Utc>, Uuid)>,
    released: bool,
) -> Result<(), PersistenceError> {
    let now = bench.now();
    let still_waiting = due.is_some() || row.state() == LabReportState::AwaitingComment;
    let state = if still_waiting { LabReportState::AwaitingComment } else { LabReportState::Released };
    let released_at = if released { row.released_at.or(Some(now)) } else { row.released_at };
    // further results make a report new again
    let seen_at = if released { None } else { row.seen_at };
    diesel::update(lab_reports::table.find(row.id))
        .set((
            lab_reports::state.eq(state.code()),
            lab_reports::verified_by.eq(bench.user_id()),
            lab_reports::verified_at.eq(now),
            lab_reports::released_at.eq(released_at),
            lab_reports::seen_at.eq(seen_at),
            lab_reports::comment_due_at.eq(due.map(|due| due.0).or(row.comment_due_at)),
            lab_reports::comment_task_id.eq(due.map(|due| due.1).or(row.comment_task_id)),
            lab_reports::updated_at.eq(now),
            lab_reports::version.eq(lab_reports::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

/// Releases what was verified and waits; gives how many values that were.
pub(super) fn release_waiting(tx: &mut PgConnection, report: Uuid, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let waiting = observations::table
        .filter(observations::report_id.eq(report))
        .filter(observations::verified_at.is_not_null())
        .filter(observations::released_at.is_null())
        .filter(observations::corrected_at.is_null());
    Ok(diesel::update(waiting).set(observations::released_at.eq(now)).execute(tx)?)
}
