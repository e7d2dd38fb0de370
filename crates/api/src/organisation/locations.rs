//! `/v1/locations`: the branches of the clinic.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::organisation::{CreateLocation, LocationField, LocationSort, LocationView};
use persistence::listing::Archived;
use persistence::organisation::locations;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page, zone};

type LocationList = ListParams<LocationField, LocationSort>;

/// Lists locations.
#[utoipa::path(tag = "organisation", params(LocationList), responses((status = 200, body = Page<LocationView>)), security(("bearer" = ["organisation:read"])))]
#[get("/locations")]
pub async fn list_locations(_who: Allowed<ReadOrganisation>, list: LocationList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, locations::list(conn, &request)?, &list.fields)).await
}

/// Adds a location.
#[utoipa::path(tag = "organisation", request_body = CreateLocation, responses((status = 201, body = LocationView)), security(("bearer" = ["organisation:write"])))]
#[post("/locations")]
pub async fn create_location(
    who: Allowed<Everywhere<WriteOrganisation>>,
    once: Once,
    body: Body<CreateLocation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (location, digest) = body.checked()?;
    zone::known(&location.time_zone)?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                locations::insert(tx, id, &location, who.now())?;
                Reply::created(&locations::find(tx, id, Archived::Hidden)?, format!("/v1/locations/{id}"))
            })
        })
        .await
}

/// Shows a location.
#[utoipa::path(tag = "organisation", params(Include), responses((status = 200, body = LocationView)), security(("bearer" = ["organisation:read"])))]
#[get("/locations/{id}")]
pub async fn find_location(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&locations::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a location.
#[utoipa::path(tag = "organisation", request_body = CreateLocation, responses((status = 200, body = LocationView)), security(("bearer" = ["organisation:write"])))]
#[patch("/locations/{id}")]
pub async fn update_location(
    who: Allowed<WriteOrganisation>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    who.require_at(&[id.0])?;
    app.db
        .write(move |tx| {
            let current = locations::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            let location = patch.apply(&current.writable())?;
            zone::known(&location.time_zone)?;
            locations::update(tx, id.0, &location, who.now())?;
            Reply::found(&locations::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a location: nobody can be registered or booked there, and it stays where it was used.
#[utoipa::path(tag = "organisation", responses((status = 204)), security(("bearer" = ["organisation:write"])))]
#[delete("/locations/{id}")]
pub async fn delete_location(who: Allowed<WriteOrganisation>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    who.require_at(&[id.0])?;
    app.db
        .write(move |tx| {
            seen.check(&locations::lock(tx, id.0, Archived::Hidden)?)?;
            locations::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived location back.
#[utoipa::path(tag = "organisation", responses((status = 201, body = LocationView)), security(("bearer" = ["organisation:write"])))]
#[post("/locations/{id}/restoration")]
pub async fn create_location_restoration(who: Allowed<WriteOrganisation>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    who.require_at(&[id.0])?;
    app.db
        .write(move |tx| {
            locations::lock(tx, id.0, Archived::Included)?;
            locations::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&locations::find(tx, id.0, Archived::Hidden)?, format!("/v1/locations/{}", id.0))
        })
        .await
}
