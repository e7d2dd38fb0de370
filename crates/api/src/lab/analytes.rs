//! `/v1/analytes`: the catalogue of what is measured.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::lab::{AnalyteField, AnalyteSort, AnalyteView, CreateAnalyte};
use domain::{FieldCode, FieldErrors, Page};
use persistence::diesel::PgConnection;
use persistence::lab::analytes;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadLab, WriteAnalytes};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type AnalyteList = ListParams<AnalyteField, AnalyteSort>;

/// Lists what is measured, with units and ranges, in the order of a report.
#[utoipa::path(tag = "lab", params(AnalyteList), responses((status = 200, body = Page<AnalyteView>)), security(("bearer" = ["lab:read"])))]
#[get("/analytes")]
pub async fn list_analytes(_who: Allowed<ReadLab>, list: AnalyteList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, analytes::list(conn, &request)?, &list.fields)).await
}

/// Adds an analyte.
#[utoipa::path(tag = "lab", request_body = CreateAnalyte, responses((status = 201, body = AnalyteView)), security(("bearer" = ["analytes:write"])))]
#[post("/analytes")]
pub async fn create_analyte(
    who: Allowed<Everywhere<WriteAnalytes>>,
    once: Once,
    body: Body<CreateAnalyte>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                analytes::insert(tx, who.actor(), id, &form)?;
                Reply::created(&analytes::find(tx, id, Archived::Hidden)?, format!("/v1/analytes/{id}"))
            })
        })
        .await
}

/// Shows an analyte.
#[utoipa::path(tag = "lab", params(Include), responses((status = 200, body = AnalyteView)), security(("bearer" = ["lab:read"])))]
#[get("/analytes/{id}")]
pub async fn find_analyte(_who: Allowed<ReadLab>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&analytes::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes an analyte. Units and ranges are replaced as a whole; a new range goes with the day from which it holds, and the one
/// before with its last day. What was verified keeps the limits of its day. Code and unit stay once a value was entered.
#[utoipa::path(tag = "lab", request_body = CreateAnalyte, responses((status = 200, body = AnalyteView)), security(("bearer" = ["analytes:write"])))]
#[patch("/analytes/{id}")]
pub async fn update_analyte(
    who: Allowed<Everywhere<WriteAnalytes>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = analytes::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            keep_meaning(tx, &current, &form)?;
            analytes::update(tx, who.actor(), &current, &form)?;
            Reply::found(&analytes::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives an analyte: nothing more is entered for it, and what was entered stays.
#[utoipa::path(tag = "lab", responses((status = 204)), security(("bearer" = ["analytes:write"])))]
#[delete("/analytes/{id}")]
pub async fn delete_analyte(who: Allowed<Everywhere<WriteAnalytes>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = analytes::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            analytes::set_archived(tx, who.actor(), &current, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived analyte back.
#[utoipa::path(tag = "lab", responses((status = 201, body = AnalyteView)), security(("bearer" = ["analytes:write"])))]
#[post("/analytes/{id}/restoration")]
pub async fn create_analyte_restoration(who: Allowed<Everywhere<WriteAnalytes>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = analytes::lock(tx, id.0, Archived::Included)?;
            analytes::set_archived(tx, who.actor(), &current, false)?;
            Reply::created(&analytes::find(tx, id.0, Archived::Hidden)?, format!("/v1/analytes/{}", id.0))
        })
        .await
}

/// With another code or unit, values that are there would mean something else.
fn keep_meaning(tx: &mut PgConnection, current: &AnalyteView, form: &CreateAnalyte) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
    if form.code != current.code {
        errors.add("/code", FieldCode::InUse);
    }
    if form.unit != current.unit {
        errors.add("/unit", FieldCode::InUse);
    }
    if errors.is_empty() || !analytes::is_used(tx, current.id)? { Ok(()) } else { Err(ApiError::invalid(errors)) }
}
