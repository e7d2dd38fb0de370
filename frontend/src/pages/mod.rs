//! The pages, one folder for each module.

pub mod identity;
pub mod portal;
pub mod today;
