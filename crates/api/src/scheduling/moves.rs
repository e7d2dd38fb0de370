//! Moving and cancelling, one visit or more of a series, and taking a cancellation back.

use actix_web::web::Data;
use actix_web::{delete, post};
use domain::ErrorCode;
use domain::identity::Permission;
use domain::scheduling::{AppointmentView, CreateCancellation, CreateRescheduling};
use persistence::scheduling::{Booker, appointments, cancelling, moving};

use super::counter::{desk, may_overbook, staff_only};
use crate::app::App;
use crate::http::rights::WriteAppointments;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};

/// Moves an appointment to another time, practitioner or branch, or resizes it; in a series also those after it, or all.
#[utoipa::path(tag = "scheduling", request_body = CreateRescheduling, responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments/{id}/rescheduling")]
pub async fn create_rescheduling(
    who: Allowed<WriteAppointments>,
    id: Id,
    once: Once,
    body: Body<CreateRescheduling>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    if form.overbook_reason.is_some() && !who.may(Permission::Overbook) {
        return Err(ApiError::new(ErrorCode::Forbidden));
    }
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                if form.overbook_reason.is_some() {
                    let visit = appointments::lock_for(tx, &Booker::of(&scope), id.0)?;
                    let location = form.location_id.unwrap_or(visit.location_id);
                    may_overbook(&who, form.practitioner_id.unwrap_or(visit.practitioner_id), location)?;
                }
                Reply::made(&moving::move_to(tx, &desk(&shared, Booker::of(&scope)), id.0, &form)?)
            })
        })
        .await
}

/// Cancels an appointment; in a series also those after it, or all. The freed time is offered to the waiting list.
#[utoipa::path(tag = "scheduling", request_body = CreateCancellation, responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments/{id}/cancellation")]
pub async fn create_cancellation(
    who: Allowed<WriteAppointments>,
    id: Id,
    once: Once,
    body: Body<CreateCancellation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                Reply::made(&cancelling::cancel(tx, &desk(&shared, Booker::of(&scope)), id.0, &form)?)
            })
        })
        .await
}

/// Takes a cancellation or a no-show back, when the time is still free.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[delete("/appointments/{id}/cancellation")]
pub async fn delete_cancellation(who: Allowed<WriteAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            staff_only(&scope)?;
            Reply::ok(&cancelling::restore(tx, &desk(&shared, Booker::of(&scope)), id.0)?)
        })
        .await
}
