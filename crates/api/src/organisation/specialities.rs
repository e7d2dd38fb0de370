//! `/v1/specialities`: fields of medicine.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::organisation::{CreateSpeciality, SpecialityField, SpecialitySort, SpecialityView};
use persistence::listing::Archived;
use persistence::organisation::specialities;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type SpecialityList = ListParams<SpecialityField, SpecialitySort>;

/// Lists specialities.
#[utoipa::path(tag = "organisation", params(SpecialityList), responses((status = 200, body = Page<SpecialityView>)), security(("bearer" = ["organisation:read"])))]
#[get("/specialities")]
pub async fn list_specialities(_who: Allowed<ReadOrganisation>, list: SpecialityList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, specialities::list(conn, &request)?, &list.fields)).await
}

/// Adds a speciality.
#[utoipa::path(tag = "organisation", request_body = CreateSpeciality, responses((status = 201, body = SpecialityView)), security(("bearer" = ["organisation:write"])))]
#[post("/specialities")]
pub async fn create_speciality(
    who: Allowed<Everywhere<WriteOrganisation>>,
    once: Once,
    body: Body<CreateSpeciality>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (speciality, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                specialities::insert(tx, id, &speciality, who.now())?;
                Reply::created(&specialities::find(tx, id, Archived::Hidden)?, format!("/v1/specialities/{id}"))
            })
        })
        .await
}

/// Shows a speciality.
#[utoipa::path(tag = "organisation", params(Include), responses((status = 200, body = SpecialityView)), security(("bearer" = ["organisation:read"])))]
#[get("/specialities/{id}")]
pub async fn find_speciality(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&specialities::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a speciality.
#[utoipa::path(tag = "organisation", request_body = CreateSpeciality, responses((status = 200, body = SpecialityView)), security(("bearer" = ["organisation:write"])))]
#[patch("/specialities/{id}")]
pub async fn update_speciality(
    who: Allowed<Everywhere<WriteOrganisation>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = specialities::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            specialities::update(tx, id.0, &patch.apply(&current.writable())?, who.now())?;
            Reply::found(&specialities::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a speciality: it can no longer be chosen, and stays where it was used.
#[utoipa::path(tag = "organisation", responses((status = 204)), security(("bearer" = ["organisation:write"])))]
#[delete("/specialities/{id}")]
pub async fn delete_speciality(who: Allowed<Everywhere<WriteOrganisation>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            seen.check(&specialities::lock(tx, id.0, Archived::Hidden)?)?;
            specialities::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived speciality back.
#[utoipa::path(tag = "organisation", responses((status = 201, body = SpecialityView)), security(("bearer" = ["organisation:write"])))]
#[post("/specialities/{id}/restoration")]
pub async fn create_speciality_restoration(who: Allowed<Everywhere<WriteOrganisation>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            specialities::lock(tx, id.0, Archived::Included)?;
            specialities::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&specialities::find(tx, id.0, Archived::Hidden)?, format!("/v1/specialities/{}", id.0))
        })
        .await
}
