//! What was tried to reach somebody who is due.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::scheduling::{CreateRecallAttempt, RecallAttemptView, RecallChannel, RecallOutcome, RecallState, RecallView};
use uuid::Uuid;

use super::recalls;
use crate::error::PersistenceError;
use crate::schema::{recall_attempts, users};
use crate::scope::Scope;

/// What was tried for a recall in scope, the latest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<Vec<RecallAttemptView>, PersistenceError> {
    recalls::find(conn, scope, id)?;
    tried(conn, id)
}

fn tried(conn: &mut PgConnection, id: Uuid) -> Result<Vec<RecallAttemptView>, PersistenceError> {
    type Row = (Uuid, DateTime<Utc>, String, String, Option<String>, Option<Uuid>, Option<String>);
    let rows: Vec<Row> = recall_attempts::table
        .left_join(users::table.on(users::id.nullable().eq(recall_attempts::user_id)))
        .filter(recall_attempts::recall_id.eq(id))
        .order((recall_attempts::at.desc(), recall_attempts::id.desc()))
        .limit(100)
        .select((
            recall_attempts::id,
            recall_attempts::at,
            recall_attempts::channel,
            recall_attempts::outcome,
            recall_attempts::note,
            recall_attempts::user_id,
            users::name.nullable(),
        ))
        .load(conn)?;
    let view = |(id, at, channel, outcome, note, user_id, user_name): Row| RecallAttemptView {
        id,
        at,
        channel: RecallChannel::from_code(&channel).unwrap_or(RecallChannel::Call),
        outcome: RecallOutcome::from_code(&outcome).unwrap_or(RecallOutcome::NoAnswer),
        note,
        user_id,
        user_name,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Writes a try down for a locked recall; who declines is not asked again.
pub fn insert(
    tx: &mut PgConnection,
    scope: &Scope,
    recall: &RecallView,
    form: &CreateRecallAttempt,
) -> Result<RecallAttemptView, PersistenceError> {
    let now = scope.actor().now();
    diesel::insert_into(recall_attempts::table)
        .values((
            recall_attempts::id.eq(Uuid::now_v7()),
            recall_attempts::recall_id.eq(recall.id),
            recall_attempts::at.eq(now),
            recall_attempts::channel.eq(form.channel.code()),
            recall_attempts::outcome.eq(form.outcome.code()),
            recall_attempts::note.eq(form.note.as_deref()),
            recall_attempts::user_id.eq(scope.actor().user_id()),
        ))
        .execute(tx)?;
    let mut next = recall.writable();
    if form.outcome == RecallOutcome::Declined && recall.state == RecallState::Open {
        next.state = RecallState::Declined;
    }
    recalls::update(tx, scope, recall, &next)?;
    tried(tx, recall.id)?.into_iter().next().ok_or(PersistenceError::NotFound)
}
