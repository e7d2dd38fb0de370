//! `/v1/guest/holds`: times that a guest is about to book. The secret alone proves whose they are.

use actix_web::web::Data;
use actix_web::{HttpRequest, delete, post};
use domain::ErrorCode;
use domain::scheduling::{CreateHold, HoldSecret, HoldView};
use persistence::scheduling::Booker;
use persistence::scheduling::holds::{self, Proof};

use super::holds::wish;
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Id, Public, Reply};
use crate::limits::Holding;

/// Holds a free time for a guest for some minutes; its secret is shown this once.
#[utoipa::path(tag = "scheduling", request_body = CreateHold, responses((status = 201, body = HoldView)))]
#[post("/guest/holds")]
pub async fn create_guest_hold(limit: Public<Holding>, body: Body<CreateHold>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db
        .write(move |tx| {
            let (trace, wish) = (limit.meta.trace(), wish(tx, &form)?);
            Reply::made(&holds::create(tx, &Booker::Guest(&trace), &wish)?)
        })
        .await
}

/// Gives a guest's hold the same minutes again, which goes once.
#[utoipa::path(tag = "scheduling", request_body = HoldSecret, responses((status = 201, body = HoldView)))]
#[post("/guest/holds/{id}/extension")]
pub async fn create_guest_hold_extension(limit: Public<Holding>, id: Id, body: Body<HoldSecret>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db.write(move |tx| Reply::made(&holds::extend(tx, id.0, Proof::Secret(&form.secret), limit.meta.now)?)).await
}

/// Gives a guest's held time back.
#[utoipa::path(tag = "scheduling", params(("X-Hold-Secret" = String, Header, description = "The secret of the hold.")), responses((status = 204)))]
#[delete("/guest/holds/{id}")]
pub async fn delete_guest_hold(limit: Public<Holding>, id: Id, req: HttpRequest, app: Data<App>) -> ApiResult<Reply> {
    let secret = req.headers().get("X-Hold-Secret").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let secret = secret.ok_or_else(|| ApiError::new(ErrorCode::NotFound))?;
    app.db
        .write(move |tx| {
            holds::release(tx, id.0, Proof::Secret(&secret), limit.meta.now)?;
            Ok(Reply::empty())
        })
        .await
}
