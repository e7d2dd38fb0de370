//! `/v1/referrals/{id}/letter`: the referral on paper.

use actix_web::web::Data;
use actix_web::{HttpRequest, get};
use domain::documents::DocumentKind;
use persistence::referrals::printing;

use super::paper;
use crate::app::App;
use crate::documents::{SealFor, letterhead, sealed};
use crate::http::rights::ReadReferralReasons;
use crate::http::{Allowed, ApiResult, Id, Meta, Reply};

/// Prints the letter of a referral that was sent as PDF, or of one from outside the answer to it; in the language of `Accept-Language`,
/// with the clinic's letterhead and a code by which anybody can verify that it is genuine, unchanged and not withdrawn.
#[utoipa::path(
    tag = "referrals",
    responses((status = 200, content_type = "application/pdf", body = String, description = "The document.")),
    security(("bearer" = ["referrals:clinical"]))
)]
#[get("/referrals/{id}/letter")]
pub async fn find_referral_letter(who: Allowed<ReadReferralReasons>, id: Id, req: HttpRequest, app: Data<App>) -> ApiResult<Reply> {
    let lang = Meta::from_request(&req).lang;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let printed = printing::find(tx, &who.scope(), id.0)?;
            let referral = &printed.referral;
            let what = SealFor {
                kind: DocumentKind::ReferralLetter,
                record_id: referral.id,
                record_version: printed.version,
                contact_id: Some(referral.patient_id),
            };
            let head = letterhead(tx, &shared, Some(referral.location_id))?;
            let paper = sealed(tx, &shared, who.actor(), what, &paper::letter(&printed, head, lang))?;
            let name = format!("attachment; filename=\"{}.pdf\"", referral.number);
            let reply = Reply { status: 200, headers: Vec::new(), body: paper.bytes };
            Ok(reply.with("content-type", "application/pdf").with("content-disposition", name))
        })
        .await
}
