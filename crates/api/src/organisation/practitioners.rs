//! `/v1/practitioners`: doctors and other health workers.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::organisation::{CreatePractitioner, PractitionerField, PractitionerSort, PractitionerView};
use persistence::listing::Archived;
use persistence::organisation::practitioners;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type PractitionerList = ListParams<PractitionerField, PractitionerSort>;

/// Lists practitioners.
#[utoipa::path(tag = "organisation", params(PractitionerList), responses((status = 200, body = Page<PractitionerView>)), security(("bearer" = ["organisation:read"])))]
#[get("/practitioners")]
pub async fn list_practitioners(_who: Allowed<ReadOrganisation>, list: PractitionerList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, practitioners::list(conn, &request)?, &list.fields)).await
}

/// Adds a practitioner.
#[utoipa::path(tag = "organisation", request_body = CreatePractitioner, responses((status = 201, body = PractitionerView)), security(("bearer" = ["organisation:write"])))]
#[post("/practitioners")]
pub async fn create_practitioner(
    who: Allowed<WriteOrganisation>,
    once: Once,
    body: Body<CreatePractitioner>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (practitioner, digest) = body.checked()?;
    who.require_at(&practitioner.location_ids)?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                practitioners::insert(tx, id, &practitioner, who.now())?;
                Reply::created(&practitioners::find(tx, id, Archived::Hidden)?, format!("/v1/practitioners/{id}"))
            })
        })
        .await
}

/// Shows a practitioner.
#[utoipa::path(tag = "organisation", params(Include), responses((status = 200, body = PractitionerView)), security(("bearer" = ["organisation:read"])))]
#[get("/practitioners/{id}")]
pub async fn find_practitioner(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&practitioners::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a practitioner.
#[utoipa::path(tag = "organisation", request_body = CreatePractitioner, responses((status = 200, body = PractitionerView)), security(("bearer" = ["organisation:write"])))]
#[patch("/practitioners/{id}")]
pub async fn update_practitioner(
    who: Allowed<WriteOrganisation>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = practitioners::lock(tx, id.0, Archived::Hidden)?;
            who.require_at(&current.location_ids)?;
            seen.check(&current)?;
            let practitioner = patch.apply(&current.writable())?;
            who.require_at(&practitioner.location_ids)?;
            practitioners::update(tx, id.0, &practitioner, who.now())?;
            Reply::found(&practitioners::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a practitioner: they can no longer be booked, and stay where they were named.
#[utoipa::path(tag = "organisation", responses((status = 204)), security(("bearer" = ["organisation:write"])))]
#[delete("/practitioners/{id}")]
pub async fn delete_practitioner(who: Allowed<WriteOrganisation>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = practitioners::lock(tx, id.0, Archived::Hidden)?;
            who.require_at(&current.location_ids)?;
            seen.check(&current)?;
            practitioners::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived practitioner back.
#[utoipa::path(tag = "organisation", responses((status = 201, body = PractitionerView)), security(("bearer" = ["organisation:write"])))]
#[post("/practitioners/{id}/restoration")]
pub async fn create_practitioner_restoration(who: Allowed<WriteOrganisation>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            who.require_at(&practitioners::lock(tx, id.0, Archived::Included)?.location_ids)?;
            practitioners::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&practitioners::find(tx, id.0, Archived::Hidden)?, format!("/v1/practitioners/{}", id.0))
        })
        .await
}
