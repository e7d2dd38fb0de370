//! `/v1/consultation-settings`: how fast questions are answered, and words that mean an emergency.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::consultations::{ConsultationSettings, ConsultationSettingsView};
use persistence::consultations::settings;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiResult, IfMatch, IfNoneMatch, MergePatch, Reply};

/// Shows the rules of consultations: until when answers may be expected, and what counts as an emergency.
#[utoipa::path(
    tag = "consultations",
    responses((status = 200, body = ConsultationSettingsView), (status = 304, description = "Not changed since the version in If-None-Match.")),
    security(("bearer" = ["organisation:read"]))
)]
#[get("/consultation-settings")]
pub async fn find_consultation_settings(_who: Allowed<ReadOrganisation>, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&settings::find(conn)?)?.unless(&seen))).await
}

/// Changes the rules of consultations; what is due already stays due.
#[utoipa::path(tag = "consultations", request_body = ConsultationSettings, responses((status = 200, body = ConsultationSettingsView)), security(("bearer" = ["organisation:write"])))]
#[patch("/consultation-settings")]
pub async fn update_consultation_settings(
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
