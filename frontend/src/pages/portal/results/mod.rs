//! portal-6: results by visit, one report in plain words, the history, and results from outside laboratories.

mod actions;
mod comment;
mod history;
mod list;
mod notes;
mod own;
mod page;
mod report;
mod sheets;
mod value;
mod words;

pub use own::OwnResultPage;
pub use page::ResultsPage;
pub use sheets::Sheets;
