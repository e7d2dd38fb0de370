//! Break-glass: opening a record outside the own care, and what a manager says about it.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::identity::{Permission, Reach};
use domain::privacy::*;
use domain::{ErrorCode, Page};
use persistence::Actor;
use persistence::diesel::PgConnection;
use persistence::privacy::break_glass::{self, Opening};
use persistence::privacy::{reviews, settings};
use uuid::Uuid;

use super::news;
use crate::app::App;
use crate::http::rights::{BreakGlass, ReviewBreakGlass};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, ListParams, Once, Reply, page};
use crate::identity::confirm_password;
use crate::limits::Disclosing;

type Openings = ListParams<BreakGlassField, BreakGlassSort>;

/// Opens the record of a patient outside the own care, for a reason and for an hour at most. Managers and the patient are told.
///
/// A record that is open already answers 200 with what opened it.
#[utoipa::path(
    tag = "privacy",
    request_body = CreateBreakGlass,
    responses((status = 201, body = BreakGlassView), (status = 200, body = BreakGlassView, description = "It is open already.")),
    security(("bearer" = ["break_glass:use"]))
)]
#[post("/patients/{id}/break-glass")]
pub async fn create_break_glass(who: Allowed<BreakGlass>, id: Id, body: Body<CreateBreakGlass>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    require_clinical(&who)?;
    let user = who.user_id();
    let standing = app.limits.check::<Disclosing>(&user.to_string())?;
    confirm_password(&app, user, form.password.clone(), "/password", who.now()).await?;
    let shared = app.clone();
    let reply = app.db.write(move |tx| open(tx, &shared, &who, id.0, &form)).await?;
    app.identity.forget_user(user);
    Ok(reply.counted(Some(standing)))
}

/// Lists the records that were opened by break-glass at the caller's locations, the latest first. Those that nobody has
/// reviewed are found with `filter[reviewed_at][is_null]=true`.
#[utoipa::path(tag = "privacy", params(Openings), responses((status = 200, body = Page<BreakGlassView>)), security(("bearer" = ["break_glass:review"])))]
#[get("/break-glass")]
pub async fn list_break_glass(who: Allowed<ReviewBreakGlass>, list: Openings, app: Data<App>) -> ApiResult<Reply> {
    let request = list.request()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, break_glass::list(conn, &who.scope(), &request)?, &list.fields)).await
}

/// Says whether an opening was justified. One that was not ends at once.
#[utoipa::path(tag = "privacy", request_body = CreateBreakGlassReview, responses((status = 201, body = BreakGlassView)), security(("bearer" = ["break_glass:review"])))]
#[post("/break-glass/{id}/review")]
pub async fn create_break_glass_review(
    who: Allowed<ReviewBreakGlass>,
    once: Once,
    id: Id,
    body: Body<CreateBreakGlassReview>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let work = app.db.write(move |tx| {
        let mut opener = None;
        let reply = once.run(tx, &who, digest, |tx| {
            let grant = reviews::lock(tx, &who.scope(), id.0)?;
            refuse_review(&grant, who.user_id())?;
            opener = Some(grant.user_id);
            Reply::made(&reviews::review(tx, &who.scope(), &grant, &form)?)
        })?;
        Ok::<_, ApiError>((reply, opener))
    });
    let (reply, opener) = work.await?;
    if let Some(opener) = opener {
        app.identity.forget_user(opener);
    }
    Ok(reply)
}

/// Whoever does not treat patients has no emergency in which to open a record, whatever a role was given by hand.
fn require_clinical(actor: &Actor) -> ApiResult<()> {
    let treats = |grant: &persistence::Grant| grant.reach == Reach::Care && grant.permissions.contains(&Permission::BreakGlass);
    match actor.principal().grants.iter().any(treats) {
        true => Ok(()),
        false => Err(ApiError::new(ErrorCode::Forbidden)),
    }
}

fn open(tx: &mut PgConnection, app: &App, who: &Allowed<BreakGlass>, patient: Uuid, form: &CreateBreakGlass) -> ApiResult<Reply> {
    let identify = who.actor().scope(Permission::IdentifyPatients);
    match break_glass::opening(tx, &who.scope(), &identify, patient)? {
        Opening::Possible(person) => {
            let most = settings::find(tx)?.break_glass_minutes;
            let grant = break_glass::insert(tx, who, person, form, form.minutes.unwrap_or(most).min(most))?;
            news::opened(tx, app, &grant, who.now())?;
            Reply::made(&grant)
        }
        Opening::Open(grant) => Reply::ok(&break_glass::own(tx, grant)?),
        Opening::InCare => Err(ApiError::new(ErrorCode::Conflict).saying(
            "Pasien ini sudah dalam perawatan Anda; buka datanya seperti biasa.",
            "This patient is in your care already; open the record as usual.",
        )),
    }
}

fn refuse_review(grant: &BreakGlassView, by: Uuid) -> ApiResult<()> {
    if grant.user_id == by {
        return Err(ApiError::new(ErrorCode::Forbidden).saying(
            "Akses darurat Anda sendiri ditinjau orang lain; minta manajer lain meninjaunya.",
            "Your own emergency access is reviewed by somebody else; ask another manager.",
        ));
    }
    if grant.reviewed_at.is_some() {
        return Err(ApiError::new(ErrorCode::Conflict).saying(
            "Akses ini sudah ditinjau; muat ulang untuk melihat hasilnya.",
            "This access has been reviewed already; reload to see the verdict.",
        ));
    }
    Ok(())
}
