//! What people have agreed to and what follows for messages; who opened their data; break-glass; the proof that the trail of
//! all this is whole.

mod access;
mod break_glass;
mod choices;
mod contract;
mod verdict;
mod verification;

pub use access::*;
pub use break_glass::*;
pub use choices::*;
pub use contract::*;
pub use verdict::*;
pub use verification::*;
