//! `/v1/privacy-settings`: how the clinic deals with access to records.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::privacy::{PrivacySettings, PrivacySettingsView};
use persistence::privacy::settings;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, IfMatch, IfNoneMatch, MergePatch, Reply};

/// Shows how the clinic deals with access to records.
#[utoipa::path(
    tag = "privacy",
    responses((status = 200, body = PrivacySettingsView), (status = 304, description = "Not changed since the version in If-None-Match.")),
    security(("bearer" = ["organisation:read"]))
)]
#[get("/privacy-settings")]
pub async fn find_privacy_settings(_who: Allowed<ReadOrganisation>, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&settings::find(conn)?)?.unless(&seen))).await
}

/// Changes how the clinic deals with access to records.
#[utoipa::path(tag = "privacy", request_body = PrivacySettings, responses((status = 200, body = PrivacySettingsView)), security(("bearer" = ["organisation:write"])))]
#[patch("/privacy-settings")]
pub async fn update_privacy_settings(
    who: Allowed<Everywhere<WriteOrganisation>>,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = settings::lock(tx)?;
            seen.check(&current)?;
            settings::update(tx, &patch.apply(&current.writable())?, who.now())?;
            Reply::found(&settings::find(tx)?)
        })
        .await
}
