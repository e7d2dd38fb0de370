//! Signing in, setting up, setting a password, the own account, users and roles.

mod account_page;
mod door;
mod grants;
mod new_password;
mod own_sessions;
mod password_change;
mod reset_page;
mod role_changes;
mod role_form;
mod roles_page;
mod setup_page;
mod sign_in_page;
mod user_access;
mod user_form;
mod user_words;
mod users_page;

pub use account_page::AccountPage;
pub use reset_page::ResetPage;
pub use role_form::RoleForm;
pub use roles_page::RolesPage;
pub use setup_page::SetupPage;
pub use sign_in_page::{SignInFailure, SignInPage};
pub use user_form::UserForm;
pub use users_page::UsersPage;
