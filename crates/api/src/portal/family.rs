//! `/v1/portal/family`: for whom somebody acts.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::contacts::{LinkKind, age};
use domain::identity::{CodeChannel, CreateCodeConfirmation, VerificationView};
use domain::portal::{ADULT_YEARS, CreateFamilyMember, CreateFamilyRequest, FAMILY_LIMIT, FamilyMemberView};
use domain::value::fold;
use domain::{ErrorCode, FieldCode, Lang, Page};
use persistence::diesel::PgConnection;
use persistence::identity::verifications::{self, Purpose};
use persistence::portal::accounts::{self, OnFile};
use persistence::portal::{family, feedback};
use persistence::{PersistenceError, Scope};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};
use crate::identity::codes::{self, NewCode};
use crate::identity::on_file;
use crate::limits::AskingForCodes;

/// Lists oneself and those one is guardian of.
#[utoipa::path(tag = "portal", responses((status = 200, body = Page<FamilyMemberView>)), security(("bearer" = ["portal:use"])))]
#[get("/portal/family")]
pub async fn list_family(who: Allowed<UsePortal>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(family::list(conn, &who.scope())?)).await
}

/// Declares a child of whom one is guardian. The clinic checks it at the first visit.
#[utoipa::path(tag = "portal", request_body = CreateFamilyMember, responses((status = 201, body = FamilyMemberView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/family")]
pub async fn create_family_member(who: Allowed<UsePortal>, once: Once, body: Body<CreateFamilyMember>, app: Data<App>) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    // a day ahead covers every zone
    let today = (who.now() + chrono::Duration::days(1)).date_naive();
    if form.birth_date > today {
        return Err(ApiError::field("/birth_date", FieldCode::BadDate));
    }
    if age(form.birth_date, who.now().date_naive()).0 >= ADULT_YEARS {
        return Err(ApiError::field("/birth_date", FieldCode::NotAChild));
    }
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, me) = (who.scope(), own_record(&who)?);
                let known = room_for_one(tx, &scope)?;
                let same = |m: &FamilyMemberView| m.birth_date == Some(form.birth_date) && fold(&m.name) == fold(&form.name);
                if known.iter().any(same) {
                    let mut error = ApiError::field("/name", FieldCode::Duplicate);
                    error.code = ErrorCode::Conflict;
                    return Err(error);
                }
                let id = family::add_child(tx, &shared.field_keys, &scope, me, &form)?;
                let location = accounts::location_of(tx, id)?;
                feedback::ask_for_link(tx, &who, id, location)?;
                member(tx, &scope, id)
            })
        })
        .await
}

/// Asks to act for an existing patient; a code goes to the address on that patient's file.
///
/// The answer is the same whether there is such a patient or not.
#[utoipa::path(tag = "portal", request_body = CreateFamilyRequest, responses((status = 202, body = VerificationView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/family-requests")]
pub async fn create_family_request(who: Allowed<UsePortal>, body: Body<CreateFamilyRequest>, app: Data<App>) -> ApiResult<Reply> {
    app.limits.check::<AskingForCodes>(&who.user_id().to_string())?;
    let (form, _) = body.checked()?;
    let channel = form.channel.unwrap_or(CodeChannel::Email);
    codes::require_channel(&app, channel, "/channel")?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            own_record(&who)?;
            room_for_one(tx, &who.scope())?;
            let patient = accounts::patient(tx, &form.mrn)?;
            let subject = format!("family/{}", form.mrn);
            let new = NewCode {
                purpose: Purpose::Family,
                subject: &subject,
                request: Some(&form),
                contact_id: patient.as_ref().map(|p| p.id),
                user_id: Some(who.user_id()),
                language: patient.as_ref().map_or(Lang::Id, OnFile::lang),
                to: patient.and_then(|patient| on_file(patient, channel)),
            };
            Ok(Reply { status: 202, ..Reply::ok(&codes::issue(tx, &shared, new, who.now())?)? })
        })
        .await
}

/// Proves with the code that the patient agrees, and becomes their guardian on the portal.
#[utoipa::path(tag = "portal", request_body = CreateCodeConfirmation, responses((status = 201, body = FamilyMemberView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/family-requests/{id}/confirmation")]
pub async fn create_family_confirmation(
    who: Allowed<UsePortal>,
    id: Id,
    body: Body<CreateCodeConfirmation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let shared = app.clone();
    let done: Result<Option<Reply>, ApiError> = app.db.write(move |tx| confirm(tx, &shared, &who, id.0, &form.code)).await;
    done?.ok_or_else(codes::wrong)
}

/// Nothing when the code was wrong: the try is committed all the same.
fn confirm(tx: &mut PgConnection, app: &App, who: &Allowed<UsePortal>, id: Uuid, code: &str) -> ApiResult<Option<Reply>> {
    let (scope, now, me) = (who.scope(), who.now(), own_record(who)?);
    let tried = verifications::attempt(tx, id, Purpose::Family, now)?;
    let Some(tried) = tried.filter(|v| v.user_id == Some(who.user_id()) && app.identity.codes.matches(v, code)) else {
        return Ok(None);
    };
    let Some(ward) = tried.contact_id.filter(|ward| *ward != me) else { return Ok(None) };
    room_for_one(tx, &scope)?;
    let wanted: CreateFamilyRequest = codes::request(&app.field_keys, &tried)?;
    verifications::use_up(tx, tried.id, now)?;
    let relation: Option<LinkKind> = wanted.relation;
    family::link(tx, &scope, me, ward, relation)?;
    member(tx, &scope, ward).map(Some)
}

fn own_record(who: &Allowed<UsePortal>) -> ApiResult<Uuid> {
    who.principal().contact_id.ok_or_else(|| ApiError::from(PersistenceError::NotFound))
}

/// Those for whom the caller acts, unless they are as many as there can be.
fn room_for_one(tx: &mut PgConnection, scope: &Scope) -> ApiResult<Vec<FamilyMemberView>> {
    let known = family::list(tx, scope)?;
    let wards = known.iter().filter(|member| !member.own).count();
    if wards >= FAMILY_LIMIT { Err(ApiError::field("", FieldCode::FamilyFull)) } else { Ok(known) }
}

fn member(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> ApiResult<Reply> {
    let member = family::list(tx, scope)?.into_iter().find(|member| member.id == id).ok_or(PersistenceError::NotFound)?;
    Ok(Reply::made(&member)?.with("location", format!("/v1/portal/people/{id}")))
}
