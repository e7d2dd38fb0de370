//! Consultations: what patients ask and doctors answer, who reads along, and how long an answer may take.
//!
//! Readers are exactly the patient and their guardians, the doctors to whom a consultation was given, and whoever is head doctor
//! of the speciality today, else of the clinic, or the deputy; see [`readers`]. Nothing of a consultation goes to the timeline,
//! to tasks or to visits, because more people see these.

pub mod attachments;
pub mod audience;
pub mod canned_answers;
mod clock;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
pub mod consultations;
mod copies;
pub mod doctors;
mod error;
pub mod heads;
pub mod messages;
pub mod offices;
pub mod outcomes;
pub mod readers;
pub mod readings;
mod rows;
pub mod settings;
pub mod steps;
mod thread;

pub use error::{ConsultationError, Unfit};
pub use readers::door;
