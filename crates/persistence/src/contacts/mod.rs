//! People and institutions: contacts and patients, their parts, search, duplicates, merges and the timeline.

pub mod account_contacts;
pub mod accounts;
pub mod care;
pub mod custom_fields;
mod details;
pub mod disclosure;
pub mod duplicates;
pub mod interactions;
pub mod merge;
mod mrn;
mod parts;
pub mod people;
mod rows;
pub mod saved_views;
pub mod search;
pub mod tags;

pub(crate) use details::SEALED_COLUMN;
