//! Analytes, reports with their values, and their history.

mod analyte;
mod choices;
mod contract;
mod history;
mod limits;
mod panel;
mod reading;
mod report;

pub use analyte::*;
pub use choices::*;
pub use contract::*;
pub use history::*;
pub use limits::*;
pub use panel::*;
pub use reading::{Misread, Reading, shown, written};
pub use report::*;
