//! Steps of an appointment that need no other time: approval, confirmation, no-show.

use actix_web::post;
use actix_web::web::Data;
use domain::scheduling::AppointmentView;
use persistence::scheduling::{Booker, states};

use super::counter::{desk, staff_only};
use crate::app::App;
use crate::http::rights::WriteAppointments;
use crate::http::{Allowed, ApiResult, Id, Once, Reply};

/// Agrees to a booking that was asked for.
#[utoipa::path(tag = "scheduling", responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments/{id}/approval")]
pub async fn create_approval(who: Allowed<WriteAppointments>, id: Id, once: Once, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let scope = who.scope();
                staff_only(&scope)?;
                Reply::made(&states::approve(tx, &desk(&shared, Booker::of(&scope)), id.0)?)
            })
        })
        .await
}

/// Says that the patient comes.
#[utoipa::path(tag = "scheduling", responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments/{id}/confirmation")]
pub async fn create_confirmation(who: Allowed<WriteAppointments>, id: Id, once: Once, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let scope = who.scope();
                Reply::made(&states::confirm(tx, &desk(&shared, Booker::of(&scope)), id.0)?)
            })
        })
        .await
}

/// Records that the patient did not come; from the start of the visit on.
#[utoipa::path(tag = "scheduling", responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments/{id}/no-show")]
pub async fn create_no_show(who: Allowed<WriteAppointments>, id: Id, once: Once, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let scope = who.scope();
                staff_only(&scope)?;
                Reply::made(&states::no_show(tx, &desk(&shared, Booker::of(&scope)), id.0)?)
            })
        })
        .await
}
