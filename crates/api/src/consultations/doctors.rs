//! `/v1/consultation-doctors`: whom patients may ask.

use actix_web::get;
use actix_web::web::Data;
use domain::Page;
use domain::consultations::AskableDoctorView;
use persistence::consultations::doctors;
use persistence::consultations::offices::Offices;

use crate::app::App;
use crate::http::rights::ReadConsultations;
use crate::http::{Allowed, ApiResult, Reply};

/// Lists the doctors who answer questions, by name, with who reads along; `askable` is false where no head doctor watches.
#[utoipa::path(tag = "consultations", responses((status = 200, body = Page<AskableDoctorView>)), security(("bearer" = ["consultations:read"])))]
#[get("/consultation-doctors")]
pub async fn list_consultation_doctors(who: Allowed<ReadConsultations>, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let offices = Offices::load(conn, who.now())?;
            Reply::all(doctors::list(conn, &offices)?)
        })
        .await
}
