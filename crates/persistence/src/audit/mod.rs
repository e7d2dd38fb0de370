//! The audit trail: one row for every read and write of a person, written in the same persistence call.
//!
//! Rows are only added. [`sealing`] gives each its place in a chain of hashes, [`heads`] keeps the end of the chain, signed,
//! outside the database, and [`verification`] finds what was changed behind the program's back.

mod canonical;
mod entries;
pub mod heads;
mod position;
pub mod protection;
pub mod sealing;
pub mod verification;

pub use entries::{AuditAction, record, record_fields, record_grant, record_unsigned};
