//! Referrals: patients sent to another facility or a colleague, or by somebody outside; and what came back.

mod choices;
mod contract;
mod facility;
mod form;
mod steps;
mod way;

pub use choices::*;
pub use contract::*;
pub use facility::*;
pub use form::*;
pub use steps::*;
pub use way::{ReferralStep, after, is_editable, steps};
