//! `akrab migrate`: bring the database up to date and stop.

use std::io::{self, Write};
use std::process::ExitCode;

use super::database::DatabaseInUse;
use crate::settings::{Keys, Settings};

/// Applies what is pending and says what that was.
pub(super) fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    Keys::load_or_create(settings)?;
    let applied = DatabaseInUse::open(settings)?.migrate()?;
    let mut out = io::stdout().lock();
    match applied.len() {
        0 => writeln!(out, "The database is up to date.")?,
        count => writeln!(out, "{count} migrations applied, the last is {}.", applied[count - 1])?,
    }
    Ok(ExitCode::SUCCESS)
}
