//! Referrals: the list, one of them with its steps, writing one, those of a patient, and the facilities.

mod choices;
mod dialogs;
mod facilities;
mod form;
mod list;
mod of_patient;
mod page;
mod result;
mod steps;
mod whole;
mod words;

pub use facilities::{FacilitiesPage, FacilityForm};
pub use form::ReferralForm;
pub use list::ReferralsPage;
pub use of_patient::{OpenReferrals, PatientReferrals};
pub use page::ReferralPage;
