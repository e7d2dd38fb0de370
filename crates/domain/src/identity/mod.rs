//! Users, roles, permissions and sessions.

mod contract;
mod login;
mod password;
mod permission;
mod role;
mod user_contract;

pub use contract::*;
pub use login::Login;
pub use password::{MAX_LENGTH, PasswordPolicy, Weakness, weakness};
pub use permission::Permission;
pub use role::{Reach, RoleCode};
pub use user_contract::*;
