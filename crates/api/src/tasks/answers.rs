//! Closing tasks, and answering who wrote from the portal.

use actix_web::post;
use actix_web::web::Data;
use domain::tasks::{CreateTask, CreateTaskAnswer, CreateTaskCompletion, TaskState, TaskView};
use domain::{ErrorCode, FieldCode};
use persistence::listing::Archived;
use persistence::tasks::tasks;

use super::{check, news};
use crate::app::App;
use crate::http::rights::WriteTasks;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};

/// Closes a task, with what came of it.
#[utoipa::path(tag = "tasks", request_body = CreateTaskCompletion, responses((status = 201, body = TaskView)), security(("bearer" = ["tasks:write"])))]
#[post("/tasks/{id}/completion")]
pub async fn create_task_completion(
    who: Allowed<WriteTasks>,
    once: Once,
    id: Id,
    body: Body<CreateTaskCompletion>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let current = tasks::lock(tx, &scope, id.0, Archived::Hidden)?;
                if current.state.is_closed() {
                    return Err(closed_already());
                }
                check::follows_report(&current, true)?;
                let state = if form.cancelled { TaskState::Cancelled } else { TaskState::Done };
                let writable = current.writable();
                let closed = CreateTask { state, outcome: form.outcome.or_else(|| writable.outcome.clone()), ..writable };
                let view = tasks::update(tx, &scope, &current, &closed)?;
                Reply::created(&view, format!("/v1/tasks/{}", id.0))
            })
        })
        .await
}

/// Answers who wrote praise, a suggestion or a complaint; the answer goes to the inbox and by e-mail.
#[utoipa::path(tag = "tasks", request_body = CreateTaskAnswer, responses((status = 201, body = TaskView)), security(("bearer" = ["tasks:write"])))]
#[post("/tasks/{id}/answer")]
pub async fn create_task_answer(
    who: Allowed<WriteTasks>,
    once: Once,
    id: Id,
    body: Body<CreateTaskAnswer>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let current = tasks::lock(tx, &scope, id.0, Archived::Hidden)?;
                if !current.kind.is_feedback() || current.contact_id.is_none() {
                    return Err(ApiError::field("/text", FieldCode::NotWanted));
                }
                let view = tasks::answer(tx, &scope, &current, &form.text, form.complete)?;
                news::answered(tx, &shared, &view, who.now())?;
                Reply::created(&view, format!("/v1/tasks/{}", id.0))
            })
        })
        .await
}

fn closed_already() -> ApiError {
    ApiError::new(ErrorCode::Conflict).saying(
        "Tugas ini sudah ditutup; buka kembali bila masih ada yang perlu dikerjakan.",
        "This task is closed; open it again if something is left to do.",
    )
}
