//! `/v1/absences`: leave, blocked time and training.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::identity::Permission;
use domain::scheduling::{AbsenceField, AbsenceKind, AbsenceSort, AbsenceView, AffectedAppointment, CreateAbsence};
use domain::{ErrorCode, FieldCode, Page};
use persistence::diesel::PgConnection;
use persistence::listing::Archived;
use persistence::scheduling::absences;
use persistence::{Actor, Scope};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadSchedule, WriteSchedule};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<AbsenceField, AbsenceSort>;

/// Lists leave, blocked time and training; with the reason for who may write it.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<AbsenceView>)), security(("bearer" = ["schedule:read"])))]
#[get("/absences")]
pub async fn list_absences(who: Allowed<ReadSchedule>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let mut listed = absences::list(conn, &request)?;
            listed.rows.iter_mut().for_each(|view| for_reader(&who, view));
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Adds an absence. The visits that fall into it stand in `affected`; blocked time over visits needs `force`.
#[utoipa::path(tag = "scheduling", request_body = CreateAbsence, responses((status = 201, body = AbsenceView)), security(("bearer" = ["schedule:write"])))]
#[post("/absences")]
pub async fn create_absence(who: Allowed<WriteSchedule>, once: Once, body: Body<CreateAbsence>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                covered(&scope, &form)?;
                let affected = clear(tx, &who, &form)?;
                let id = Uuid::now_v7();
                absences::insert(tx, id, &form, who.user_id(), who.now())?;
                let view = AbsenceView { affected, ..absences::find(tx, id, Archived::Hidden)? };
                Reply::created(&view, format!("/v1/absences/{id}"))
            })
        })
        .await
}

/// Shows an absence.
#[utoipa::path(tag = "scheduling", params(Include), responses((status = 200, body = AbsenceView)), security(("bearer" = ["schedule:read"])))]
#[get("/absences/{id}")]
pub async fn find_absence(who: Allowed<ReadSchedule>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let mut view = absences::find(conn, id.0, include.0)?;
            for_reader(&who, &mut view);
            let affected = in_reach(absences::affected(conn, &visible(&who), &view.writable())?);
            Ok(Reply::found(&AbsenceView { affected, ..view })?.unless(&seen))
        })
        .await
}

/// Changes an absence.
#[utoipa::path(tag = "scheduling", request_body = CreateAbsence, responses((status = 200, body = AbsenceView)), security(("bearer" = ["schedule:write"])))]
#[patch("/absences/{id}")]
pub async fn update_absence(who: Allowed<WriteSchedule>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = absences::lock(tx, id.0, Archived::Hidden)?;
            let scope = who.scope();
            reached(&scope, &current)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            covered(&scope, &form)?;
            let affected = clear(tx, &who, &form)?;
            absences::update(tx, id.0, &form, who.now())?;
            Reply::found(&AbsenceView { affected, ..absences::find(tx, id.0, Archived::Hidden)? })
        })
        .await
}

/// Removes an absence; what is booked stays.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["schedule:write"])))]
#[delete("/absences/{id}")]
pub async fn delete_absence(who: Allowed<WriteSchedule>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = absences::lock(tx, id.0, Archived::Hidden)?;
            reached(&who.scope(), &current)?;
            seen.check(&current)?;
            absences::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Why somebody is away is read by who may write it: it can be about their health.
fn for_reader(who: &Actor, view: &mut AbsenceView) {
    if covered(&who.scope(Permission::WriteSchedule), &view.writable()).is_err() {
        view.reason = None;
    }
}

/// Whose names the caller sees among the visits that fall into an absence.
fn visible(who: &Actor) -> Scope {
    who.scope(Permission::ReadAppointments)
}

/// The visits that fall into it; blocked time is refused over visits, unless it is forced.
fn clear(tx: &mut PgConnection, who: &Actor, form: &CreateAbsence) -> ApiResult<Vec<AffectedAppointment>> {
    // who books this practitioner at the same moment waits until the absence is there
    absences::lock_practitioner(tx, form.practitioner_id)?;
    let affected = absences::affected(tx, &visible(who), form)?;
    if form.kind == AbsenceKind::Block && !form.force && !affected.is_empty() {
        let mut refused = ApiError::field("/starts_at", FieldCode::OverlapsBooking);
        refused.code = ErrorCode::Conflict;
        return Err(refused);
    }
    Ok(in_reach(affected))
}

/// Those whose names the caller may see; that somebody else has a visit there is nothing they need to know.
fn in_reach(affected: Vec<AffectedAppointment>) -> Vec<AffectedAppointment> {
    affected.into_iter().filter(|visit| visit.contact_name.is_some()).collect()
}

/// A practitioner sets their own absences; staff those of who works at their locations.
fn covered(scope: &Scope, form: &CreateAbsence) -> ApiResult<()> {
    let place = form.location_id.map_or(scope.is_everyone() || !scope.locations().is_empty(), |l| scope.covers_location(l));
    if place || scope.care_of() == Some(form.practitioner_id) {
        return Ok(());
    }
    let pointer = if scope.care_of().is_some() { "/practitioner_id" } else { "/location_id" };
    Err(ApiError::field(pointer, FieldCode::NotThere))
}

fn reached(scope: &Scope, view: &AbsenceView) -> ApiResult<()> {
    covered(scope, &view.writable()).map_err(|_| ApiError::new(ErrorCode::NotFound))
}
