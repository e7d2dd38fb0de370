//! What somebody has to do, about whom, until when.

mod choices;
mod contract;

pub use choices::*;
pub use contract::*;
