//! Tasks.

use domain::Page;
use domain::tasks::*;
use uuid::Uuid;

use super::contacts::etag;
use super::organisation::resources;
use super::resource::Resource;
use super::{Failure, Key, Request};

resources! {
    /// What somebody has to do.
    Tasks "/tasks" TaskView CreateTask;
}

/// Closes a task: done, or dropped.
pub async fn create_task_completion(id: Uuid, version: i64, body: &CreateTaskCompletion) -> Result<TaskView, Failure> {
    Request::post(format!("{}/completion", Tasks::one(id))).if_match(&etag(version)).body(body).fetch().await
}

/// Answers the patient who wrote.
pub async fn create_task_answer(id: Uuid, version: i64, body: &CreateTaskAnswer, key: &Key) -> Result<TaskView, Failure> {
    Request::post(format!("{}/answer", Tasks::one(id))).key(key).if_match(&etag(version)).body(body).fetch().await
}

/// Changes what is given of a task.
pub async fn update_task(id: Uuid, version: i64, patch: &serde_json::Value) -> Result<TaskView, Failure> {
    Request::patch(Tasks::one(id)).if_match(&etag(version)).body(patch).fetch().await
}

/// To whom a task can be given.
pub async fn list_assignees() -> Result<Page<AssigneeView>, Failure> {
    Request::get("/assignees").fetch().await
}
