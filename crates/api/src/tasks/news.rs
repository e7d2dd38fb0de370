//! Who is told about a task: whoever has to do it, and whoever wrote what it answers.

use chrono::{DateTime, NaiveDate, Utc};
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::tasks::TaskView;
use persistence::diesel::PgConnection;
use persistence::messaging::notices::{self, Notice};
use uuid::Uuid;

use crate::app::App;
use crate::http::ApiResult;

/// Tells the new owner of an open task, unless they took it themselves.
pub fn assigned(tx: &mut PgConnection, app: &App, before: Option<Uuid>, task: &TaskView, by: Uuid, now: DateTime<Utc>) -> ApiResult<()> {
    let new = task.assignee_id.filter(|owner| Some(*owner) != before && *owner != by && !task.state.is_closed());
    if let Some(owner) = new {
        let facts = Facts { title: Some(task.title.clone()), due_on: task.due_at.map(|at| at.date_naive()), ..Facts::default() };
        notices::tell_user(tx, &app.field_keys, owner, &notice(TemplateCode::TaskAssigned, facts, task, now), now)?;
    }
    Ok(())
}

/// Tells somebody of a task that they were given when it was made: its id, title and due day.
pub fn given(
    tx: &mut PgConnection,
    app: &App,
    owner: Uuid,
    (id, title, due_on): (Uuid, &str, Option<NaiveDate>),
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let facts = Facts { title: Some(title.to_owned()), due_on, ..Facts::default() };
    notices::tell_user(tx, &app.field_keys, owner, &about(TemplateCode::TaskAssigned, facts, id, "1".to_owned(), now), now)?;
    Ok(())
}

/// Tells the author of praise, a suggestion or a complaint what the clinic answers.
pub fn answered(tx: &mut PgConnection, app: &App, task: &TaskView, now: DateTime<Utc>) -> ApiResult<()> {
    if let (Some(author), Some(text)) = (task.contact_id, &task.answer) {
        let facts = Facts { title: Some(task.title.clone()), text: Some(text.clone()), ..Facts::default() };
        notices::tell(tx, &app.field_keys, author, &notice(TemplateCode::FeedbackAnswer, facts, task, now), now)?;
    }
    Ok(())
}

fn notice(template: TemplateCode, facts: Facts, task: &TaskView, now: DateTime<Utc>) -> Notice {
    about(template, facts, task.id, task.version.to_string(), now)
}

/// A notice about a task; the occasion tells it from others about the same one.
pub(super) fn about(template: TemplateCode, facts: Facts, task: Uuid, occasion: String, now: DateTime<Utc>) -> Notice {
    Notice { template, facts, secrets: Secrets::default(), resource: "tasks", record_id: task, occasion, due_at: now, expires_at: None }
}
