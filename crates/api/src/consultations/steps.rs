//! `/v1/consultations/{id}/handover`, `…/closing` and `…/rating`.

use actix_web::post;
use actix_web::web::Data;
use domain::consultations::{ConsultationView, CreateConsultationClosing, CreateConsultationHandover, CreateConsultationRating};
use persistence::PersistenceError;
use persistence::consultations::{consultations, steps};

use super::news;
use super::taking_part::{after_step, step};
use crate::app::App;
use crate::http::rights::{AnswerConsultations, Hidden, WriteConsultations};
use crate::http::{Allowed, ApiResult, Body, Id, Once, Reply};

/// Gives a consultation to another doctor, who reads all of it and answers from now on.
///
/// The doctor who hands over goes on reading it. A head doctor whose speciality it leaves does not take part any more: 204.
#[utoipa::path(
    tag = "consultations",
    request_body = CreateConsultationHandover,
    responses((status = 201, body = ConsultationView), (status = 204, description = "Handed over; the caller does not take part any more.")),
    security(("bearer" = ["consultations:answer"]))
)]
#[post("/consultations/{id}/handover")]
pub async fn create_consultation_handover(
    who: Allowed<Hidden<AnswerConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationHandover>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                let handed = steps::hand_over(tx, reader, id.0, &form)?;
                news::handed_over(tx, &shared, id.0, handed, who.now())?;
                match consultations::shown(tx, reader, id.0) {
                    Err(PersistenceError::NotFound) => Ok(Reply::empty()),
                    view => Reply::created(&view?, format!("/v1/consultations/{}", id.0)),
                }
            })
        })
        .await
}

/// Closes a consultation. Doctors answer what waits first; a patient may withdraw a question.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationClosing, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:write"])))]
#[post("/consultations/{id}/closing")]
pub async fn create_consultation_closing(
    who: Allowed<Hidden<WriteConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationClosing>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (_, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                steps::close(tx, reader, id.0)?;
                after_step(tx, reader, id.0)
            })
        })
        .await
}

/// Says how one was served, once after each closing; for patients.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationRating, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:write"])))]
#[post("/consultations/{id}/rating")]
pub async fn create_consultation_rating(
    who: Allowed<Hidden<WriteConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationRating>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                steps::rate(tx, reader, id.0, &form)?;
                after_step(tx, reader, id.0)
            })
        })
        .await
}
