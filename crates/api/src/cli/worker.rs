//! `akrab worker`: send messages and do what is due, without serving.

use std::process::ExitCode;

use super::database::DatabaseInUse;
use crate::server;
use crate::settings::{Keys, Settings};

/// Opens the database, brings it up to date, and works until told to stop.
pub(super) fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let keys = Keys::load_or_create(&settings)?;
    let database = DatabaseInUse::open_current(&settings)?;
    let pool = database.pool_settings(&settings);
    server::work(settings, &keys, &pool)?;
    drop(database);
    Ok(ExitCode::SUCCESS)
}
