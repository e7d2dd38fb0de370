//! The laboratory: the catalogue of analytes, reports with their values, and their history.

mod bench;
pub mod correction;
pub mod critical;
pub mod entry;
mod notices;
pub mod numbers;
mod observations;
mod refusal;
pub mod release;
mod report_facts;
pub mod reports;
mod values;
pub mod verification;
mod work;

pub use bench::Bench;
pub use refusal::{LabError, Obstacle};
