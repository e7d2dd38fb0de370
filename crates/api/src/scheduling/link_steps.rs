//! What may be done with a link from a message: confirm, cancel, move, answer an offer.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::scheduling::{
    CreateCancellation, CreateLinkCancellation, CreateLinkRescheduling, CreateRescheduling, LinkPurpose, LinkToken, LinkView,
};
use persistence::diesel::PgConnection;
use persistence::scheduling::links::LinkRow;
use persistence::scheduling::{Booker, BookingError, Desk, cancelling, links, moving, offers, states};
use uuid::Uuid;

use super::counter::desk;
use super::links::{VISIT, open};
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::Linking;

/// Says that the patient comes.
#[utoipa::path(tag = "scheduling", request_body = LinkToken, responses((status = 200, body = LinkView)))]
#[post("/links/confirmation")]
pub async fn create_link_confirmation(limit: Public<Linking>, body: Body<LinkToken>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    visit(app, limit.meta, form.token, |tx, desk, id| states::confirm(tx, desk, id).map(|_| ())).await
}

/// Cancels the visit, within the clinic's policy.
#[utoipa::path(tag = "scheduling", request_body = CreateLinkCancellation, responses((status = 200, body = LinkView)))]
#[post("/links/cancellation")]
pub async fn create_link_cancellation(limit: Public<Linking>, body: Body<CreateLinkCancellation>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let why = CreateCancellation { reason: form.reason, ..CreateCancellation::default() };
    visit(app, limit.meta, form.token, move |tx, desk, id| cancelling::cancel(tx, desk, id, &why).map(|_| ())).await
}

/// Moves the visit, within the clinic's policy.
#[utoipa::path(tag = "scheduling", request_body = CreateLinkRescheduling, responses((status = 200, body = LinkView)))]
#[post("/links/rescheduling")]
pub async fn create_link_rescheduling(limit: Public<Linking>, body: Body<CreateLinkRescheduling>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let change = CreateRescheduling {
        starts_at: form.starts_at,
        local_time: form.local_time,
        practitioner_id: form.practitioner_id,
        location_id: form.location_id,
        reason: form.reason,
        ..CreateRescheduling::default()
    };
    visit(app, limit.meta, form.token, move |tx, desk, id| moving::move_to(tx, desk, id, &change).map(|_| ())).await
}

/// Books the time that is offered.
#[utoipa::path(tag = "scheduling", request_body = LinkToken, responses((status = 200, body = LinkView)))]
#[post("/links/offer-acceptance")]
pub async fn create_link_offer_acceptance(limit: Public<Linking>, body: Body<LinkToken>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    offer(app, limit.meta, form.token, |tx, desk, id| offers::accept(tx, desk, id).map(|_| ())).await
}

/// Declines the time that is offered: it goes to the next in line.
#[utoipa::path(tag = "scheduling", request_body = LinkToken, responses((status = 200, body = LinkView)))]
#[post("/links/offer-refusal")]
pub async fn create_link_offer_refusal(limit: Public<Linking>, body: Body<LinkToken>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    offer(app, limit.meta, form.token, offers::refuse).await
}

type Step = fn(&LinkRow) -> Option<Uuid>;

async fn visit<F>(app: Data<App>, meta: Meta, token: String, step: F) -> ApiResult<Reply>
where
    F: FnOnce(&mut PgConnection, &Desk<'_>, Uuid) -> Result<(), BookingError> + Send + 'static,
{
    run(app, meta, token, &VISIT, |link| link.appointment_id, step).await
}

async fn offer<F>(app: Data<App>, meta: Meta, token: String, step: F) -> ApiResult<Reply>
where
    F: FnOnce(&mut PgConnection, &Desk<'_>, Uuid) -> Result<(), BookingError> + Send + 'static,
{
    run(app, meta, token, &[LinkPurpose::Offer], |link| link.offer_id, step).await
}

async fn run<F>(app: Data<App>, meta: Meta, token: String, purposes: &'static [LinkPurpose], about: Step, step: F) -> ApiResult<Reply>
where
    F: FnOnce(&mut PgConnection, &Desk<'_>, Uuid) -> Result<(), BookingError> + Send + 'static,
{
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let link = open(tx, &token, purposes, &meta)?;
            let id = about(&link).ok_or_else(|| ApiError::new(ErrorCode::LinkUsed))?;
            let trace = meta.trace();
            let late = link.purpose == LinkPurpose::Delay.code();
            let who = if late { Booker::Late(&trace) } else { Booker::Link(&trace) };
            step(tx, &desk(&shared, who), id)?;
            Reply::ok(&links::view(tx, &link, meta.now)?)
        })
        .await
}
