//! `/v1/delays`: the doctor is late.

use actix_web::post;
use actix_web::web::Data;
use domain::scheduling::{CreateDelay, DelayView};
use persistence::scheduling::delays;

use crate::app::App;
use crate::http::rights::ReceivePatients;
use crate::http::{Allowed, ApiResult, Body, Once, Reply};

/// Says that a session is late: estimates shift, and each patient still to be seen is asked to keep, move or cancel the visit.
#[utoipa::path(tag = "queue", request_body = CreateDelay, responses((status = 201, body = DelayView)), security(("bearer" = ["queue:write"])))]
#[post("/delays")]
pub async fn create_delay(who: Allowed<ReceivePatients>, once: Once, body: Body<CreateDelay>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let (scope, shared) = (who.scope(), app.clone());
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), digest, |tx| {
                let letter = delays::Letter { keys: &shared.field_keys, site: shared.settings.public_url.origin() };
                Reply::made(&delays::insert(tx, &scope, &form, &letter)?)
            })
        })
        .await
}
