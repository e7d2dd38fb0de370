//! `/v1/resources`: rooms and equipment.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::scheduling::{CreateResource, ResourceField, ResourceSort, ResourceView};
use domain::{ErrorCode, FieldCode, Page};
use persistence::Scope;
use persistence::listing::Archived;
use persistence::scheduling::resources;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadSchedule, WriteSchedule};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<ResourceField, ResourceSort>;

/// Lists rooms and equipment.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<ResourceView>)), security(("bearer" = ["schedule:read"])))]
#[get("/resources")]
pub async fn list_resources(_who: Allowed<ReadSchedule>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, resources::list(conn, &request)?, &list.fields)).await
}

/// Adds a room or device.
#[utoipa::path(tag = "scheduling", request_body = CreateResource, responses((status = 201, body = ResourceView)), security(("bearer" = ["schedule:write"])))]
#[post("/resources")]
pub async fn create_resource(who: Allowed<WriteSchedule>, once: Once, body: Body<CreateResource>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                covered(&who.scope(), &form)?;
                let id = Uuid::now_v7();
                resources::insert(tx, id, &form, who.now())?;
                Reply::created(&resources::find(tx, id, Archived::Hidden)?, format!("/v1/resources/{id}"))
            })
        })
        .await
}

/// Shows a room or device.
#[utoipa::path(tag = "scheduling", params(Include), responses((status = 200, body = ResourceView)), security(("bearer" = ["schedule:read"])))]
#[get("/resources/{id}")]
pub async fn find_resource(_who: Allowed<ReadSchedule>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&resources::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a room or device.
#[utoipa::path(tag = "scheduling", request_body = CreateResource, responses((status = 200, body = ResourceView)), security(("bearer" = ["schedule:write"])))]
#[patch("/resources/{id}")]
pub async fn update_resource(who: Allowed<WriteSchedule>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = resources::lock(tx, id.0, Archived::Hidden)?;
            reached(&who.scope(), &current)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            covered(&who.scope(), &form)?;
            resources::update(tx, id.0, &form, who.now())?;
            Reply::found(&resources::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Removes a room or device; what is booked stays.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["schedule:write"])))]
#[delete("/resources/{id}")]
pub async fn delete_resource(who: Allowed<WriteSchedule>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = resources::lock(tx, id.0, Archived::Hidden)?;
            reached(&who.scope(), &current)?;
            seen.check(&current)?;
            resources::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Rooms belong to locations; a practitioner's own reach has none.
fn covered(scope: &Scope, form: &CreateResource) -> ApiResult<()> {
    if scope.covers_location(form.location_id) { Ok(()) } else { Err(ApiError::field("/location_id", FieldCode::NotThere)) }
}

fn reached(scope: &Scope, view: &ResourceView) -> ApiResult<()> {
    if scope.covers_location(view.location_id) { Ok(()) } else { Err(ApiError::new(ErrorCode::NotFound)) }
}
