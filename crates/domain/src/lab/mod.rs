//! Analytes, reports with their values, and their history.

mod analyte;
mod choices;
mod contract;
mod forms;
mod history;
mod limits;
mod panel;
mod range;
mod reading;
mod report;
mod unit;

pub use analyte::*;
pub use choices::*;
pub use contract::*;
pub use forms::*;
pub use history::*;
pub use limits::*;
pub use panel::*;
pub use range::AnalyteRange;
pub use reading::{Misread, Reading, shown, written};
pub use report::*;
pub use unit::*;
