//! `/v1/lab-panels`: what is asked for together.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::lab::{CreateLabPanel, LabPanelField, LabPanelSort, LabPanelView};
use persistence::lab::panels;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadLab, WriteAnalytes};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type PanelList = ListParams<LabPanelField, LabPanelSort>;

/// Lists panels with their analytes.
#[utoipa::path(tag = "lab", params(PanelList), responses((status = 200, body = Page<LabPanelView>)), security(("bearer" = ["lab:read"])))]
#[get("/lab-panels")]
pub async fn list_lab_panels(_who: Allowed<ReadLab>, list: PanelList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, panels::list(conn, &request)?, &list.fields)).await
}

/// Adds a panel.
#[utoipa::path(tag = "lab", request_body = CreateLabPanel, responses((status = 201, body = LabPanelView)), security(("bearer" = ["analytes:write"])))]
#[post("/lab-panels")]
pub async fn create_lab_panel(
    who: Allowed<Everywhere<WriteAnalytes>>,
    once: Once,
    body: Body<CreateLabPanel>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                panels::insert(tx, who.actor(), id, &form)?;
                Reply::created(&panels::find(tx, id, Archived::Hidden)?, format!("/v1/lab-panels/{id}"))
            })
        })
        .await
}

/// Shows a panel.
#[utoipa::path(tag = "lab", params(Include), responses((status = 200, body = LabPanelView)), security(("bearer" = ["lab:read"])))]
#[get("/lab-panels/{id}")]
pub async fn find_lab_panel(_who: Allowed<ReadLab>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&panels::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a panel; its analytes are replaced as a whole.
#[utoipa::path(tag = "lab", request_body = CreateLabPanel, responses((status = 200, body = LabPanelView)), security(("bearer" = ["analytes:write"])))]
#[patch("/lab-panels/{id}")]
pub async fn update_lab_panel(
    who: Allowed<Everywhere<WriteAnalytes>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = panels::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            panels::update(tx, who.actor(), &current, &patch.apply(&current.writable())?)?;
            Reply::found(&panels::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a panel; its analytes stay.
#[utoipa::path(tag = "lab", responses((status = 204)), security(("bearer" = ["analytes:write"])))]
#[delete("/lab-panels/{id}")]
pub async fn delete_lab_panel(who: Allowed<Everywhere<WriteAnalytes>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = panels::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            panels::set_archived(tx, who.actor(), &current, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived panel back.
#[utoipa::path(tag = "lab", responses((status = 201, body = LabPanelView)), security(("bearer" = ["analytes:write"])))]
#[post("/lab-panels/{id}/restoration")]
pub async fn create_lab_panel_restoration(who: Allowed<Everywhere<WriteAnalytes>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = panels::lock(tx, id.0, Archived::Included)?;
            panels::set_archived(tx, who.actor(), &current, false)?;
            Reply::created(&panels::find(tx, id.0, Archived::Hidden)?, format!("/v1/lab-panels/{}", id.0))
        })
        .await
}
