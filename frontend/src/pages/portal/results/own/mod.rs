//! Results from an outside laboratory, typed in by the patient, with a photo or PDF of the sheet.

mod entry;
mod form;
mod page;
mod reading;
mod sheet;

pub use page::OwnResultPage;
