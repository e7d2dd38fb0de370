//! Users, roles, permissions and sessions.

mod contract;
mod login;
mod password;
mod permission;
mod registration;
mod role;
mod user_contract;

pub use contract::*;
pub use login::Login;
pub use password::{MAX_LENGTH, PasswordPolicy, Weakness, weakness};
pub use permission::Permission;
pub use registration::*;
pub use role::{Reach, RoleCode};
pub use user_contract::*;
