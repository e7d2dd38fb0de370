//! `/v1/consultations`: listing, asking, reading.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::Page;
use domain::consultations::{ConsultationField, ConsultationSort, ConsultationView, CreateConsultation};
use persistence::consultations::consultations;
use persistence::consultations::readers::Reader;

use super::news;
use crate::app::App;
use crate::http::rights::{Hidden, ReadConsultations, WriteConsultations};
use crate::http::{Allowed, ApiResult, Body, Id, IfNoneMatch, ListParams, Once, Reply, page};

type List = ListParams<ConsultationField, ConsultationSort>;

/// Lists the consultations in which one takes part: emergencies first, then what has to be answered next.
///
/// Patients see their own and those of their wards; doctors those they were given; head doctors and their deputies those of the
/// speciality, else of the clinic. `filter[unanswered]=true` is what waits for an answer.
#[utoipa::path(tag = "consultations", params(List), responses((status = 200, body = Page<ConsultationView>)), security(("bearer" = ["consultations:read"])))]
#[get("/consultations")]
pub async fn list_consultations(who: Allowed<ReadConsultations>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let scope = who.scope();
            let reader = Reader::of(conn, &scope)?;
            page::reply(&key, &request.order, consultations::list(conn, &reader, &request)?, &list.fields)
        })
        .await
}

/// Asks a doctor. Words that mean an emergency are answered at once with `emergency: true` and what to do.
///
/// Patients ask for themselves or for somebody they are guardian of. A doctor over whom no head doctor watches cannot be asked:
/// 422 `no_head_doctor`.
#[utoipa::path(tag = "consultations", request_body = CreateConsultation, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:write"])))]
#[post("/consultations")]
pub async fn create_consultation(
    who: Allowed<WriteConsultations>,
    once: Once,
    body: Body<CreateConsultation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let reader = Reader::of(tx, &scope)?;
                let written = consultations::ask(tx, &reader, &form)?;
                let view = consultations::shown(tx, &reader, written.consultation)?;
                news::written(tx, &shared, &view, &written, who.now())?;
                Reply::created(&view, format!("/v1/consultations/{}", view.id))
            })
        })
        .await
}

/// Shows a consultation with everything that was written; 404 for everybody who does not take part.
#[utoipa::path(tag = "consultations", responses((status = 200, body = ConsultationView)), security(("bearer" = ["consultations:read"])))]
#[get("/consultations/{id}")]
pub async fn find_consultation(who: Allowed<Hidden<ReadConsultations>>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let scope = who.scope();
            let reader = Reader::of(conn, &scope)?;
            Ok(Reply::found(&consultations::find(conn, &reader, id.0)?)?.unless(&seen))
        })
        .await
}
