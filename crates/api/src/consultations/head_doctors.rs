//! `/v1/head-doctors`: who watches over the answers of a speciality, or of the clinic, and their deputies.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::consultations::{CreateHeadDoctor, HeadDoctorField, HeadDoctorSort, HeadDoctorView};
use persistence::consultations::heads;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ManageHeadDoctors, ReadOrganisation};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<HeadDoctorField, HeadDoctorSort>;

/// Lists head doctors and deputies with the days of their office, the latest first.
#[utoipa::path(tag = "consultations", params(List), responses((status = 200, body = Page<HeadDoctorView>)), security(("bearer" = ["organisation:read"])))]
#[get("/head-doctors")]
pub async fn list_head_doctors(_who: Allowed<ReadOrganisation>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, heads::list(conn, &request)?, &list.fields)).await
}

/// Appoints a head doctor of a speciality or of the clinic, or a deputy for the days of a leave.
#[utoipa::path(tag = "consultations", request_body = CreateHeadDoctor, responses((status = 201, body = HeadDoctorView)), security(("bearer" = ["head_doctors:write"])))]
#[post("/head-doctors")]
pub async fn create_head_doctor(
    who: Allowed<Everywhere<ManageHeadDoctors>>,
    once: Once,
    body: Body<CreateHeadDoctor>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                heads::insert(tx, who.actor(), id, &form)?;
                Reply::created(&heads::find(tx, id, Archived::Hidden)?, format!("/v1/head-doctors/{id}"))
            })
        })
        .await
}

/// Shows an office.
#[utoipa::path(tag = "consultations", params(Include), responses((status = 200, body = HeadDoctorView)), security(("bearer" = ["organisation:read"])))]
#[get("/head-doctors/{id}")]
pub async fn find_head_doctor(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&heads::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes an office, such as its last day.
#[utoipa::path(tag = "consultations", request_body = CreateHeadDoctor, responses((status = 200, body = HeadDoctorView)), security(("bearer" = ["head_doctors:write"])))]
#[patch("/head-doctors/{id}")]
pub async fn update_head_doctor(
    who: Allowed<Everywhere<ManageHeadDoctors>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = heads::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            heads::update(tx, who.actor(), &current, &patch.apply(&current.writable())?)?;
            Reply::found(&heads::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Takes an office back at once; messages are not copied there any more.
#[utoipa::path(tag = "consultations", responses((status = 204)), security(("bearer" = ["head_doctors:write"])))]
#[delete("/head-doctors/{id}")]
pub async fn delete_head_doctor(who: Allowed<Everywhere<ManageHeadDoctors>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = heads::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            heads::archive(tx, who.actor(), &current)?;
            Ok(Reply::empty())
        })
        .await
}
