//! `/v1/holidays`: days on which the clinic or a branch is closed.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::scheduling::{CreateHoliday, HolidayField, HolidaySort, HolidayView};
use persistence::listing::Archived;
use persistence::scheduling::holidays;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadSchedule, WriteHolidays};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<HolidayField, HolidaySort>;

/// Lists days on which the clinic or a branch is closed.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<HolidayView>)), security(("bearer" = ["schedule:read"])))]
#[get("/holidays")]
pub async fn list_holidays(_who: Allowed<ReadSchedule>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, holidays::list(conn, &request)?, &list.fields)).await
}

/// Adds a holiday: of one's own branches, or of the whole clinic.
#[utoipa::path(tag = "scheduling", request_body = CreateHoliday, responses((status = 201, body = HolidayView)), security(("bearer" = ["holidays:write"])))]
#[post("/holidays")]
pub async fn create_holiday(who: Allowed<WriteHolidays>, once: Once, body: Body<CreateHoliday>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                who.require_at(form.location_id.as_slice())?;
                let id = Uuid::now_v7();
                holidays::insert(tx, id, &form, who.now())?;
                Reply::created(&holidays::find(tx, id, Archived::Hidden)?, format!("/v1/holidays/{id}"))
            })
        })
        .await
}

/// Shows a holiday.
#[utoipa::path(tag = "scheduling", params(Include), responses((status = 200, body = HolidayView)), security(("bearer" = ["schedule:read"])))]
#[get("/holidays/{id}")]
pub async fn find_holiday(_who: Allowed<ReadSchedule>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&holidays::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a holiday.
#[utoipa::path(tag = "scheduling", request_body = CreateHoliday, responses((status = 200, body = HolidayView)), security(("bearer" = ["holidays:write"])))]
#[patch("/holidays/{id}")]
pub async fn update_holiday(who: Allowed<WriteHolidays>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = holidays::lock(tx, id.0, Archived::Hidden)?;
            who.require_at(current.location_id.as_slice())?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            who.require_at(form.location_id.as_slice())?;
            holidays::update(tx, id.0, &form, who.now())?;
            Reply::found(&holidays::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Removes a holiday; what is booked stays.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["holidays:write"])))]
#[delete("/holidays/{id}")]
pub async fn delete_holiday(who: Allowed<WriteHolidays>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = holidays::lock(tx, id.0, Archived::Hidden)?;
            who.require_at(current.location_id.as_slice())?;
            seen.check(&current)?;
            holidays::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}
