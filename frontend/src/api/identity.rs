//! Users, roles and the own account.

use domain::Page;
use domain::identity::*;
use uuid::Uuid;

use super::{Failure, Key, Request, Revision, session};

/// Stores language, theme and shortcuts with the user.
pub async fn update_current_user(preferences: &Preferences) -> Result<(), Failure> {
    let changed: CurrentUser = Request::patch("/me").body(preferences).fetch().await?;
    session::update_user(changed);
    Ok(())
}

pub async fn create_password_change(change: &CreatePasswordChange) -> Result<(), Failure> {
    Request::post("/me/password-change").body(change).done().await
}

pub async fn create_password_reset(reset: &CreatePasswordReset) -> Result<(), Failure> {
    Request::post("/password-resets").body(reset).public().done().await
}

pub async fn find_setup() -> Result<SetupState, Failure> {
    Request::get("/setup").public().fetch().await
}

pub async fn create_setup(setup: &CreateSetup) -> Result<(), Failure> {
    Request::post("/setup").body(setup).public().done().await
}

pub async fn list_sessions() -> Result<Page<SessionView>, Failure> {
    Request::get("/sessions").fetch().await
}

pub async fn delete_session(id: Uuid) -> Result<(), Failure> {
    Request::delete(format!("/sessions/{id}")).done().await
}

pub async fn list_users(q: &str, cursor: Option<&str>) -> Result<Page<UserView>, Failure> {
    let q = Some(q).filter(|q| !q.is_empty());
    Request::get("/users").maybe("q", q).maybe("cursor", cursor).query("count", "exact").fetch().await
}

pub async fn find_user(id: Uuid) -> Result<Revision<UserView>, Failure> {
    Request::get(format!("/users/{id}")).fetch_revision().await
}

pub async fn create_user(user: &CreateUser, key: &Key) -> Result<Revision<UserView>, Failure> {
    Request::post("/users").key(key).body(user).fetch_revision().await
}

pub async fn update_user(id: Uuid, etag: &str, patch: &serde_json::Value) -> Result<Revision<UserView>, Failure> {
    Request::patch(format!("/users/{id}")).if_match(etag).body(patch).fetch_revision().await
}

pub async fn create_password_reset_link(id: Uuid) -> Result<PasswordResetLink, Failure> {
    Request::post(format!("/users/{id}/password-reset-link")).fetch().await
}

pub async fn list_roles() -> Result<Page<RoleView>, Failure> {
    Request::get("/roles").fetch().await
}

pub async fn find_role(id: Uuid) -> Result<Revision<RoleView>, Failure> {
    Request::get(format!("/roles/{id}")).fetch_revision().await
}

pub async fn create_role(role: &CreateRole, key: &Key) -> Result<Revision<RoleView>, Failure> {
    Request::post("/roles").key(key).body(role).fetch_revision().await
}

pub async fn update_role(id: Uuid, etag: &str, patch: &serde_json::Value) -> Result<Revision<RoleView>, Failure> {
    Request::patch(format!("/roles/{id}")).if_match(etag).body(patch).fetch_revision().await
}

pub async fn delete_role(id: Uuid, etag: &str) -> Result<(), Failure> {
    Request::delete(format!("/roles/{id}")).if_match(etag).done().await
}
