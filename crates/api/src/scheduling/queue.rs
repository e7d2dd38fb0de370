//! `/v1/queue`, `/v1/queue-display` and `/v1/queue-positions`: who waits, in which order, and until when.

use actix_web::web::Data;
use actix_web::{HttpRequest, get};
use domain::scheduling::{QueueDisplayQuery, QueueDisplayView, QueueEntryView, QueuePositionView, QueueQuery, QueueView};
use persistence::scheduling::queue;

use crate::app::App;
use crate::http::rights::{ReadAppointments, ReadQueue};
use crate::http::{Allowed, ApiResult, Id, IfNoneMatch, Meta, Reply, ValidQuery};

/// Shows the queues of a day: each session with everybody in the order of being called, estimates, and the rules in words.
#[utoipa::path(tag = "queue", params(QueueQuery), responses((status = 200, body = QueueView)), security(("bearer" = ["queue:read"])))]
#[get("/queue")]
pub async fn list_queue(who: Allowed<ReadQueue>, query: ValidQuery<QueueQuery>, req: HttpRequest, app: Data<App>) -> ApiResult<Reply> {
    let (scope, lang) = (who.scope(), Meta::from_request(&req).lang);
    app.db.read(move |conn| Reply::ok(&queue::list(conn, &scope, &query.0, lang)?)).await
}

/// Shows one entry of the queue with its place and estimate.
#[utoipa::path(tag = "queue", responses((status = 200, body = QueueEntryView)), security(("bearer" = ["queue:read"])))]
#[get("/queue/{id}")]
pub async fn find_queue_entry(who: Allowed<ReadQueue>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db.read(move |conn| Ok(Reply::found(&queue::read(conn, &scope, id.0)?)?.unless(&seen))).await
}

/// Shows what a screen in the waiting room may show: numbers and initials, and who is called to whom.
#[utoipa::path(tag = "queue", params(QueueDisplayQuery), responses((status = 200, body = QueueDisplayView)), security(("bearer" = ["queue:read"])))]
#[get("/queue-display")]
pub async fn list_queue_display(who: Allowed<ReadQueue>, query: ValidQuery<QueueDisplayQuery>, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db.read(move |conn| Reply::ok(&queue::display(conn, &scope, query.0.location_id)?)).await
}

/// Shows a patient's own place in the queue, by the id of the appointment: number, who is served, how many come before, and when it
/// may be their turn.
#[utoipa::path(tag = "queue", responses((status = 200, body = QueuePositionView)), security(("bearer" = ["appointments:read"])))]
#[get("/queue-positions/{id}")]
pub async fn find_queue_position(
    who: Allowed<ReadAppointments>,
    id: Id,
    seen: IfNoneMatch,
    req: HttpRequest,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (scope, lang) = (who.scope(), Meta::from_request(&req).lang);
    app.db.read(move |conn| Ok(Reply::found(&queue::position(conn, &scope, id.0, lang)?)?.unless(&seen))).await
}
