//! `/v1/tasks`: what has to be done.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::contacts::{ChangeView, SearchRequest};
use domain::tasks::{AssigneeView, CreateTask, TaskField, TaskSort, TaskView};
use persistence::Scope;
use persistence::changes;
use persistence::diesel::PgConnection;
use persistence::listing::Archived;
use persistence::tasks::{assignees, tasks};

use super::{check, news};
use crate::app::App;
use crate::http::rights::{ReadTasks, WriteTasks};
use crate::http::{
    Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MAX_LIMIT, MergePatch, Once, Reply, page, search_request,
};

type TaskList = ListParams<TaskField, TaskSort>;

/// Lists tasks: one's own, and those of the locations and people in one's scope; `q` searches titles.
#[utoipa::path(tag = "tasks", params(TaskList), responses((status = 200, body = Page<TaskView>)), security(("bearer" = ["tasks:read"])))]
#[get("/tasks")]
pub async fn list_tasks(who: Allowed<ReadTasks>, list: TaskList, app: Data<App>) -> ApiResult<Reply> {
    let (request, scope, key) = (list.request()?, who.scope(), app.cursor_key.clone());
    app.db.read(move |conn| page::reply(&key, &request.order, tasks::list(conn, &scope, &request, list.q.as_deref())?, &list.fields)).await
}

/// Searches by a filter tree.
#[utoipa::path(tag = "tasks", request_body = SearchRequest, responses((status = 200, body = Page<TaskView>)), security(("bearer" = ["tasks:read"])))]
#[post("/tasks/search")]
pub async fn search_tasks(who: Allowed<ReadTasks>, body: Body<SearchRequest>, app: Data<App>) -> ApiResult<Reply> {
    let request = search_request(&app, who.now(), &body.value)?;
    let (scope, key) = (who.scope(), app.cursor_key.clone());
    app.db
        .read(move |conn| {
            let q = body.value.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
            page::reply(&key, &request.order, tasks::list(conn, &scope, &request, q)?, &[])
        })
        .await
}

/// Adds a task, about a person in one's scope or about nobody.
#[utoipa::path(tag = "tasks", request_body = CreateTask, responses((status = 201, body = TaskView)), security(("bearer" = ["tasks:write"])))]
#[post("/tasks")]
pub async fn create_task(who: Allowed<WriteTasks>, once: Once, body: Body<CreateTask>, app: Data<App>) -> ApiResult<Reply> {
    let (mut task, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let view = add(tx, &shared, &who.scope(), &mut task)?;
                Reply::created(&view, format!("/v1/tasks/{}", view.id))
            })
        })
        .await
}

/// Adds a task within the transaction of the caller; also for what becomes a task in other modules.
pub(crate) fn add(tx: &mut PgConnection, app: &App, scope: &Scope, task: &mut CreateTask) -> ApiResult<TaskView> {
    check::references(tx, scope, None, task)?;
    task.location_id = task.location_id.or_else(|| scope.default_location());
    let view = tasks::insert(tx, scope, task)?;
    news::assigned(tx, app, None, &view, scope.actor().user_id(), scope.actor().now())?;
    Ok(view)
}

/// Shows a task.
#[utoipa::path(tag = "tasks", params(Include), responses((status = 200, body = TaskView)), security(("bearer" = ["tasks:read"])))]
#[get("/tasks/{id}")]
pub async fn find_task(who: Allowed<ReadTasks>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&tasks::find(conn, &who.scope(), id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a task: gives it to somebody else, moves it on, puts it off.
#[utoipa::path(tag = "tasks", request_body = CreateTask, responses((status = 200, body = TaskView)), security(("bearer" = ["tasks:write"])))]
#[patch("/tasks/{id}")]
pub async fn update_task(who: Allowed<WriteTasks>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = tasks::lock(tx, &scope, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            let mut form: CreateTask = patch.apply(&current.writable())?;
            check::references(tx, &scope, Some(&current), &mut form)?;
            check::follows_report(&current, form.state.is_closed())?;
            let view = tasks::update(tx, &scope, &current, &form)?;
            news::assigned(tx, &shared, current.assignee_id, &view, who.user_id(), who.now())?;
            Reply::found(&view)
        })
        .await
}

/// Archives a task.
#[utoipa::path(tag = "tasks", responses((status = 204)), security(("bearer" = ["tasks:write"])))]
#[delete("/tasks/{id}")]
pub async fn delete_task(who: Allowed<WriteTasks>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = tasks::lock(tx, &scope, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            check::follows_report(&current, true)?;
            tasks::set_archived(tx, &scope, &current, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived task back.
#[utoipa::path(tag = "tasks", responses((status = 201, body = TaskView)), security(("bearer" = ["tasks:write"])))]
#[post("/tasks/{id}/restoration")]
pub async fn create_task_restoration(who: Allowed<WriteTasks>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = tasks::lock(tx, &scope, id.0, Archived::Included)?;
            let view = tasks::set_archived(tx, &scope, &current, false)?;
            Reply::created(&view, format!("/v1/tasks/{}", id.0))
        })
        .await
}

/// The history of a task, the latest change first.
#[utoipa::path(tag = "tasks", responses((status = 200, body = Page<ChangeView>)), security(("bearer" = ["tasks:read"])))]
#[get("/tasks/{id}/changes")]
pub async fn list_task_changes(who: Allowed<ReadTasks>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let task = tasks::find(conn, &who.scope(), id.0, Archived::Included)?;
            Reply::all(changes::list(conn, task.id, MAX_LIMIT)?)
        })
        .await
}

/// Lists to whom a task can be given.
#[utoipa::path(tag = "tasks", responses((status = 200, body = Page<AssigneeView>)), security(("bearer" = ["tasks:read"])))]
#[get("/assignees")]
pub async fn list_assignees(_who: Allowed<ReadTasks>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(|conn| Reply::all(assignees::list(conn)?)).await
}
