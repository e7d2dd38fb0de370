//! The laboratory: the catalogue of analytes, reports with their values, and their history.

mod analyte_parts;
pub mod analytes;
mod bench;
mod care;
pub mod correction;
pub mod critical;
mod door;
pub mod entry;
pub mod history;
mod notices;
pub mod numbers;
mod observations;
pub mod panels;
pub mod printing;
mod refusal;
pub mod release;
mod report_facts;
mod report_rows;
pub mod reports;
mod sight;
mod typed;
mod values;
pub mod verification;
mod work;

pub use bench::Bench;
pub use door::door;
pub use refusal::{LabError, Obstacle};
pub use sight::scope_about;
