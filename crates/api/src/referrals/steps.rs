//! What becomes of a referral: sent, received, accepted, declined, seen, answered, cancelled.

use actix_web::post;
use actix_web::web::Data;
use domain::Document;
use domain::referrals::{CreateReferralEnd, CreateReferralResult, CreateReferralStep, ReferralStep, ReferralView};
use persistence::diesel::PgConnection;
use persistence::referrals::{Desk, ReferralError, steps};
use serde::de::DeserializeOwned;

use super::desk::{desk, page_link};
use crate::app::App;
use crate::http::rights::WriteReferrals;
use crate::http::{Allowed, ApiResult, Body, Id, Once, Reply};

type Who = Allowed<WriteReferrals>;

/// Sends a draft. The patient is told, without why; a colleague to whom it goes has the patient in care from then on.
#[utoipa::path(tag = "referrals", request_body = CreateReferralStep, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/sending")]
pub async fn create_referral_sending(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralStep>,
    app: Data<App>,
) -> ApiResult<Reply> {
    done(who, once, body, app, move |tx, desk, form| steps::send(tx, desk, id.0, form.note.as_deref())).await
}

/// Writes down that the other side has the letter.
#[utoipa::path(tag = "referrals", request_body = CreateReferralStep, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/receipt")]
pub async fn create_referral_receipt(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralStep>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let step = ReferralStep::Receipt;
    done(who, once, body, app, move |tx, desk, form| steps::take(tx, desk, id.0, step, form.note.as_deref())).await
}

/// Writes down that the patient will be seen.
#[utoipa::path(tag = "referrals", request_body = CreateReferralStep, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/acceptance")]
pub async fn create_referral_acceptance(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralStep>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let step = ReferralStep::Acceptance;
    done(who, once, body, app, move |tx, desk, form| steps::take(tx, desk, id.0, step, form.note.as_deref())).await
}

/// Writes down that the patient will not be seen, and why. The letter is withdrawn: its verification says so.
#[utoipa::path(tag = "referrals", request_body = CreateReferralEnd, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/decline")]
pub async fn create_referral_decline(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralEnd>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let step = ReferralStep::Decline;
    done(who, once, body, app, move |tx, desk, form| steps::take(tx, desk, id.0, step, Some(&form.reason))).await
}

/// Writes down that the patient was there.
#[utoipa::path(tag = "referrals", request_body = CreateReferralStep, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/visit")]
pub async fn create_referral_visit(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralStep>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let step = ReferralStep::Visit;
    done(who, once, body, app, move |tx, desk, form| steps::take(tx, desk, id.0, step, form.note.as_deref())).await
}

/// Writes down what was sent back: text, the day, who wrote it, and files that are on the referral already. The patient is told, without
/// what it says. Another result adds to those before, which stay as they are.
#[utoipa::path(tag = "referrals", request_body = CreateReferralResult, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/results")]
pub async fn create_referral_result(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralResult>,
    app: Data<App>,
) -> ApiResult<Reply> {
    done(who, once, body, app, move |tx, desk, form| steps::answer(tx, desk, id.0, form)).await
}

/// Cancels a referral, with a reason. The letter is withdrawn: its verification says so. A visit that was booked stays booked.
#[utoipa::path(tag = "referrals", request_body = CreateReferralEnd, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals/{id}/cancellation")]
pub async fn create_referral_cancellation(
    who: Allowed<WriteReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralEnd>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let step = ReferralStep::Cancellation;
    done(who, once, body, app, move |tx, desk, form| steps::take(tx, desk, id.0, step, Some(&form.reason))).await
}

/// What all steps have in common.
async fn done<F, W>(who: Who, once: Once, body: Body<F>, app: Data<App>, work: W) -> ApiResult<Reply>
where
    F: Document + DeserializeOwned + Send + 'static,
    W: FnOnce(&mut PgConnection, &Desk<'_>, &F) -> Result<ReferralView, ReferralError> + Send + 'static,
{
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, link) = (who.scope(), page_link(&shared));
                let view = work(tx, &desk(&shared, &scope, &link), &form)?;
                Reply::created(&view, format!("/v1/referrals/{}", view.id))
            })
        })
        .await
}
