//! `/v1/referrals`: writing, finding and changing referrals.

use actix_web::web::Data;
use actix_web::{get, patch, post};
use domain::Page;
use domain::referrals::{CreateReferral, ReferralField, ReferralSort, ReferralView};
use persistence::referrals::{self as persisted, referrals};

use super::desk::{desk, page_link};
use crate::app::App;
use crate::http::rights::{ReadReferrals, WriteReferrals};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<ReferralField, ReferralSort>;

/// Lists referrals without what became of them, the latest first.
///
/// Doctors see those of whom they have in care, managers and receptionists those of their locations without what is clinical
/// (`referrals:clinical`: service, reason, remarks, results), and patients those of themselves and of whom they are guardian of, once
/// they were sent.
#[utoipa::path(tag = "referrals", params(List), responses((status = 200, body = Page<ReferralView>)), security(("bearer" = ["referrals:read"])))]
#[get("/referrals")]
pub async fn list_referrals(who: Allowed<ReadReferrals>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = referrals::list(conn, &who.scope(), &request)?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Writes a referral: a draft, or what came from outside, which is received with that.
///
/// Doctors sign for themselves. A practitioner of the clinic who is to see a patient sent from outside has them in care from then on.
/// Documents are files with `record_kind` `referral`.
#[utoipa::path(tag = "referrals", request_body = CreateReferral, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[post("/referrals")]
pub async fn create_referral(who: Allowed<WriteReferrals>, once: Once, body: Body<CreateReferral>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, link) = (who.scope(), page_link(&shared));
                let view = persisted::create(tx, &desk(&shared, &scope, &link), &form)?;
                Reply::created(&view, format!("/v1/referrals/{}", view.id))
            })
        })
        .await
}

/// Shows a referral with its states and what was sent back; without what is clinical for whom that is not.
#[utoipa::path(tag = "referrals", responses((status = 200, body = ReferralView)), security(("bearer" = ["referrals:read"])))]
#[get("/referrals/{id}")]
pub async fn find_referral(who: Allowed<ReadReferrals>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&referrals::find(conn, &who.scope(), id.0)?)?.unless(&seen))).await
}

/// Changes a draft, or a referral from outside that nobody has answered to. Patient and direction stay.
#[utoipa::path(tag = "referrals", request_body = CreateReferral, responses((status = 200, body = ReferralView)), security(("bearer" = ["referrals:write"])))]
#[patch("/referrals/{id}")]
pub async fn update_referral(who: Allowed<WriteReferrals>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let (scope, link) = (who.scope(), page_link(&shared));
            let current = referrals::lock(tx, &scope, id.0)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            Reply::found(&persisted::update(tx, &desk(&shared, &scope, &link), &current, &form)?)
        })
        .await
}
