//! Analytes, reports with their values, and their history.

mod choices;
mod contract;

pub use choices::*;
pub use contract::*;
