//! Worklists: who waits for a freed time, and who is due for the next visit.

mod attempts;
mod recall_form;
mod recalls_page;
mod waiting_form;
mod waiting_page;
pub mod wish;

pub use recall_form::PersonRecalls;
pub use recalls_page::RecallsPage;
pub use waiting_page::WaitingListPage;
