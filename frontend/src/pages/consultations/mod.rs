//! app-10, questions of patients: the list with its clock, the conversation, the patient; and their settings.

mod canned;
mod card;
mod chosen_files;
mod composer;
mod conversation;
mod draft;
mod handover;
mod list;
mod message;
mod page;
mod part;
pub mod rules;
mod steps;
mod task;
mod thread;
mod words;

pub use chosen_files::{ChosenFiles, FileButton};
pub use conversation::{Entry, copies};
pub use draft::MessageDraft;
pub use page::ConsultationsPage;
