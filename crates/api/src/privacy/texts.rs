//! `/v1/consent-texts`: what people agree to, by purpose and version.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::Page;
use domain::privacy::{ConsentTextView, CreateConsentText};
use persistence::privacy::texts;

use crate::app::App;
use crate::http::rights::{Everywhere, WriteOrganisation};
use crate::http::{Allowed, ApiResult, Body, Once, Public, Reply};
use crate::limits::Reading;

/// Writes the texts that every installation starts with.
pub async fn prepare(app: &Data<App>) -> ApiResult<()> {
    let now = app.clock.now();
    app.db.write(move |tx| Ok(texts::ensure_shipped(tx, now)?)).await
}

/// Lists the texts of consents with all their versions; `current` marks the one that is asked for today.
#[utoipa::path(tag = "privacy", responses((status = 200, body = Page<ConsentTextView>)))]
#[get("/consent-texts")]
pub async fn list_consent_texts(_limit: Public<Reading>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(|conn| Reply::all(texts::list(conn)?)).await
}

/// Writes a new version of a text. It is asked for from now on; decisions about earlier versions stay as they are.
#[utoipa::path(tag = "privacy", request_body = CreateConsentText, responses((status = 201, body = ConsentTextView)), security(("bearer" = ["organisation:write"])))]
#[post("/consent-texts")]
pub async fn create_consent_text(
    who: Allowed<Everywhere<WriteOrganisation>>,
    once: Once,
    body: Body<CreateConsentText>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db.write(move |tx| once.run(tx, &who, digest, |tx| Reply::made(&texts::insert(tx, &form, who.user_id(), who.now())?))).await
}
