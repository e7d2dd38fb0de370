//! The list of patients, and the same list of contacts.

mod bulk;
mod columns;
mod encoding;
mod fields;
mod filter_editor;
mod filters;
mod page;
mod panel;
mod save_view;
mod similar;
mod state;
mod tools;
mod views;

pub use page::PeopleList;
