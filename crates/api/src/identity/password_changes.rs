//! `/v1/me/password-change`: a new password for whoever knows the current one.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::identity::{CreatePasswordChange, PasswordPolicy};
use persistence::identity::failures;
use persistence::identity::sessions::{self, Ending};
use persistence::identity::users::{self, Circle};
use persistence::identity::{links, setup};

use super::password_rules;
use super::reauthentication::{Proof, prove};
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

    let Proof { account, attempt } = prove(&app, id, form.current_password, "/current_password", now).await?;
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
