//! `/v1/me/password-change`: a new password for whoever knows the current one.

use actix_web::post;
use actix_web::web::Data;
use domain::identity::{CreatePasswordChange, PasswordPolicy};
use domain::{ErrorCode, FieldCode};
use persistence::identity::failures::{self, Admission};
use persistence::identity::sessions::{self, Ending};
use persistence::identity::users::{self, Circle};
use persistence::identity::{links, setup};

use super::attempts::locked;
use super::password_rules;
use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiError, ApiResult, Body, Reply};

/// Changes one's own password; all other sessions end.
#[utoipa::path(tag = "identity", request_body = CreatePasswordChange, responses((status = 204)), security(("bearer" = ["account:use"])))]
#[post("/me/password-change")]
pub async fn create_password_change(who: Allowed<UseOwnAccount>, body: Body<CreatePasswordChange>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let (id, now) = (who.user_id(), who.now());
    let read: Result<_, ApiError> =
        app.db.read(move |conn| Ok((users::find(conn, id, &Circle::Everybody)?, setup::organisation_name(conn)?))).await;
    let (user, organisation) = read?;
    let context = password_rules::context(&user, &organisation);
    password_rules::check(&form.new_password, "/new_password", PasswordPolicy::of(&user.roles), &context)?;

    let permit = app.identity.passwords.permit().await?;
    let (buckets, limit) = (app.identity.attempts.password_change(id), app.settings.limits.password_tries);
    let admitted: Result<_, ApiError> =
        app.db.write(move |tx| Ok((users::lock_account(tx, id)?, failures::admit(tx, &buckets, limit, now)?))).await;
    let (account, admission) = admitted?;
    let attempt = match admission {
        Admission::Locked(until) => return Err(locked(until, now)),
        Admission::Pretend => return Err(ApiError::field("/current_password", FieldCode::WrongPassword)),
        Admission::Evaluate(attempt) => attempt,
    };
    let verdict = app.identity.passwords.verify(permit, form.current_password, account.password_hash.clone()).await?;
    if !verdict.right {
        return Err(ApiError::field("/current_password", FieldCode::WrongPassword));
    }
    let hash = app.identity.passwords.hash(form.new_password).await?;
    let done: Result<(), ApiError> = app
        .db
        .write(move |tx| {
            let latest = users::lock_account(tx, id)?;
            if latest.password_hash != account.password_hash {
                return Err(ApiError::new(ErrorCode::Conflict));
            }
            failures::take_back(tx, &attempt)?;
            users::set_password(tx, &latest, &hash, now)?;
            links::close_of_user(tx, id, now)?;
            sessions::end_all(tx, id, Some(who.principal().session_id), Ending::Password, now)?;
            Ok(())
        })
        .await;
    done?;
    app.identity.principals.forget_user(id);
    Ok(Reply::empty())
}
