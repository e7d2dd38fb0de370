//! `/v1/consents` and the own consents on the portal.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::Page;
use domain::privacy::{ConsentChoice, ConsentQuery, ConsentSource, ConsentView, CreateConsent, CreateOwnConsents};
use domain::{FieldCode, Lang};
use persistence::Scope;
use persistence::contacts::people::{self, People};
use persistence::diesel::PgConnection;
use persistence::privacy::consents::{self, Occasion};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{ReadConsents, UsePortal, WriteConsents};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply, ValidQuery};

/// Lists the decisions of a person in scope, the latest first.
#[utoipa::path(tag = "privacy", params(ConsentQuery), responses((status = 200, body = Page<ConsentView>)), security(("bearer" = ["consents:read"])))]
#[get("/consents")]
pub async fn list_consents(who: Allowed<ReadConsents>, query: ValidQuery<ConsentQuery>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(consents::list(conn, &who.scope(), query.0.contact_id)?)).await
}

/// Records at the desk what a person has decided.
#[utoipa::path(tag = "privacy", request_body = CreateConsent, responses((status = 201, body = ConsentView)), security(("bearer" = ["consents:write"])))]
#[post("/consents")]
pub async fn create_consent(who: Allowed<WriteConsents>, once: Once, body: Body<CreateConsent>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let person = people::resolve(tx, &scope, People::Contacts, form.contact_id)
                    .map_err(|_| ApiError::field("/contact_id", FieldCode::NotThere))?;
                let faults = consents::faults(tx, &[form.choice()], "")?;
                faults.into_result().map_err(|errors| single(errors.0))?;
                let language = match form.language {
                    Some(language) => language,
                    None => people::language(tx, person)?,
                };
                let views = decide(tx, &scope, person, ConsentSource::Desk, language, &[form.choice()])?;
                Reply::made(&views.into_iter().next().ok_or_else(|| ApiError::internal("a consent is not there"))?)
            })
        })
        .await
}

/// The switch of a form of its own has no place in a list.
fn single(errors: Vec<(String, FieldCode)>) -> ApiError {
    let plain = errors.into_iter().map(|(pointer, code)| (pointer.trim_start_matches("/0").to_owned(), code)).collect();
    ApiError::invalid(domain::FieldErrors(plain))
}

/// Lists what oneself, or somebody one is guardian of, has decided, the latest first.
#[utoipa::path(tag = "portal", responses((status = 200, body = Page<ConsentView>)), security(("bearer" = ["portal:use"])))]
#[get("/portal/people/{id}/consents")]
pub async fn list_own_consents(who: Allowed<UsePortal>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(consents::list(conn, &who.scope(), id.0)?)).await
}

/// Gives or withdraws consents, for oneself or somebody one is guardian of; a withdrawal holds at once.
#[utoipa::path(tag = "portal", request_body = CreateOwnConsents, responses((status = 201, body = Page<ConsentView>)), security(("bearer" = ["portal:use"])))]
#[post("/portal/people/{id}/consents")]
pub async fn create_own_consents(
    who: Allowed<UsePortal>,
    once: Once,
    id: Id,
    body: Body<CreateOwnConsents>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let person = people::resolve(tx, &scope, People::Contacts, id.0)?;
                consents::faults(tx, &form.consents, "/consents")?.into_result()?;
                let views = decide(tx, &scope, person, ConsentSource::Portal, form.language, &form.consents)?;
                Ok(Reply { status: 201, ..Reply::all(views)? })
            })
        })
        .await
}

fn decide(
    tx: &mut PgConnection,
    scope: &Scope,
    contact_id: Uuid,
    source: ConsentSource,
    language: Lang,
    choices: &[ConsentChoice],
) -> ApiResult<Vec<ConsentView>> {
    let actor = scope.actor();
    let occasion = Occasion { contact_id, source, language, user_id: Some(actor.user_id()), trace: actor.trace() };
    Ok(consents::decide(tx, scope, &occasion, choices)?)
}
