//! `/v1/holds`: times that somebody who is signed in is about to book.

use actix_web::web::Data;
use actix_web::{delete, post};
use domain::FieldCode;
use domain::scheduling::{CreateHold, HoldSecret, HoldView, parse_wall};
use persistence::diesel::PgConnection;
use persistence::scheduling::booking::BookingWish;
use persistence::scheduling::holds::{self, Proof};
use persistence::scheduling::{Booker, walls};

use crate::app::App;
use crate::http::rights::WriteAppointments;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};
use crate::limits::Holding;

/// Holds a free time for some minutes, visible to nobody else; its secret is shown this once. Patients hold five at a time.
#[utoipa::path(tag = "scheduling", request_body = CreateHold, responses((status = 201, body = HoldView)), security(("bearer" = ["appointments:write"])))]
#[post("/holds")]
pub async fn create_hold(who: Allowed<WriteAppointments>, once: Once, body: Body<CreateHold>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    if who.scope().is_own() {
        app.limits.check::<Holding>(&who.user_id().to_string())?;
    }
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, wish) = (who.scope(), wish(tx, &form)?);
                Reply::made(&holds::create(tx, &Booker::of(&scope), &wish)?)
            })
        })
        .await
}

/// Gives a hold the same minutes again, which goes once.
#[utoipa::path(tag = "scheduling", request_body = HoldSecret, responses((status = 201, body = HoldView)), security(("bearer" = ["appointments:write"])))]
#[post("/holds/{id}/extension")]
pub async fn create_hold_extension(who: Allowed<WriteAppointments>, id: Id, body: Body<HoldSecret>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db.write(move |tx| Reply::made(&holds::extend(tx, id.0, Proof::Secret(&form.secret), who.now())?)).await
}

/// Gives a held time back; one's own only.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["appointments:write"])))]
#[delete("/holds/{id}")]
pub async fn delete_hold(who: Allowed<WriteAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            holds::release(tx, id.0, Proof::User(who.user_id()), who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// The time that a hold is asked for.
pub(super) fn wish(tx: &mut PgConnection, form: &CreateHold) -> ApiResult<BookingWish> {
    let starts_at = match (form.starts_at, form.local_time.as_deref().and_then(parse_wall)) {
        (Some(at), _) => at,
        (None, Some(wall)) => walls::moment(tx, form.location_id, wall)?,
        (None, None) => return Err(ApiError::field("/starts_at", FieldCode::Required)),
    };
    Ok(BookingWish {
        service: form.service_id,
        practitioner: form.practitioner_id,
        location: form.location_id,
        starts_at,
        ends_at: None,
        besides: None,
        hold: None,
    })
}
