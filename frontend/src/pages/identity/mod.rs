//! Signing in, setting up, setting a password, the own account.

mod door;
mod new_password;
mod reset_page;
mod setup_page;
mod sign_in_page;

pub use reset_page::ResetPage;
pub use setup_page::SetupPage;
pub use sign_in_page::{SignInFailure, SignInPage};
