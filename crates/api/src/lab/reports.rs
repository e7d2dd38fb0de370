//! `/v1/lab-reports`: entering, finding, changing and deleting reports.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::identity::Permission;
use domain::lab::{CreateLabReport, LabReportField, LabReportSort, LabReportView};
use domain::{ErrorCode, Page};
use persistence::Actor;
use persistence::lab::{entry, reports, scope_about};

use super::bench::{bench, page_link};
use crate::app::App;
use crate::http::rights::{ReadLab, WriteLab};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<LabReportField, LabReportSort>;

/// Lists reports without their values, the latest samples first.
///
/// Doctors and lab staff see those of whom they have in care; patients those of themselves and of whom they are guardian of, with
/// drafts only when they say when results are expected. Whoever verifies at a location (`lab:verify`) also sees those of it that
/// wait for their verification, and those that they have verified. Staff who are patients, too, see their own and their wards' as
/// patients do.
#[utoipa::path(tag = "lab", params(List), responses((status = 200, body = Page<LabReportView>)), security(("bearer" = ["lab:read"])))]
#[get("/lab-reports")]
pub async fn list_lab_reports(who: Allowed<ReadLab>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = reports::list(conn, &who.scope(), &request)?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Enters a report.
///
/// Lab staff (`lab:write`) make a draft for any patient, who is in their care and in that of the doctor who asked for it from the
/// first result on, until the draft is deleted. Patients (`lab:own`) enter what an outside laboratory found, for themselves or those
/// they are guardian of: it is released at once, as not verified; so is what staff enter for themselves. Values are texts as typed:
/// what can be read in two ways is 422 `ambiguous_value`, what is hardly possible 422 `implausible` until it is sent with
/// `confirmed`.
#[utoipa::path(tag = "lab", request_body = CreateLabReport, responses((status = 201, body = LabReportView)), security(("bearer" = ["lab:read"])))]
#[post("/lab-reports")]
pub async fn create_lab_report(who: Allowed<ReadLab>, once: Once, body: Body<CreateLabReport>, app: Data<App>) -> ApiResult<Reply> {
    writing(&who, Permission::WriteLab)?;
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = scope_about(tx, &who, Permission::WriteLab, form.patient_id)?;
                let link = page_link(&shared);
                let view = entry::create(tx, &bench(&shared, &scope, &link), &form)?;
                Reply::created(&view, format!("/v1/lab-reports/{}", view.id))
            })
        })
        .await
}

/// Shows a report with its values, what each corrects, and the value before it. What a patient opens is no longer new.
///
/// It is open to whoever finds it in the list; the value before only to those who have the patient in care.
#[utoipa::path(tag = "lab", responses((status = 200, body = LabReportView)), security(("bearer" = ["lab:read"])))]
#[get("/lab-reports/{id}")]
pub async fn find_lab_report(who: Allowed<ReadLab>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&reports::find(conn, &who.scope(), id.0)?)?.unless(&seen))).await
}

/// Changes a draft; the list of values is replaced as a whole.
///
/// Of a report of which a part was verified, what is still awaited can be entered; the verified values stay as they are.
#[utoipa::path(tag = "lab", request_body = CreateLabReport, responses((status = 200, body = LabReportView)), security(("bearer" = ["lab:write"])))]
#[patch("/lab-reports/{id}")]
pub async fn update_lab_report(who: Allowed<WriteLab>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = reports::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            let link = page_link(&shared);
            Reply::found(&entry::update(tx, &bench(&shared, &scope, &link), &current, &form)?)
        })
        .await
}

/// Deletes a draft of which nothing was verified. Its number stays taken.
///
/// Whoever had the patient in care because of this draft only, has not any more.
#[utoipa::path(tag = "lab", responses((status = 204)), security(("bearer" = ["lab:write"])))]
#[delete("/lab-reports/{id}")]
pub async fn delete_lab_report(who: Allowed<WriteLab>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = reports::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            let link = page_link(&shared);
            entry::archive(tx, &bench(&shared, &scope, &link), &current)?;
            Ok(Reply::empty())
        })
        .await
}

/// Refuses whoever holds neither the permission of staff nor that of patients who enter results.
pub(super) fn writing(who: &Actor, staff: Permission) -> ApiResult<()> {
    let may = who.may(staff) || who.may(Permission::EnterOwnLab);
    if may { Ok(()) } else { Err(ApiError::new(ErrorCode::Forbidden)) }
}
