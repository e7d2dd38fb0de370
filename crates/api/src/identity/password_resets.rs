//! One-time links for setting a password: issued by an administrator, used by the owner.

use actix_web::post;
use actix_web::web::Data;
use chrono::{DateTime, Duration, Utc};
use domain::ErrorCode;
use domain::identity::{CreatePasswordReset, PasswordPolicy, PasswordResetLink, UserState};
use persistence::PersistenceError;
use persistence::diesel::PgConnection;
use persistence::identity::links::{self, Purpose};
use persistence::identity::sessions::{self, Ending};
use persistence::identity::users::{self, Circle};
use persistence::identity::{failures, setup};
use uuid::Uuid;

use super::password_reset_requests::mail;
use super::password_rules;
use super::secret_token::{SecretToken, hash};
use crate::app::App;
use crate::http::rights::{Everywhere, WriteUsers};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Public, Reply};
use crate::limits::Reset;
use crate::settings::PublicUrl;

/// For so long a link works.
pub(super) const LIFE: Duration = Duration::hours(24);

/// Makes a link with which a user sets a new password.
///
/// It works once and for 24 hours; links made before it stop working. It is shown here, and mailed to the user's address.
#[utoipa::path(tag = "identity", responses((status = 201, body = PasswordResetLink)), security(("bearer" = ["users:write"])))]
#[post("/users/{id}/password-reset-link")]
pub async fn create_password_reset_link(who: Allowed<Everywhere<WriteUsers>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let link = issue(tx, &shared.settings.public_url, id.0, who.now())?;
            let user = users::find(tx, id.0, &Circle::Everybody)?;
            if user.email.is_some() {
                mail(tx, &shared, id.0, user.language, &link.url, who.now())?;
            }
            Reply::made(&link)
        })
        .await
}

/// Sets a password with a one-time link; every session of the user ends.
#[utoipa::path(tag = "identity", request_body = CreatePasswordReset, responses((status = 204)))]
#[post("/password-resets")]
pub async fn create_password_reset(limit: Public<Reset>, body: Body<CreatePasswordReset>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let (token, now) = (hash(&form.token), limit.meta.now);
    let lookup = token.clone();
    let read: Result<_, ApiError> = app
        .db
        .read(move |conn| {
            let id = owner(links::find(conn, Purpose::PasswordReset, &lookup, now))?;
            Ok((users::find(conn, id, &Circle::Everybody)?, setup::organisation_name(conn)?))
        })
        .await;
    let (user, organisation) = read?;
    let context = password_rules::context(&user, &organisation);
    password_rules::check(&form.password, "/password", PasswordPolicy::of(&user.roles), &context)?;
    let password = app.identity.passwords.hash(form.password).await?;
    let (buckets, id) = (app.identity.attempts.all(&user), user.id);
    let done: Result<(), ApiError> = app
        .db
        .write(move |tx| {
            // the account first, as everywhere, so that nobody waits for each other
            let account = users::lock_account(tx, id)?;
            owner(links::consume(tx, Purpose::PasswordReset, &token, now))?;
            if !may_return(account.state) {
                return Err(ApiError::new(ErrorCode::LinkUsed));
            }
            users::set_password(tx, &account, &password, now)?;
            links::close_of_user(tx, account.id, now)?;
            sessions::end_all(tx, account.id, None, Ending::Password, now)?;
            failures::forget(tx, &buckets)?;
            Ok(())
        })
        .await;
    done?;
    app.identity.principals.forget_user(id);
    Ok(Reply::empty())
}

/// Makes the link; also for the command line.
pub fn issue(tx: &mut PgConnection, url: &PublicUrl, user_id: Uuid, now: DateTime<Utc>) -> ApiResult<PasswordResetLink> {
    let account = users::lock_account(tx, user_id)?;
    if !may_return(account.state) {
        return Err(ApiError::new(ErrorCode::Conflict).saying("Aktifkan pengguna ini lebih dahulu.", "Make this user active first."));
    }
    let (token, expires_at) = (SecretToken::new()?, now + LIFE);
    links::insert(tx, Purpose::PasswordReset, Some(user_id), &token.hash(), now, expires_at)?;
    Ok(PasswordResetLink { url: url.link(&format!("/app/reset#{}", token.text())), expires_at })
}

/// Whether somebody in this state may set a password.
pub(super) fn may_return(state: UserState) -> bool {
    matches!(state, UserState::Invited | UserState::Active)
}

fn owner(found: Result<Option<Uuid>, PersistenceError>) -> ApiResult<Uuid> {
    match found {
        Ok(Some(id)) => Ok(id),
        Ok(None) | Err(PersistenceError::NotFound) => Err(ApiError::new(ErrorCode::LinkUsed)),
        Err(error) => Err(error.into()),
    }
}
