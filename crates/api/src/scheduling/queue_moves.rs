//! Receiving, calling, skipping, transferring, beginning and ending visits.

use actix_web::web::Data;
use actix_web::{delete, post};
use domain::identity::Permission;
use domain::scheduling::{
    AppointmentView, CreateCall, CreateCheckIn, CreateCompletion, CreatePriority, CreateTransfer, CreateWalkIn, QueueEntryView,
};
use domain::{ErrorCode, FieldCode};
use persistence::diesel::PgConnection;
use persistence::scheduling::queue_moves::{self, QueueError};
use persistence::scheduling::{completion, queue, queue_arrivals};
use persistence::{Actor, Scope};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{PrioritiseQueue, ReceivePatients};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, Once, Reply};

/// Receives a patient with an appointment of today, by its id, the booking code or the text of the QR code; gives the queue number.
/// Place and estimate stand in the queue.
#[utoipa::path(tag = "queue", request_body = CreateCheckIn, responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/check-ins")]
pub async fn create_check_in(who: Allowed<ReceivePatients>, once: Once, body: Body<CreateCheckIn>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    moved(who.scope(), once, digest, app, move |tx, scope| queue_moves::check_in(tx, scope, &form)).await
}

/// Takes somebody out of the queue who has gone home before being seen.
#[utoipa::path(tag = "queue", responses((status = 204)), security(("bearer" = ["queue:write"])))]
#[delete("/check-ins/{id}")]
pub async fn delete_check_in(who: Allowed<ReceivePatients>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db
        .write(move |tx| {
            seen.check(&queue::find(tx, &scope, id.0)?)?;
            queue_moves::leave(tx, &scope, id.0)?;
            Ok(Reply::empty())
        })
        .await
}

/// Receives somebody without an appointment; as an emergency with a reason and the permission `queue:prioritise`.
#[utoipa::path(tag = "queue", request_body = CreateWalkIn, responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/walk-ins")]
pub async fn create_walk_in(who: Allowed<ReceivePatients>, once: Once, body: Body<CreateWalkIn>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    if form.emergency_reason.is_some() && !who.may(Permission::PrioritiseQueue) {
        return Err(ApiError::new(ErrorCode::Forbidden));
    }
    moved(who.scope(), once, digest, app, move |tx, scope| queue_arrivals::walk_in(tx, scope, &form)).await
}

/// Calls whoever is next in a session by the rules of the queue.
#[utoipa::path(tag = "queue", request_body = CreateCall, responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/calls")]
pub async fn create_next_call(who: Allowed<ReceivePatients>, once: Once, body: Body<CreateCall>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    moved(who.scope(), once, digest, app, move |tx, scope| queue_moves::call_next(tx, scope, form.session_id)).await
}

/// Calls one person: out of turn, once more, or back after having been skipped.
#[utoipa::path(tag = "queue", responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/queue/{id}/call")]
pub async fn create_call(who: Allowed<ReceivePatients>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    moved(who.scope(), once, Vec::new(), app, move |tx, scope| queue_moves::call(tx, scope, id.0)).await
}

/// Skips somebody who was called and is not there: they wait at the end until they tell the desk.
#[utoipa::path(tag = "queue", responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/queue/{id}/skip")]
pub async fn create_skip(who: Allowed<ReceivePatients>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    moved(who.scope(), once, Vec::new(), app, move |tx, scope| queue_moves::skip(tx, scope, id.0)).await
}

/// Hands somebody who waits to another practitioner of the location; the number stays.
#[utoipa::path(tag = "queue", request_body = CreateTransfer, responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/queue/{id}/transfer")]
pub async fn create_transfer(
    who: Allowed<ReceivePatients>,
    once: Once,
    id: Id,
    body: Body<CreateTransfer>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    moved(who.scope(), once, digest, app, move |tx, scope| queue_moves::transfer(tx, scope, id.0, &form)).await
}

/// Puts somebody who waits first, with a reason.
#[utoipa::path(tag = "queue", request_body = CreatePriority, responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:prioritise"])))]
#[post("/queue/{id}/priority")]
pub async fn create_priority(
    who: Allowed<PrioritiseQueue>,
    once: Once,
    id: Id,
    body: Body<CreatePriority>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    moved(who.scope(), once, digest, app, move |tx, scope| queue_moves::prioritise(tx, scope, id.0, &form.reason)).await
}

/// Begins the visit.
#[utoipa::path(tag = "queue", responses((status = 201, body = QueueEntryView)), security(("bearer" = ["queue:write"])))]
#[post("/queue/{id}/start")]
pub async fn create_start(who: Allowed<ReceivePatients>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    moved(who.scope(), once, Vec::new(), app, move |tx, scope| queue_moves::start(tx, scope, id.0)).await
}

/// Ends the visit: it goes on the timeline, and the next one becomes due as the form or the service says.
#[utoipa::path(tag = "queue", request_body = CreateCompletion, responses((status = 201, body = AppointmentView)), security(("bearer" = ["queue:write"])))]
#[post("/appointments/{id}/completion")]
pub async fn create_completion(
    who: Allowed<ReceivePatients>,
    once: Once,
    id: Id,
    body: Body<CreateCompletion>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let scope = who.scope();
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), digest, |tx| {
                let view = completion::complete(tx, &scope, id.0, &form)?;
                Reply::created(&view, format!("/v1/appointments/{}", id.0))
            })
        })
        .await
}

/// Moves the queue once, and answers with the entry as it is then.
async fn moved<F>(scope: Scope, once: Once, digest: Vec<u8>, app: Data<App>, work: F) -> ApiResult<Reply>
where
    F: FnOnce(&mut PgConnection, &Scope) -> Result<QueueEntryView, QueueError> + Send + 'static,
{
    app.db
        .write(move |tx| {
            let actor: Actor = scope.actor().clone();
            once.run(tx, &actor, digest, |tx| {
                let view = work(tx, &scope)?;
                Reply::created(&view, place(view.id))
            })
        })
        .await
}

fn place(id: Uuid) -> String {
    format!("/v1/queue/{id}")
}

impl From<QueueError> for ApiError {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Persistence(error) => error.into(),
            QueueError::NotToday(on) => ApiError::field("/appointment_id", FieldCode::NotToday)
                .saying(format!("Janji ini untuk tanggal {on}."), format!("This appointment is on {on}.")),
            QueueError::NoSession => ApiError::field("/practitioner_id", FieldCode::NoSession),
            QueueError::NobodyWaits => {
                ApiError::new(ErrorCode::WrongState).saying("Tidak ada yang menunggu di sesi ini.", "Nobody waits in this session.")
            }
            QueueError::Refused(pointer, code) => ApiError::field(pointer, code),
            QueueError::WrongState(state) => {
                use domain::Lang::{En, Id};
                ApiError::new(ErrorCode::WrongState).saying(
                    format!("Kunjungan ini berkeadaan \"{}\"; muat ulang antrean.", state.label(Id)),
                    format!("This visit is \"{}\"; load the queue again.", state.label(En)),
                )
            }
        }
    }
}
