//! All texts, by module. See [`crate::i18n`] for how to declare one.

pub mod accounts;
pub mod contacts;
pub mod failures;
pub mod identity;
pub mod interface;
pub mod jobs;
pub mod lists;
pub mod merging;
pub mod organisation;
pub mod patients;
pub mod person;
pub mod portal;
pub mod registration;
pub mod settings;
pub mod shell;
pub mod today;
pub mod users;
