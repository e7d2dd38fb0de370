//! The pages, one folder for each module.

pub mod contacts;
pub mod identity;
pub mod organisation;
pub mod portal;
pub mod settings;
pub mod today;
