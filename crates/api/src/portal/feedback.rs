//! `/v1/portal/feedback`: praise, suggestions and complaints.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::portal::{CreatePortalFeedback, PortalFeedbackView};
use domain::{FieldCode, Page};
use persistence::PersistenceError;
use persistence::portal::feedback;

use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiError, ApiResult, Body, MAX_LIMIT, Once, Reply};
use crate::tasks::news;

/// Writes to the clinic. It becomes a task with an owner, who answers within three days.
#[utoipa::path(tag = "portal", request_body = CreatePortalFeedback, responses((status = 201, body = PortalFeedbackView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/feedback")]
pub async fn create_portal_feedback(
    who: Allowed<UsePortal>,
    once: Once,
    body: Body<CreatePortalFeedback>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let me = who.principal().contact_id.ok_or(PersistenceError::NotFound)?;
                let location = match form.appointment_id {
                    Some(id) => {
                        Some(feedback::visit(tx, &scope, id)?.ok_or_else(|| ApiError::field("/appointment_id", FieldCode::NotThere))?)
                    }
                    None => None,
                };
                let written = feedback::insert(tx, &scope, me, location, &form)?;
                if let Some(owner) = written.owner {
                    let due_on = written.view.due_at.map(|at| at.date_naive());
                    news::given(tx, &shared, owner, (written.view.id, written.title, due_on), who.now())?;
                }
                Reply::made(&written.view)
            })
        })
        .await
}

/// Lists what one has written to the clinic, with the answers, the latest first.
#[utoipa::path(tag = "portal", responses((status = 200, body = Page<PortalFeedbackView>)), security(("bearer" = ["portal:use"])))]
#[get("/portal/feedback")]
pub async fn list_portal_feedback(who: Allowed<UsePortal>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(feedback::list(conn, &who.scope(), MAX_LIMIT)?)).await
}
