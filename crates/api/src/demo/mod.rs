//! Demo data: "Klinik Akar Wangi", a clinic that does not exist, with people who do not exist.
//!
//! Everything follows from one seed, the number of patients and the day on which the history ends, see
//! [`plan::Story`]; [`numbers`] says why NIK, telephone and insurance numbers belong to nobody. Passwords come from the
//! system's randomness and differ every time.

mod accounts;
mod clinic;
mod clinic_list;
mod consultations;
mod consultations_list;
mod families;
mod interactions;
mod lab;
mod lab_list;
mod names;
mod names_pools;
mod numbers;
mod people;
mod plan;
mod random;
mod referrals;
mod referrals_list;
mod regions;
mod staff;
mod texts;
mod work;
mod write;

pub use clinic::NAME;
pub use plan::Story;
pub use staff::{Account, Staff};
pub use write::{Written, everything};
