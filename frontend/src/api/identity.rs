//! Users, roles and the own account.

use domain::Page;
use domain::identity::*;
use uuid::Uuid;

use super::resource::Resource;
use super::{Failure, Request, session};

/// Stores language, theme and shortcuts with the user.
pub async fn update_current_user(preferences: &Preferences) -> Result<(), Failure> {
    let version = session::user().map_or(0, |user| user.version);
    let request = Request::patch("/me").if_match(&format!("\"{version}\""));
    let changed: CurrentUser = request.body(preferences).fetch().await?;
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

/// A link with which somebody sets their password; it is shown this once.
pub async fn create_password_reset_link(id: Uuid) -> Result<PasswordResetLink, Failure> {
    Request::post(format!("{}/password-reset-link", Users::one(id))).fetch().await
}

/// Every permission with what it allows, in the language in use.
pub async fn list_permissions() -> Result<Page<PermissionView>, Failure> {
    Request::get("/permissions").fetch().await
}

/// Who may sign in.
pub struct Users;

impl Resource for Users {
    type View = UserView;
    type Form = CreateUser;
    const PATH: &'static str = "/users";

    fn writable(view: &UserView) -> CreateUser {
        view.writable()
    }
}

/// What people may do.
pub struct Roles;

impl Resource for Roles {
    type View = RoleView;
    type Form = CreateRole;
    const PATH: &'static str = "/roles";

    fn writable(view: &RoleView) -> CreateRole {
        view.writable()
    }
}

/// Every role; there are few, and the list takes no parameters.
pub async fn list_roles() -> Result<Page<RoleView>, Failure> {
    Request::get(Roles::PATH).fetch().await
}
