//! `/v1/services`: what can be booked or bought.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::organisation::{CreateService, ServiceField, ServiceSort, ServiceView};
use persistence::listing::Archived;
use persistence::organisation::services;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type ServiceList = ListParams<ServiceField, ServiceSort>;

/// Lists services.
#[utoipa::path(tag = "organisation", params(ServiceList), responses((status = 200, body = Page<ServiceView>)), security(("bearer" = ["organisation:read"])))]
#[get("/services")]
pub async fn list_services(_who: Allowed<ReadOrganisation>, list: ServiceList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, services::list(conn, &request)?, &list.fields)).await
}

/// Adds a service.
#[utoipa::path(tag = "organisation", request_body = CreateService, responses((status = 201, body = ServiceView)), security(("bearer" = ["organisation:write"])))]
#[post("/services")]
pub async fn create_service(
    who: Allowed<Everywhere<WriteOrganisation>>,
    once: Once,
    body: Body<CreateService>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (service, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                services::insert(tx, id, &service, who.now())?;
                Reply::created(&services::find(tx, id, Archived::Hidden)?, format!("/v1/services/{id}"))
            })
        })
        .await
}

/// Shows a service.
#[utoipa::path(tag = "organisation", params(Include), responses((status = 200, body = ServiceView)), security(("bearer" = ["organisation:read"])))]
#[get("/services/{id}")]
pub async fn find_service(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&services::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a service.
#[utoipa::path(tag = "organisation", request_body = CreateService, responses((status = 200, body = ServiceView)), security(("bearer" = ["organisation:write"])))]
#[patch("/services/{id}")]
pub async fn update_service(
    who: Allowed<Everywhere<WriteOrganisation>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = services::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            services::update(tx, id.0, &patch.apply(&current.writable())?, who.now())?;
            Reply::found(&services::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a service: it can no longer be booked, and stays where it was used.
#[utoipa::path(tag = "organisation", responses((status = 204)), security(("bearer" = ["organisation:write"])))]
#[delete("/services/{id}")]
pub async fn delete_service(who: Allowed<Everywhere<WriteOrganisation>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            seen.check(&services::lock(tx, id.0, Archived::Hidden)?)?;
            services::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived service back.
#[utoipa::path(tag = "organisation", responses((status = 201, body = ServiceView)), security(("bearer" = ["organisation:write"])))]
#[post("/services/{id}/restoration")]
pub async fn create_service_restoration(who: Allowed<Everywhere<WriteOrganisation>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            services::lock(tx, id.0, Archived::Included)?;
            services::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&services::find(tx, id.0, Archived::Hidden)?, format!("/v1/services/{}", id.0))
        })
        .await
}
