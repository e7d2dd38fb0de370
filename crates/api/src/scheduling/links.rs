//! `/v1/links`: what the page behind a link from a message shows. The token travels in bodies only.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::scheduling::{LinkPurpose, LinkToken, LinkView};
use persistence::PersistenceError;
use persistence::diesel::PgConnection;
use persistence::scheduling::links::{self, LinkRow};

use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::Linking;

/// Shows what a link is about, and what may be done with it now.
#[utoipa::path(tag = "scheduling", request_body = LinkToken, responses((status = 200, body = LinkView)))]
#[post("/links/resolution")]
pub async fn verify_link(limit: Public<Linking>, body: Body<LinkToken>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db
        .read(move |conn| {
            let link = open(conn, &form.token, &ANY, &limit.meta)?;
            Reply::ok(&links::view(conn, &link, limit.meta.now)?)
        })
        .await
}

/// What pages without sign-in are for.
pub(super) const ANY: [LinkPurpose; 3] = [LinkPurpose::Appointment, LinkPurpose::Delay, LinkPurpose::Offer];
/// Links to an appointment.
pub(super) const VISIT: [LinkPurpose; 2] = [LinkPurpose::Appointment, LinkPurpose::Delay];

/// The link of a token; 410 when it is none, or no longer one.
pub(super) fn open(conn: &mut PgConnection, token: &str, purposes: &[LinkPurpose], meta: &Meta) -> ApiResult<LinkRow> {
    links::resolve(conn, token, purposes, meta.now).map_err(|error| match error {
        PersistenceError::NotFound => ApiError::new(ErrorCode::LinkUsed)
            .saying("Minta tautan baru kepada klinik, atau masuk ke portal.", "Ask the clinic for a new link, or sign in to the portal."),
        other => other.into(),
    })
}
