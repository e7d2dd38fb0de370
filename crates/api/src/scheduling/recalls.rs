//! `/v1/recalls`: who should come again, and what was tried.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::scheduling::{CreateRecall, CreateRecallAttempt, RecallAttemptView, RecallField, RecallSort, RecallState, RecallView};
use domain::{FieldCode, Page};
use persistence::audit::AuditAction;
use persistence::scheduling::{attempts, recalls};

use crate::app::App;
use crate::http::rights::{ReadRecalls, WriteRecalls};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<RecallField, RecallSort>;

/// Lists recalls, by default those due longest first.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<RecallView>)), security(("bearer" = ["recalls:read"])))]
#[get("/recalls")]
pub async fn list_recalls(who: Allowed<ReadRecalls>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = recalls::list(conn, &who.scope(), &request, AuditAction::List)?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Adds a recall: one open one for each person and service.
#[utoipa::path(tag = "scheduling", request_body = CreateRecall, responses((status = 201, body = RecallView)), security(("bearer" = ["recalls:write"])))]
#[post("/recalls")]
pub async fn create_recall(who: Allowed<WriteRecalls>, once: Once, body: Body<CreateRecall>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    settable(&form, None)?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let view = recalls::insert(tx, &who.scope(), &form)?;
                Reply::created(&view, format!("/v1/recalls/{}", view.id))
            })
        })
        .await
}

/// Shows a recall.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = RecallView)), security(("bearer" = ["recalls:read"])))]
#[get("/recalls/{id}")]
pub async fn find_recall(who: Allowed<ReadRecalls>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&recalls::find(conn, &who.scope(), id.0)?)?.unless(&seen))).await
}

/// Changes a recall: its day, its branch, its note, or closes it. Whose it is and for which service stays.
#[utoipa::path(tag = "scheduling", request_body = CreateRecall, responses((status = 200, body = RecallView)), security(("bearer" = ["recalls:write"])))]
#[patch("/recalls/{id}")]
pub async fn update_recall(who: Allowed<WriteRecalls>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = recalls::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            settable(&form, Some(&current))?;
            Reply::found(&recalls::update(tx, &scope, &current, &form)?)
        })
        .await
}

/// Takes a recall off the worklist.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["recalls:write"])))]
#[delete("/recalls/{id}")]
pub async fn delete_recall(who: Allowed<WriteRecalls>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = recalls::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            recalls::archive(tx, &scope, &current)?;
            Ok(Reply::empty())
        })
        .await
}

/// Lists what was tried for a recall, the latest first.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = Page<RecallAttemptView>)), security(("bearer" = ["recalls:read"])))]
#[get("/recalls/{id}/attempts")]
pub async fn list_recall_attempts(who: Allowed<ReadRecalls>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(attempts::list(conn, &who.scope(), id.0)?)).await
}

/// Writes down a try to reach somebody who is due; `declined` closes the recall.
#[utoipa::path(tag = "scheduling", request_body = CreateRecallAttempt, responses((status = 201, body = RecallAttemptView)), security(("bearer" = ["recalls:write"])))]
#[post("/recalls/{id}/attempts")]
pub async fn create_recall_attempt(
    who: Allowed<WriteRecalls>,
    id: Id,
    once: Once,
    body: Body<CreateRecallAttempt>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let recall = recalls::lock(tx, &scope, id.0)?;
                Reply::made(&attempts::insert(tx, &scope, &recall, &form)?)
            })
        })
        .await
}

/// `booked` comes from a booking only; person and service stay.
fn settable(form: &CreateRecall, before: Option<&RecallView>) -> ApiResult<()> {
    if form.state == RecallState::Booked && before.is_none_or(|b| b.state != RecallState::Booked) {
        return Err(ApiError::field("/state", FieldCode::UnknownValue));
    }
    match before {
        Some(b) if b.contact_id != form.contact_id => Err(ApiError::field("/contact_id", FieldCode::UnknownField)),
        Some(b) if b.service_id != form.service_id => Err(ApiError::field("/service_id", FieldCode::UnknownField)),
        _ => Ok(()),
    }
}
