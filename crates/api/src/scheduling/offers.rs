//! Answers to the offer of a freed time.

use actix_web::post;
use actix_web::web::Data;
use domain::scheduling::AppointmentView;
use persistence::scheduling::{Booker, offers};

use super::counter::desk;
use crate::app::App;
use crate::http::rights::WriteAppointments;
use crate::http::{Allowed, ApiResult, Id, Once, Reply};

/// Books the time that is offered.
#[utoipa::path(tag = "scheduling", responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/waiting-list-offers/{id}/acceptance")]
pub async fn create_offer_acceptance(who: Allowed<WriteAppointments>, id: Id, once: Once, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let scope = who.scope();
                Reply::made(&offers::accept(tx, &desk(&shared, Booker::of(&scope)), id.0)?)
            })
        })
        .await
}

/// Declines the time that is offered: it goes to the next in line, and the person keeps waiting for another.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["appointments:write"])))]
#[post("/waiting-list-offers/{id}/refusal")]
pub async fn create_offer_refusal(who: Allowed<WriteAppointments>, id: Id, once: Once, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let scope = who.scope();
                offers::refuse(tx, &desk(&shared, Booker::of(&scope)), id.0)?;
                Ok(Reply::empty())
            })
        })
        .await
}
