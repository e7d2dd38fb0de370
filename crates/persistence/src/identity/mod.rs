//! Users, roles, sessions and what guards them: failed sign-ins, known devices, one-time links.

pub mod devices;
pub mod failures;
pub mod grants;
pub mod links;
mod prune;
pub mod reset_requests;
pub mod roles;
pub mod sessions;
pub mod setup;
pub mod users;
pub mod verifications;

pub use prune::prune;
