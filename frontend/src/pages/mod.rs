//! The pages, one folder for each module.

pub mod consultations;
pub mod contacts;
pub mod documents;
pub mod identity;
pub mod lab;
pub mod messaging;
pub mod organisation;
pub mod portal;
pub mod referrals;
pub mod scheduling;
pub mod settings;
pub mod tasks;
pub mod today;
