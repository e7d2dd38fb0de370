//! Files on records, and the seals of documents that can be verified.

pub mod access;
pub mod files;
mod rows;
pub mod scanning;
pub mod seals;
