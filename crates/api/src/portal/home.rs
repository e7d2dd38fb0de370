//! `/v1/portal/home`: the first page after signing in.

use actix_web::get;
use actix_web::web::Data;
use domain::portal::PortalHome;
use persistence::portal::home;

use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiResult, Reply};

/// Shows what concerns oneself and those one is guardian of: visits, unread messages, offers, what is due, and answers.
#[utoipa::path(tag = "portal", responses((status = 200, body = PortalHome)), security(("bearer" = ["portal:use"])))]
#[get("/portal/home")]
pub async fn find_portal_home(who: Allowed<UsePortal>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::ok(&home::find(conn, &who.scope())?)).await
}
