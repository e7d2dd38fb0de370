//! The portal: accounts of patients, their own data, family, home page and feedback.

pub mod accounts;
pub mod family;
pub mod feedback;
pub mod guests;
pub mod home;
pub mod people;
