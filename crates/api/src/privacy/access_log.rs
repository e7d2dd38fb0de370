//! Who opened a record: for managers, and for the person on the portal.

use actix_web::get;
use actix_web::web::Data;
use domain::Page;
use domain::privacy::{AccessLogQuery, AccessLogSort, AccessLogView};
use persistence::Scope;
use persistence::privacy::access_log::{self, Part};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadAudit, UsePortal};
use crate::http::{Allowed, ApiResult, Id, Reply, ValidQuery, open_cursor, order, page};

/// Lists who opened the record of a patient, the latest first.
#[utoipa::path(tag = "privacy", params(AccessLogQuery), responses((status = 200, body = Page<AccessLogView>)), security(("bearer" = ["audit:read"])))]
#[get("/patients/{id}/access-log")]
pub async fn list_access_log(who: Allowed<ReadAudit>, id: Id, query: ValidQuery<AccessLogQuery>, app: Data<App>) -> ApiResult<Reply> {
    log(who.scope(), id.0, query.0, app).await
}

/// Lists who opened one's own record, or that of somebody one is guardian of, the latest first.
#[utoipa::path(tag = "portal", params(AccessLogQuery), responses((status = 200, body = Page<AccessLogView>)), security(("bearer" = ["portal:use"])))]
#[get("/portal/people/{id}/access-log")]
pub async fn list_own_access_log(who: Allowed<UsePortal>, id: Id, query: ValidQuery<AccessLogQuery>, app: Data<App>) -> ApiResult<Reply> {
    log(who.scope(), id.0, query.0, app).await
}

async fn log(scope: Scope, person: Uuid, query: AccessLogQuery, app: Data<App>) -> ApiResult<Reply> {
    let order = order::<AccessLogSort>(None)?;
    let cursor = query.cursor.as_deref().map(|text| open_cursor(&app.cursor_key, "-at", text)).transpose()?;
    let part = Part { from: query.from, until: query.until, cursor, limit: query.rows() };
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &order, access_log::list(conn, &scope, person, &part)?, &[])).await
}
