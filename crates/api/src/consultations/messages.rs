//! `/v1/consultations/{id}/messages` and `…/readings`: writing, and the proof of reading.

use actix_web::post;
use actix_web::web::Data;
use domain::consultations::{ConsultationView, CreateConsultationMessage, CreateConsultationReading};
use persistence::consultations::{consultations, messages, readings};

use super::news;
use super::taking_part::{after_step, step};
use crate::app::App;
use crate::http::rights::{Hidden, ReadConsultations, WriteConsultations};
use crate::http::{Allowed, ApiResult, Body, Id, Once, Reply};

/// Writes in a consultation: the patient asks on, the doctor answers, the head doctor or deputy steps in.
///
/// The message is copied to the other side and to the head doctor, or to the deputy as long as there is one. A patient who writes
/// opens a closed consultation again, for the days that the settings say.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationMessage, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:write"])))]
#[post("/consultations/{id}/messages")]
pub async fn create_consultation_message(
    who: Allowed<Hidden<WriteConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationMessage>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                let written = messages::add(tx, reader, id.0, &form)?;
                let view = consultations::shown(tx, reader, id.0)?;
                news::written(tx, &shared, &view, &written, who.now())?;
                Reply::created(&view, format!("/v1/consultations/{}", id.0))
            })
        })
        .await
}

/// Says that one has read a consultation, up to a message or all of it. The proof stays, and the others see it.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationReading, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:read"])))]
#[post("/consultations/{id}/readings")]
pub async fn create_consultation_reading(
    who: Allowed<Hidden<ReadConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationReading>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                readings::read(tx, reader, id.0, form.message_id)?;
                after_step(tx, reader, id.0)
            })
        })
        .await
}
