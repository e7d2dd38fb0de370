//! What people have agreed to, and what follows for messages.

mod choices;
mod contract;

pub use choices::*;
pub use contract::*;
