//! `/v1/portal/people`: own data, and that of people one is guardian of.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::contacts::ChangeView;
use domain::portal::{OwnPerson, OwnPersonView};
use domain::{FieldCode, Page};
use persistence::portal::people;

use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiError, ApiResult, Id, IfMatch, IfNoneMatch, MAX_LIMIT, MergePatch, Reply};

/// Shows the own data, or that of somebody one is guardian of.
#[utoipa::path(tag = "portal", responses((status = 200, body = OwnPersonView)), security(("bearer" = ["portal:use"])))]
#[get("/portal/people/{id}")]
pub async fn find_own_person(who: Allowed<UsePortal>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db.read(move |conn| Ok(Reply::found(&people::find(conn, &shared.field_keys, &who.scope(), id.0)?)?.unless(&seen))).await
}

/// Corrects the own data; the clinic sees what has changed. Phone and e-mail address are changed with a code.
#[utoipa::path(tag = "portal", request_body = OwnPerson, responses((status = 200, body = OwnPersonView)), security(("bearer" = ["portal:use"])))]
#[patch("/portal/people/{id}")]
pub async fn update_own_person(who: Allowed<UsePortal>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let (record, current) = people::lock(tx, &shared.field_keys, &scope, id.0)?;
            seen.check(&current)?;
            let form: OwnPerson = patch.apply(&current.writable())?;
            // a day ahead covers every zone
            let tomorrow = (who.now() + chrono::Duration::days(1)).date_naive();
            if form.birth_date.is_some_and(|date| date > tomorrow) {
                return Err(ApiError::field("/birth_date", FieldCode::BadDate));
            }
            Reply::found(&people::update(tx, &shared.field_keys, &scope, &record, form)?)
        })
        .await
}

/// Lists what has changed about the person, and by whom, the latest first.
#[utoipa::path(tag = "portal", responses((status = 200, body = Page<ChangeView>)), security(("bearer" = ["portal:use"])))]
#[get("/portal/people/{id}/changes")]
pub async fn list_own_changes(who: Allowed<UsePortal>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(people::history(conn, &who.scope(), id.0, MAX_LIMIT)?)).await
}
