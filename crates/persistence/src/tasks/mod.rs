//! Tasks: who has to do what, about whom, until when.

pub mod assignees;
pub mod due;
mod rows;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
pub mod tasks;
