//! `/v1/lab-reports/{id}/pdf`: the report on paper.

use actix_web::web::Data;
use actix_web::{HttpRequest, get};
use domain::documents::DocumentKind;
use persistence::lab::printing;

use super::paper;
use crate::app::App;
use crate::documents::{SealFor, letterhead, sealed};
use crate::http::rights::ReadLab;
use crate::http::{Allowed, ApiResult, Id, Meta, Reply};

/// Prints a report as PDF, in the language of `Accept-Language`: what its patient may see of it, with the clinic's letterhead and a code
/// by which anybody can verify that it is genuine, unchanged, and not superseded by a correction.
#[utoipa::path(
    tag = "lab",
    responses((status = 200, content_type = "application/pdf", body = String, description = "The document.")),
    security(("bearer" = ["lab:read"]))
)]
#[get("/lab-reports/{id}/pdf")]
pub async fn find_lab_report_pdf(who: Allowed<ReadLab>, id: Id, req: HttpRequest, app: Data<App>) -> ApiResult<Reply> {
    let lang = Meta::from_request(&req).lang;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let printed = printing::find(tx, &who.scope(), id.0)?;
            let report = &printed.report;
            let what = SealFor {
                kind: DocumentKind::LabReport,
                record_id: report.id,
                record_version: printed.version,
                contact_id: Some(report.patient_id),
            };
            let head = letterhead(tx, &shared, Some(report.location_id))?;
            let paper = sealed(tx, &shared, who.actor(), what, &paper::letter(&printed, head, lang))?;
            let name = format!("attachment; filename=\"{}.pdf\"", report.number);
            let reply = Reply { status: 200, headers: Vec::new(), body: paper.bytes };
            Ok(reply.with("content-type", "application/pdf").with("content-disposition", name))
        })
        .await
}
