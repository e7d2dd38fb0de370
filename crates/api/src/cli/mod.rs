//! The command line: one file for each command.

mod arguments;
mod database;
mod doctor;
mod logging;
mod migrate;
mod openapi;
mod serve;

pub use arguments::{Arguments, main};
pub use database::DatabaseInUse;
