//! Institutions: the list, the record with its people and history, and the form.

mod custom;
mod form;
mod history;
mod list;
mod page;
mod people;

pub use form::AccountForm;
pub use list::AccountsPage;
pub use page::AccountPage;
