//! The laboratory: the worklist, entering and verifying results, releasing them, their history, and the catalogue.

pub mod catalogue;
mod history;
mod known;
mod narrowing;
mod new_report;
mod report;
mod results_page;
mod tests_choice;
mod words;
mod worklist;

pub use new_report::NewReportPage;
pub use report::ReportPage;
pub use results_page::ResultsPage;
pub use worklist::WorklistPage;
