//! `/v1/me`: whoever is signed in.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::identity::{CurrentUser, Preferences};
use persistence::identity::users;

use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiError, ApiResult, IfMatch, IfNoneMatch, MergePatch, Reply};

/// Shows who is signed in, with roles and permissions.
#[utoipa::path(tag = "identity", responses((status = 200, body = CurrentUser)), security(("bearer" = ["account:use"])))]
#[get("/me")]
pub async fn find_current_user(who: Allowed<UseOwnAccount>, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&users::current(conn, who.user_id())?)?.unless(&seen))).await
}

/// Changes one's own language, theme and shortcuts.
#[utoipa::path(tag = "identity", request_body = Preferences, responses((status = 200, body = CurrentUser)), security(("bearer" = ["account:use"])))]
#[patch("/me")]
pub async fn update_current_user(who: Allowed<UseOwnAccount>, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let id = who.user_id();
    let done: Result<Reply, ApiError> = app
        .db
        .write(move |tx| {
            users::lock_account(tx, id)?;
            let current = users::current(tx, id)?;
            seen.check(&current)?;
            users::set_preferences(tx, id, &patch.apply(&current.writable())?, who.now())?;
            Reply::found(&users::current(tx, id)?)
        })
        .await;
    app.identity.principals.forget_user(id);
    done
}
