//! The command line: one file for each command.

mod arguments;
mod audit;
mod database;
mod demo;
mod doctor;
mod import;
mod logging;
mod migrate;
mod openapi;
mod serve;
mod user;
mod worker;

pub use arguments::{Arguments, main};
pub use database::DatabaseInUse;
