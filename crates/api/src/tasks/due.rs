//! Owners of tasks are told when these are due.

use chrono::{DateTime, Utc};
use domain::messaging::{Facts, TemplateCode};
use persistence::diesel::PgConnection;
use persistence::messaging::notices;
use persistence::tasks::due;

use super::news;
use crate::app::App;
use crate::http::ApiResult;

/// Tasks in one round.
const MOST: i64 = 200;

/// Tells each owner once for a due time; gives how many tasks that were.
pub fn sweep(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    let tasks = due::claim(tx, MOST, now)?;
    for task in &tasks {
        let facts = Facts { title: Some(task.title.clone()), due_on: Some(task.due_on), ..Facts::default() };
        let notice = news::about(TemplateCode::TaskDue, facts, task.id, task.due_at.timestamp().to_string(), now);
        notices::tell_user(tx, &app.field_keys, task.assignee_id, &notice, now)?;
    }
    Ok(tasks.len())
}
