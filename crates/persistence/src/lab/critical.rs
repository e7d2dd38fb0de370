//! Critical values: a task stays open until somebody says who was told.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::lab::{CreateCriticalAcknowledgement, LabReportView};
use domain::tasks::{TaskKind, TaskPriority, TaskState};
use uuid::Uuid;

use super::bench::Bench;
use super::entry::AHEAD;
use super::refusal::{LabError, Obstacle};
use super::report_rows::ReportRow;
use super::reports;
use super::{notices, work};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{critical_calls, lab_reports, observations};

/// Within so long somebody has to be told.
const WITHIN: Duration = Duration::minutes(30);

/// Raises one task for these values, when there are any.
pub(super) fn raise(tx: &mut PgConnection, bench: &Bench<'_>, row: &ReportRow, values: &[Uuid]) -> Result<(), LabError> {
    if values.is_empty() {
        return Ok(());
    }
    let now = bench.now();
    let task = work::give(tx, bench, row, TaskKind::CriticalValue, TaskPriority::Urgent, now + WITHIN)?;
    for value in values {
        diesel::insert_into(critical_calls::table)
            .values((critical_calls::observation_id.eq(value), critical_calls::task_id.eq(task), critical_calls::created_at.eq(now)))
            .on_conflict_do_nothing()
            .execute(tx)?;
    }
    Ok(())
}

/// A value that was corrected alarms nobody any more; its task is cancelled when it was about nothing else.
pub(super) fn withdraw(tx: &mut PgConnection, bench: &Bench<'_>, value: Uuid) -> Result<(), PersistenceError> {
    let task: Option<Uuid> = critical_calls::table
        .find(value)
        .filter(critical_calls::acknowledged_at.is_null())
        .select(critical_calls::task_id)
        .first(tx)
        .optional()?;
    let Some(task) = task else { return Ok(()) };
    let others: i64 = critical_calls::table
        .inner_join(observations::table.on(observations::id.eq(critical_calls::observation_id)))
        .filter(critical_calls::task_id.eq(task))
        .filter(critical_calls::acknowledged_at.is_null())
        .filter(observations::corrected_at.is_null())
        .count()
        .get_result(tx)?;
    if others == 0 {
        work::close(tx, Some(bench.user_id()), task, TaskState::Cancelled, bench.now())?;
    }
    Ok(())
}

/// Writes down who was told of the critical values of a report, and closes their tasks.
pub fn acknowledge(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    id: Uuid,
    form: &CreateCriticalAcknowledgement,
) -> Result<LabReportView, LabError> {
    let row = reports::lock_row(tx, bench.scope, id)?;
    let now = bench.now();
    let told_at = form.told_at.unwrap_or(now);
    let ahead = told_at > now + AHEAD;
    let told_at = told_at.min(now);
    if ahead || row.verified_at.is_none_or(|verified| told_at < verified - Duration::days(1)) {
        return Err(LabError::field("/told_at", FieldCode::BadDate));
    }
    let mut tasks = answered(tx, bench, id, form, told_at)?;
    if tasks.is_empty() {
        return Err(LabError::Obstacle(Obstacle::NothingCritical));
    }
    tasks.sort_unstable();
    tasks.dedup();
    for task in tasks {
        work::close(tx, Some(bench.user_id()), task, TaskState::Done, now)?;
    }
    diesel::update(lab_reports::table.find(id))
        .set((lab_reports::updated_at.eq(now), lab_reports::version.eq(lab_reports::version + 1)))
        .execute(tx)?;
    changes::record(tx, bench.actor(), reports::RESOURCE, id, "acknowledged", row.version + 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Update, reports::RESOURCE, &[row.contact_id])?;
    notices::told(tx, id)?;
    Ok(reports::shown_to(tx, bench.scope, id)?)
}

/// Answers every open call of a report; gives the tasks that they were about.
fn answered(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    id: Uuid,
    form: &CreateCriticalAcknowledgement,
    told_at: DateTime<Utc>,
) -> Result<Vec<Uuid>, PersistenceError> {
    let values: Vec<Uuid> = observations::table
        .filter(observations::report_id.eq(id))
        .filter(observations::corrected_at.is_null())
        .select(observations::id)
        .load(tx)?;
    let open =
        critical_calls::table.filter(critical_calls::observation_id.eq_any(values)).filter(critical_calls::acknowledged_at.is_null());
    let tasks = diesel::update(open)
        .set((
            critical_calls::told.eq(&form.told),
            critical_calls::acknowledged_by.eq(bench.user_id()),
            critical_calls::acknowledged_at.eq(told_at),
        ))
        .returning(critical_calls::task_id)
        .get_results(tx)?;
    Ok(tasks)
}
