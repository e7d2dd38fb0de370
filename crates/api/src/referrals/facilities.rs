//! `/v1/facilities`: hospitals, clinics and practices with which patients are exchanged.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::referrals::{CreateFacility, FacilityField, FacilitySort, FacilityView};
use persistence::listing::Archived;
use persistence::referrals::facilities;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadOrganisation, WriteFacilities};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<FacilityField, FacilitySort>;

/// Lists facilities by name.
#[utoipa::path(tag = "referrals", params(List), responses((status = 200, body = Page<FacilityView>)), security(("bearer" = ["organisation:read"])))]
#[get("/facilities")]
pub async fn list_facilities(_who: Allowed<ReadOrganisation>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, facilities::list(conn, &request)?, &list.fields)).await
}

/// Adds a facility. One of the same name in the same city is 409.
#[utoipa::path(tag = "referrals", request_body = CreateFacility, responses((status = 201, body = FacilityView)), security(("bearer" = ["facilities:write"])))]
#[post("/facilities")]
pub async fn create_facility(who: Allowed<WriteFacilities>, once: Once, body: Body<CreateFacility>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                facilities::insert(tx, who.actor(), id, &form)?;
                Reply::created(&facilities::find(tx, id, Archived::Hidden)?, format!("/v1/facilities/{id}"))
            })
        })
        .await
}

/// Shows a facility.
#[utoipa::path(tag = "referrals", params(Include), responses((status = 200, body = FacilityView)), security(("bearer" = ["organisation:read"])))]
#[get("/facilities/{id}")]
pub async fn find_facility(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&facilities::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a facility; referrals that name it show the new name.
#[utoipa::path(tag = "referrals", request_body = CreateFacility, responses((status = 200, body = FacilityView)), security(("bearer" = ["facilities:write"])))]
#[patch("/facilities/{id}")]
pub async fn update_facility(who: Allowed<WriteFacilities>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = facilities::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            facilities::update(tx, who.actor(), &current, &patch.apply(&current.writable())?)?;
            Reply::found(&facilities::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a facility: new referrals cannot name it, and it stays where it stands.
#[utoipa::path(tag = "referrals", responses((status = 204)), security(("bearer" = ["facilities:write"])))]
#[delete("/facilities/{id}")]
pub async fn delete_facility(who: Allowed<WriteFacilities>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = facilities::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            facilities::set_archived(tx, who.actor(), &current, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived facility back.
#[utoipa::path(tag = "referrals", responses((status = 201, body = FacilityView)), security(("bearer" = ["facilities:write"])))]
#[post("/facilities/{id}/restoration")]
pub async fn create_facility_restoration(who: Allowed<WriteFacilities>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = facilities::lock(tx, id.0, Archived::Included)?;
            facilities::set_archived(tx, who.actor(), &current, false)?;
            Reply::created(&facilities::find(tx, id.0, Archived::Hidden)?, format!("/v1/facilities/{}", id.0))
        })
        .await
}
