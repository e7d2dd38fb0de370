//! What becomes of a report: verified, released, commented on, corrected, and critical values made known.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::identity::Permission;
use domain::lab::{CreateCriticalAcknowledgement, CreateLabCorrection, CreateLabRelease, CreateLabVerification, LabReportView};
use persistence::lab::{correction, critical, release, reports, scope_about, verification};

use super::bench::{bench, page_link};
use super::reports::writing;
use crate::app::App;
use crate::http::rights::{CommentLab, ReadLab, VerifyLab};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, Once, Reply};

/// Verifies a report: what does not wait for a comment is released, and the patient sees it at once.
///
/// Values that are still awaited stay open when `partial` is set, and are verified later in the same way. A report or analyte that is
/// marked "with comment" waits for the doctor, for as long as the clinic's settings say. Critical values raise a task. Values that a
/// patient typed in become verified. It takes no care relation, and makes none: reports of a location wait for everybody who verifies
/// there. Nobody takes this or another step of staff on their own results or those of a ward. With `If-Match` nothing is verified that has
/// changed since it was looked at.
#[utoipa::path(tag = "lab", params(("If-Match" = Option<String>, Header, description = "The `ETag` of the report that was looked at.")), request_body = CreateLabVerification, responses((status = 201, body = LabReportView)), security(("bearer" = ["lab:verify"])))]
#[post("/lab-reports/{id}/verification")]
pub async fn create_lab_verification(
    who: Allowed<VerifyLab>,
    once: Once,
    id: Id,
    seen: Option<IfMatch>,
    body: Body<CreateLabVerification>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, link) = (who.scope(), page_link(&shared));
                if let Some(seen) = &seen {
                    seen.check(&reports::lock(tx, &scope, id.0)?)?;
                }
                made(&verification::verify(tx, &bench(&shared, &scope, &link), id.0, &form)?)
            })
        })
        .await
}

/// Releases what waits for the doctor, with a comment; on what is released already, writes a comment or a new one.
///
/// The patient is told. The comment before is kept and shown.
#[utoipa::path(tag = "lab", request_body = CreateLabRelease, responses((status = 201, body = LabReportView)), security(("bearer" = ["lab:comment"])))]
#[post("/lab-reports/{id}/release")]
pub async fn create_lab_release(
    who: Allowed<CommentLab>,
    once: Once,
    id: Id,
    body: Body<CreateLabRelease>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, link) = (who.scope(), page_link(&shared));
                made(&release::release(tx, &bench(&shared, &scope, &link), id.0, &form)?)
            })
        })
        .await
}

/// Corrects a value. The earlier one is kept and shown, and the patient is told.
///
/// Staff with `lab:verify` correct what was verified, but not of themselves; patients (`lab:own`) what they typed in, until it is
/// verified.
#[utoipa::path(tag = "lab", request_body = CreateLabCorrection, responses((status = 201, body = LabReportView)), security(("bearer" = ["lab:read"])))]
#[post("/lab-reports/{id}/corrections")]
pub async fn create_lab_correction(
    who: Allowed<ReadLab>,
    once: Once,
    id: Id,
    body: Body<CreateLabCorrection>,
    app: Data<App>,
) -> ApiResult<Reply> {
    writing(&who, Permission::VerifyLab)?;
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let patient = reports::whose(tx, id.0)?;
                let scope = scope_about(tx, &who, Permission::VerifyLab, patient)?;
                let link = page_link(&shared);
                made(&correction::correct(tx, &bench(&shared, &scope, &link), id.0, &form)?)
            })
        })
        .await
}

/// Writes down who was told of the critical values of a report, and when; that closes the task.
///
/// For lab staff with `lab:verify` and doctors with `lab:comment`.
#[utoipa::path(tag = "lab", request_body = CreateCriticalAcknowledgement, responses((status = 201, body = LabReportView)), security(("bearer" = ["lab:read"])))]
#[post("/lab-reports/{id}/critical-acknowledgement")]
pub async fn create_critical_acknowledgement(
    who: Allowed<ReadLab>,
    once: Once,
    id: Id,
    body: Body<CreateCriticalAcknowledgement>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let may = [Permission::VerifyLab, Permission::CommentLab].into_iter().find(|permission| who.may(*permission));
    let scope = who.actor().scope(may.ok_or_else(|| ApiError::new(ErrorCode::Forbidden))?);
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let link = page_link(&shared);
                made(&critical::acknowledge(tx, &bench(&shared, &scope, &link), id.0, &form)?)
            })
        })
        .await
}

fn made(view: &LabReportView) -> ApiResult<Reply> {
    Reply::created(view, format!("/v1/lab-reports/{}", view.id))
}
