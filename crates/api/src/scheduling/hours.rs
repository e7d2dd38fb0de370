//! `/v1/working-hours`: weekly hours of practitioners.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::scheduling::{CreateWorkingHours, WorkingHoursField, WorkingHoursSort, WorkingHoursView};
use domain::{ErrorCode, FieldCode, Page};
use persistence::Scope;
use persistence::listing::Archived;
use persistence::scheduling::hours;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadSchedule, WriteSchedule};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<WorkingHoursField, WorkingHoursSort>;

/// Lists weekly hours of practitioners.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<WorkingHoursView>)), security(("bearer" = ["schedule:read"])))]
#[get("/working-hours")]
pub async fn list_working_hours(_who: Allowed<ReadSchedule>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, hours::list(conn, &request)?, &list.fields)).await
}

/// Adds a block of weekly hours.
#[utoipa::path(tag = "scheduling", request_body = CreateWorkingHours, responses((status = 201, body = WorkingHoursView)), security(("bearer" = ["schedule:write"])))]
#[post("/working-hours")]
pub async fn create_working_hours(
    who: Allowed<WriteSchedule>,
    once: Once,
    body: Body<CreateWorkingHours>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                covered(&who.scope(), &form)?;
                let id = Uuid::now_v7();
                hours::insert(tx, id, &form, who.now())?;
                Reply::created(&hours::find(tx, id, Archived::Hidden)?, format!("/v1/working-hours/{id}"))
            })
        })
        .await
}

/// Shows a block of weekly hours.
#[utoipa::path(tag = "scheduling", params(Include), responses((status = 200, body = WorkingHoursView)), security(("bearer" = ["schedule:read"])))]
#[get("/working-hours/{id}")]
pub async fn find_working_hours(
    _who: Allowed<ReadSchedule>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&hours::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a block of weekly hours.
#[utoipa::path(tag = "scheduling", request_body = CreateWorkingHours, responses((status = 200, body = WorkingHoursView)), security(("bearer" = ["schedule:write"])))]
#[patch("/working-hours/{id}")]
pub async fn update_working_hours(
    who: Allowed<WriteSchedule>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = hours::lock(tx, id.0, Archived::Hidden)?;
            reached(&who.scope(), &current)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            covered(&who.scope(), &form)?;
            hours::update(tx, id.0, &form, who.now())?;
            Reply::found(&hours::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Removes a block of weekly hours; what is booked stays.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["schedule:write"])))]
#[delete("/working-hours/{id}")]
pub async fn delete_working_hours(who: Allowed<WriteSchedule>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = hours::lock(tx, id.0, Archived::Hidden)?;
            reached(&who.scope(), &current)?;
            seen.check(&current)?;
            hours::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// A practitioner sets their own hours, staff those at their own locations.
fn covered(scope: &Scope, form: &CreateWorkingHours) -> ApiResult<()> {
    if scope.covers_hours(form.practitioner_id, form.location_id) {
        return Ok(());
    }
    let pointer = if scope.care_of().is_some() { "/practitioner_id" } else { "/location_id" };
    Err(ApiError::field(pointer, FieldCode::NotThere))
}

fn reached(scope: &Scope, view: &WorkingHoursView) -> ApiResult<()> {
    if scope.covers_hours(view.practitioner_id, view.location_id) { Ok(()) } else { Err(ApiError::new(ErrorCode::NotFound)) }
}
