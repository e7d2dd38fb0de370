//! Questions of patients to doctors: what travels, how long an answer may take, and words that mean an emergency.

mod canned_answer;
mod choices;
pub mod clock;
mod contract;
pub mod emergency;
mod head_doctor;
mod outcome;
mod settings;
mod steps;

pub use canned_answer::*;
pub use choices::*;
pub use contract::*;
pub use head_doctor::*;
pub use outcome::*;
pub use settings::*;
pub use steps::*;
