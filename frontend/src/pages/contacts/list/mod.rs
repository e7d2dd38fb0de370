//! The list of patients, and the same list of contacts.

mod arrange;
mod builder;
mod builder_draft;
mod builder_row;
mod bulk;
mod bulk_ask;
mod change;
mod columns;
mod counts;
mod draft;
mod encoding;
mod fields;
mod filter_editor;
mod filter_set;
mod filters;
mod known;
mod layout;
mod page;
mod panel;
mod save_view;
mod selection;
mod sentence;
mod similar;
mod state;
mod tools;
mod value_field;
mod views;

pub use page::PeopleList;
