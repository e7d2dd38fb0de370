//! All texts, by module. See [`crate::i18n`] for how to declare one.

pub mod contacts;
pub mod failures;
pub mod identity;
pub mod interface;
pub mod patients;
pub mod portal;
pub mod shell;
pub mod today;
