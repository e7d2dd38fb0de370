//! People and institutions: patients and contacts (list, record, registration, merging), accounts, tags and custom fields.

pub mod accounts;
mod break_glass;
pub mod definitions;
pub mod describe;
mod form;
pub mod fresh;
mod list;
mod merge_compare;
mod merge_page;
mod quick_add;
mod record;
mod restricted;
mod rights;

pub use form::{EditPersonForm, NewPersonForm};
pub use list::PeopleList;
pub use merge_page::MergePage;
pub use quick_add::{QuickAdd, open as open_quick_add};
pub use record::{PersonRecord, ShortEvent};
pub use restricted::{Closed, Restricted};
