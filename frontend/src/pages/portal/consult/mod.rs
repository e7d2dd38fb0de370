//! portal-7, questions to doctors: the list, the conversation, and asking.

mod advice;
mod answering;
mod ask;
mod ask_choices;
mod compose;
mod end;
mod files;
mod list;
mod meeting;
mod message;
mod page;
mod rating;
mod thread;
mod words;

pub use ask::AskPage;
pub use page::ConsultationsPage;
