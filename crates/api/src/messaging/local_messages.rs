//! `/v1/local-messages`: what the local transport has kept, for an installation that is being tried out.

use actix_web::get;
use actix_web::web::Data;
use domain::messaging::LocalMessageView;
use domain::{ErrorCode, Page};

use crate::app::App;
use crate::http::rights::InspectMessages;
use crate::http::{Allowed, ApiError, ApiResult, Reply};

/// Messages that are shown.
const SHOWN: usize = 200;

/// Lists the messages that were kept on this machine instead of being sent, the newest first; codes and links are masked.
///
/// There is no such list, and 404, where the server can be reached from elsewhere.
#[utoipa::path(tag = "messaging", responses((status = 200, body = Page<LocalMessageView>)), security(("bearer" = ["messages:inspect"])))]
#[get("/local-messages")]
pub async fn list_local_messages(_who: Allowed<InspectMessages>, app: Data<App>) -> ApiResult<Reply> {
    let local = app.channels.local().ok_or_else(|| ApiError::new(ErrorCode::NotFound))?;
    Reply::all(local.list(SHOWN).map_err(|error| ApiError::internal(error.kind().to_string()))?)
}
