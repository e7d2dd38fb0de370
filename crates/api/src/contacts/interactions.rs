//! `/v1/patients/{id}/interactions`, `/v1/contacts/{id}/interactions` and `/v1/interactions/{id}`: the timeline.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use chrono::{DateTime, Utc};
use domain::contacts::*;
use domain::{FieldCode, Page};
use persistence::Scope;
use persistence::contacts::interactions;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadInteractions, WriteInteractions};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};

type Timeline = ListParams<InteractionField, InteractionSort>;

/// Lists the timeline of a patient, the latest first.
#[utoipa::path(tag = "interactions", params(Timeline), responses((status = 200, body = Page<InteractionView>)), security(("bearer" = ["interactions:read"])))]
#[get("/patients/{id}/interactions")]
pub async fn list_interactions(who: Allowed<ReadInteractions>, id: Id, list: Timeline, app: Data<App>) -> ApiResult<Reply> {
    timeline(who.scope(), id.0, list, app).await
}

/// Lists the timeline of a contact, the latest first.
#[utoipa::path(tag = "interactions", params(Timeline), responses((status = 200, body = Page<InteractionView>)), security(("bearer" = ["interactions:read"])))]
#[get("/contacts/{id}/interactions")]
pub async fn list_contact_interactions(who: Allowed<ReadInteractions>, id: Id, list: Timeline, app: Data<App>) -> ApiResult<Reply> {
    timeline(who.scope(), id.0, list, app).await
}

async fn timeline(scope: Scope, contact: Uuid, list: Timeline, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, interactions::list(conn, &scope, contact, &request)?, &list.fields)).await
}

/// Writes a touchpoint on the timeline of a patient.
#[utoipa::path(tag = "interactions", request_body = CreateInteraction, responses((status = 201, body = InteractionView)), security(("bearer" = ["interactions:write"])))]
#[post("/patients/{id}/interactions")]
pub async fn create_interaction(
    who: Allowed<WriteInteractions>,
    once: Once,
    id: Id,
    body: Body<CreateInteraction>,
    app: Data<App>,
) -> ApiResult<Reply> {
    add(who.scope(), once, id.0, body, app).await
}

/// Writes a touchpoint on the timeline of a contact.
#[utoipa::path(tag = "interactions", request_body = CreateInteraction, responses((status = 201, body = InteractionView)), security(("bearer" = ["interactions:write"])))]
#[post("/contacts/{id}/interactions")]
pub async fn create_contact_interaction(
    who: Allowed<WriteInteractions>,
    once: Once,
    id: Id,
    body: Body<CreateInteraction>,
    app: Data<App>,
) -> ApiResult<Reply> {
    add(who.scope(), once, id.0, body, app).await
}

async fn add(scope: Scope, once: Once, contact: Uuid, body: Body<CreateInteraction>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    not_ahead(form.occurred_at, scope.actor().now())?;
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), digest, |tx| {
                let view = interactions::insert(tx, &scope, contact, &form)?;
                Reply::created(&view, format!("/v1/interactions/{}", view.id))
            })
        })
        .await
}

/// The timeline tells what has been; a few minutes ahead are clocks that differ.
fn not_ahead(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> ApiResult<()> {
    match at {
        Some(at) if at > now + chrono::Duration::minutes(5) => Err(ApiError::field("/occurred_at", FieldCode::BadDate)),
        _ => Ok(()),
    }
}

/// Shows a touchpoint.
#[utoipa::path(tag = "interactions", responses((status = 200, body = InteractionView)), security(("bearer" = ["interactions:read"])))]
#[get("/interactions/{id}")]
pub async fn find_interaction(who: Allowed<ReadInteractions>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db.read(move |conn| Ok(Reply::found(&interactions::find(conn, &scope, id.0)?)?.unless(&seen))).await
}

/// Changes a touchpoint that was written by hand.
#[utoipa::path(tag = "interactions", request_body = CreateInteraction, responses((status = 200, body = InteractionView)), security(("bearer" = ["interactions:write"])))]
#[patch("/interactions/{id}")]
pub async fn update_interaction(
    who: Allowed<WriteInteractions>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db
        .write(move |tx| {
            let current = interactions::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            refuse_imported(&current)?;
            let form = patch.apply(&current.writable())?;
            not_ahead(form.occurred_at, scope.actor().now())?;
            Reply::found(&interactions::update(tx, &scope, &current, &form)?)
        })
        .await
}

/// Takes a touchpoint that was written by hand off the timeline.
#[utoipa::path(tag = "interactions", responses((status = 204)), security(("bearer" = ["interactions:write"])))]
#[delete("/interactions/{id}")]
pub async fn delete_interaction(who: Allowed<WriteInteractions>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db
        .write(move |tx| {
            let current = interactions::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            refuse_imported(&current)?;
            interactions::archive(tx, &scope, &current)?;
            Ok(Reply::empty())
        })
        .await
}

/// What another system has written is that system's to correct.
fn refuse_imported(view: &InteractionView) -> ApiResult<()> {
    if view.source == "manual" { Ok(()) } else { Err(ApiError::field("/source", FieldCode::ReservedName)) }
}
