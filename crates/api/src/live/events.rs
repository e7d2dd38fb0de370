//! `/v1/events`: what changes, while it changes.

use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use domain::live::{LiveEvent, LiveQuery};

use super::stream::Listener;
use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiResult, ValidQuery};

/// Streams what changes in the caller's scope, as server-sent events.
///
/// Each event is one `data:` line with the kind and the ids of what changed; fetch the record to see it. Staff hear of their
/// locations, practitioners of their own hours and queue, patients of themselves, of those they are guardian of, and of the
/// queue they wait in. A comment every 15 seconds keeps the connection open. The stream ends within five seconds when the
/// session is ended or a role is taken away, and when the server stops: connect again, and fetch anew what is on the screen.
#[utoipa::path(tag = "events", params(LiveQuery), responses((status = 200, body = LiveEvent, content_type = "text/event-stream")), security(("bearer" = ["account:use"])))]
#[get("/events")]
pub async fn list_events(who: Allowed<UseOwnAccount>, query: ValidQuery<LiveQuery>, app: Data<App>) -> ApiResult<HttpResponse> {
    let listener = Listener::new(&who, query.0.seconds, app).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        // compression would keep events back until a block is full
        .insert_header(ContentEncoding::Identity)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(listener.into_stream()))
}
