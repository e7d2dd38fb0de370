//! `/v1/booking-catalogue`: what can be booked online, for everybody.

use actix_web::get;
use actix_web::web::Data;
use domain::scheduling::BookingCatalogue;
use persistence::scheduling::catalogue;

use crate::app::App;
use crate::http::{ApiResult, Public, Reply};
use crate::limits::Reading;

/// Shows what can be booked online: branches, services with prices, practitioners with specialities.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = BookingCatalogue)))]
#[get("/booking-catalogue")]
pub async fn find_booking_catalogue(_limit: Public<Reading>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(|conn| Reply::ok(&catalogue::find(conn)?)).await
}
