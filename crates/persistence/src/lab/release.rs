//! Releasing what waits for the doctor's comment: with the comment, or when the time for it is over.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::lab::{CreateLabRelease, LabReportState, LabReportView, LabSource};
use domain::messaging::TemplateCode;
use domain::tasks::TaskState;
use uuid::Uuid;

use super::bench::Bench;
use super::refusal::{LabError, Obstacle};
use super::report_rows::ReportRow;
use super::reports;
use super::verification::release_waiting;
use super::{notices, printing, work};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{lab_comments, lab_reports};
use crate::scope::Trace;

/// Releases what waits, with the doctor's comment; on what is released already, a new comment takes the place of the one before,
/// which is kept.
pub fn release(tx: &mut PgConnection, bench: &Bench<'_>, id: Uuid, form: &CreateLabRelease) -> Result<LabReportView, LabError> {
    let row = reports::lock_row(tx, bench.scope, id)?;
    if row.verified_at.is_none() && row.source() != LabSource::Patient {
        return Err(LabError::Obstacle(Obstacle::NotVerified));
    }
    if form.comment.is_none() && row.state() != LabReportState::AwaitingComment {
        return Err(LabError::field("/comment", FieldCode::Required));
    }
    let now = bench.now();
    let released = release_waiting(tx, id, now)? > 0;
    if let Some(comment) = &form.comment {
        write(tx, bench, id, comment)?;
        if row.comment.is_some() {
            // what was printed with the comment before is no longer what the doctor says
            printing::supersede(tx, id, now)?;
        }
    }
    finish(tx, &row, now)?;
    if let Some(task) = row.comment_task_id {
        work::close(tx, Some(bench.user_id()), task, TaskState::Done, now)?;
    }
    let word = if released { "released" } else { "commented" };
    changes::record(tx, bench.actor(), reports::RESOURCE, id, word, row.version + 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Update, reports::RESOURCE, &[row.contact_id])?;
    let template = if released { TemplateCode::LabResult } else { TemplateCode::LabComment };
    notices::released(tx, bench.keys, bench.link, template, id, Some(bench.user_id()), now)?;
    notices::told(tx, id)?;
    Ok(reports::shown_to(tx, bench.scope, id)?)
}

fn write(tx: &mut PgConnection, bench: &Bench<'_>, report: Uuid, comment: &str) -> Result<(), PersistenceError> {
    let (user, now) = (bench.user_id(), bench.now());
    diesel::insert_into(lab_comments::table)
        .values((
            lab_comments::id.eq(Uuid::now_v7()),
            lab_comments::report_id.eq(report),
            lab_comments::comment.eq(comment),
            lab_comments::commented_by.eq(user),
            lab_comments::commented_at.eq(now),
        ))
        .execute(tx)?;
    diesel::update(lab_reports::table.find(report))
        .set((lab_reports::comment.eq(comment), lab_reports::commented_by.eq(user), lab_reports::commented_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

fn finish(tx: &mut PgConnection, row: &ReportRow, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(lab_reports::table.find(row.id))
        .set((
            lab_reports::state.eq(LabReportState::Released.code()),
            lab_reports::released_at.eq(row.released_at.unwrap_or(now)),
            lab_reports::seen_at.eq(None::<DateTime<Utc>>),
            lab_reports::comment_due_at.eq(None::<DateTime<Utc>>),
            lab_reports::updated_at.eq(now),
            lab_reports::version.eq(lab_reports::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

/// Releases up to `limit` reports whose time for a comment is over; gives how many. The doctor's task stays open: the comment may
/// still come. Several workers never get the same report.
pub fn release_due(tx: &mut PgConnection, keys: &FieldKeys, link: &str, limit: i64, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let due: Vec<Uuid> = lab_reports::table
        .filter(lab_reports::state.eq(LabReportState::AwaitingComment.code()))
        .filter(lab_reports::comment_due_at.le(now))
        .order((lab_reports::comment_due_at, lab_reports::id))
        .limit(limit)
        .select(lab_reports::id)
        .for_update()
        .skip_locked()
        .load(tx)?;
    for id in &due {
        let row = reports::row(tx, *id)?;
        release_waiting(tx, *id, now)?;
        finish(tx, &row, now)?;
        changes::record_by(tx, None, now, reports::RESOURCE, *id, "released", row.version + 1, &[])?;
        let trace = Trace { request_id: "lab".to_owned(), address: String::new(), now };
        audit::record_unsigned(tx, &trace, AuditAction::Update, reports::RESOURCE, &[row.contact_id])?;
        notices::released(tx, keys, link, TemplateCode::LabResult, *id, None, now)?;
        notices::told(tx, *id)?;
    }
    Ok(due.len())
}
