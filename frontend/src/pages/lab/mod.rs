//! The laboratory: the worklist, entering and verifying results, releasing them, their history, and the catalogue.

pub mod catalogue;
mod history;
mod known;
mod latest;
mod narrowing;
mod new_report;
mod of_visit;
mod report;
mod results_page;
mod tests_choice;
mod words;
mod worklist;

pub use latest::LatestValues;
pub use new_report::NewReportPage;
pub use of_visit::VisitResults;
pub use report::ReportPage;
pub use results_page::ResultsPage;
pub use worklist::WorklistPage;
