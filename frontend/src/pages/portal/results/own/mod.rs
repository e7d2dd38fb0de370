//! Results from an outside laboratory, typed in by the patient, with a photo or PDF of the sheet.

mod correction;
mod entry;
mod form;
mod page;
mod reading;
mod sheets;

pub use correction::{Correctable, Correction};
pub use page::OwnResultPage;
