//! `/v1/scheduling-settings`: the rules of booking and of the queue.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::scheduling::{SchedulingSettings, SchedulingSettingsView};
use persistence::scheduling::settings;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadSchedule, WriteOrganisation};
use crate::http::{Allowed, ApiResult, IfMatch, IfNoneMatch, MergePatch, Reply};

/// Shows the rules of booking and of the queue.
#[utoipa::path(
    tag = "scheduling",
    responses((status = 200, body = SchedulingSettingsView), (status = 304, description = "Not changed since the version in If-None-Match.")),
    security(("bearer" = ["schedule:read"]))
)]
#[get("/scheduling-settings")]
pub async fn find_scheduling_settings(_who: Allowed<ReadSchedule>, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&settings::find(conn)?)?.unless(&seen))).await
}

/// Changes the rules of booking and of the queue.
#[utoipa::path(tag = "scheduling", request_body = SchedulingSettings, responses((status = 200, body = SchedulingSettingsView)), security(("bearer" = ["organisation:write"])))]
#[patch("/scheduling-settings")]
pub async fn update_scheduling_settings(
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
