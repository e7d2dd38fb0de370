//! Users, roles, permissions and sessions.
//!
//! Signing in gives a short access token and a rotating refresh token. Every handler outside this module meets it only
//! through [`Identity::authenticate`], behind the extractor `Allowed`.

mod access_token;
mod attempts;
mod beginning;
mod client;
mod code_sessions;
pub(crate) mod codes;
mod confirmations;
mod cookies;
mod current_user;
mod password_changes;
mod password_reset_requests;
mod password_resets;
mod password_rules;
mod passwords;
mod principals;
mod reauthentication;
mod refresh_token;
mod registrations;
mod roles;
mod secret_token;
mod sessions;
mod setup;
mod sign_in;
mod state;
mod users;

use utoipa_actix_web::service_config::ServiceConfig;

pub use password_reset_requests::sweep as sweep_password_resets;
pub use password_resets::issue as issue_password_reset_link;
pub use passwords::Passwords;
pub(crate) use reauthentication::confirm_password;
pub(crate) use registrations::on_file;
pub use setup::prepare;
pub use state::Identity;
pub use users::write_roles;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(sign_in::create_session)
        .service(sessions::refresh_session)
        .service(sessions::list_sessions)
        .service(sessions::delete_session)
        .service(current_user::find_current_user)
        .service(current_user::update_current_user)
        .service(password_changes::create_password_change)
        .service(password_resets::create_password_reset_link)
        .service(password_resets::create_password_reset)
        .service(password_reset_requests::create_password_reset_request)
        .service(setup::find_setup)
        .service(setup::create_setup)
        .service(users::list_users)
        .service(users::create_user)
        .service(users::find_user)
        .service(users::update_user)
        .service(roles::list_roles)
        .service(roles::create_role)
        .service(roles::find_role)
        .service(roles::update_role)
        .service(roles::delete_role)
        .service(roles::list_permissions)
        .service(registrations::find_portal_options)
        .service(registrations::create_portal_registration)
        .service(registrations::create_portal_code)
        .service(confirmations::create_portal_confirmation)
        .service(code_sessions::create_sign_in_code)
        .service(code_sessions::create_code_session);
}
