//! Files on any record: a card with those that are there, and adding some.

mod files;

pub use files::RecordFiles;
