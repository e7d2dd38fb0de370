//! `/v1/appointment-series`: visits that repeat.

use actix_web::post;
use actix_web::web::Data;
use domain::scheduling::{AppointmentSeriesView, CreateAppointmentSeries};
use persistence::scheduling::{Booker, series};

use super::counter::{desk, staff_only};
use crate::app::App;
use crate::http::rights::WriteAppointments;
use crate::http::{Allowed, ApiResult, Body, Meta, Once, Reply};

/// Books the same wall time every so many weeks. Dates that cannot be booked are 422 `series_conflict`, or left out with
/// `skip_conflicts`.
#[utoipa::path(tag = "scheduling", request_body = CreateAppointmentSeries, responses((status = 201, body = AppointmentSeriesView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointment-series")]
pub async fn create_appointment_series(
    who: Allowed<WriteAppointments>,
    once: Once,
    req: actix_web::HttpRequest,
    body: Body<CreateAppointmentSeries>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let lang = Meta::from_request(&req).lang;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                staff_only(&scope)?;
                let booked = series::book(tx, &desk(&shared, Booker::of(&scope)), &form)?;
                Reply::made(&AppointmentSeriesView {
                    id: booked.id,
                    every_weeks: form.every_weeks,
                    appointments: booked.appointments,
                    skipped: booked.skipped.into_iter().map(|(at, why)| why.in_words(at, lang)).collect(),
                })
            })
        })
        .await
}
