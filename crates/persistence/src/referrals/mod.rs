//! Referrals: patients sent to another facility or a colleague, or by somebody outside; and what came back.

mod desk;
mod door;
mod drafting;
pub mod facilities;
mod notices;
mod numbers;
pub mod printing;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
pub mod referrals;
mod refusal;
mod rows;
pub mod scheduling;
pub mod steps;
mod thread;

pub use desk::Desk;
pub use door::door;
pub use drafting::{create, update};
pub use refusal::{Obstacle, ReferralError};
