//! `/v1/canned-answers`: answers that fit many questions.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::consultations::{CannedAnswerField, CannedAnswerSort, CannedAnswerView, CreateCannedAnswer};
use domain::{ErrorCode, Page};
use persistence::Actor;
use persistence::consultations::canned_answers;
use persistence::consultations::offices::Offices;
use persistence::diesel::PgConnection;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::AnswerConsultations;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type List = ListParams<CannedAnswerField, CannedAnswerSort>;

/// Lists one's own canned answers and those for all doctors.
#[utoipa::path(tag = "consultations", params(List), responses((status = 200, body = Page<CannedAnswerView>)), security(("bearer" = ["consultations:answer"])))]
#[get("/canned-answers")]
pub async fn list_canned_answers(who: Allowed<AnswerConsultations>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, canned_answers::list(conn, who.actor(), &request)?, &list.fields)).await
}

/// Adds a canned answer: one's own, or as a head doctor one for all doctors.
#[utoipa::path(tag = "consultations", request_body = CreateCannedAnswer, responses((status = 201, body = CannedAnswerView)), security(("bearer" = ["consultations:answer"])))]
#[post("/canned-answers")]
pub async fn create_canned_answer(
    who: Allowed<AnswerConsultations>,
    once: Once,
    body: Body<CreateCannedAnswer>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                may_share(tx, &who, form.shared)?;
                let id = Uuid::now_v7();
                canned_answers::insert(tx, who.actor(), id, &form)?;
                Reply::created(&canned_answers::find(tx, who.actor(), id, Archived::Hidden)?, format!("/v1/canned-answers/{id}"))
            })
        })
        .await
}

/// Shows a canned answer.
#[utoipa::path(tag = "consultations", params(Include), responses((status = 200, body = CannedAnswerView)), security(("bearer" = ["consultations:answer"])))]
#[get("/canned-answers/{id}")]
pub async fn find_canned_answer(
    who: Allowed<AnswerConsultations>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&canned_answers::find(conn, who.actor(), id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a canned answer; one for all doctors is for head doctors to change.
#[utoipa::path(tag = "consultations", request_body = CreateCannedAnswer, responses((status = 200, body = CannedAnswerView)), security(("bearer" = ["consultations:answer"])))]
#[patch("/canned-answers/{id}")]
pub async fn update_canned_answer(
    who: Allowed<AnswerConsultations>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = canned_answers::lock(tx, who.actor(), id.0)?;
            may_share(tx, &who, current.shared)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            may_share(tx, &who, form.shared)?;
            canned_answers::update(tx, who.actor(), id.0, &form)?;
            Reply::found(&canned_answers::find(tx, who.actor(), id.0, Archived::Hidden)?)
        })
        .await
}

/// Removes a canned answer; one for all doctors is for head doctors to remove.
#[utoipa::path(tag = "consultations", responses((status = 204)), security(("bearer" = ["consultations:answer"])))]
#[delete("/canned-answers/{id}")]
pub async fn delete_canned_answer(who: Allowed<AnswerConsultations>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = canned_answers::lock(tx, who.actor(), id.0)?;
            may_share(tx, &who, current.shared)?;
            seen.check(&current)?;
            canned_answers::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// 403 for doctors who hold no office: what is for all doctors is theirs to use, not to change.
fn may_share(tx: &mut PgConnection, who: &Actor, shared: bool) -> ApiResult<()> {
    if !shared {
        return Ok(());
    }
    let offices = Offices::load(tx, who.now())?;
    if who.principal().practitioner_id.is_some_and(|practitioner| offices.is_held_by(practitioner)) {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::Forbidden).saying(
        "Jawaban bersama hanya dapat diubah dokter kepala atau penggantinya; Anda dapat menyimpan jawaban pribadi.",
        "Only head doctors and their deputies can change shared answers; you can save answers of your own.",
    ))
}
