//! Value objects: a value of one of these types has been parsed and normalised.

mod email;
mod mrn;
mod nik;
mod person_name;
mod phone;

pub use email::Email;
pub use mrn::{Mrn, MrnFormat};
pub use nik::{Nik, NikFacts};
pub use person_name::{PersonName, fold};
pub use phone::Phone;
