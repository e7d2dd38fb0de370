//! `akrab serve`: run the server.

use std::process::ExitCode;

use super::database::DatabaseInUse;
use crate::server;
use crate::settings::{Keys, Settings};

/// What `akrab serve` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Address and port of the HTTP server [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Base of every link, such as https://klinik.example.id; required beyond loopback
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl Arguments {
    /// As settings.
    pub fn flags(self) -> impl Iterator<Item = (&'static str, String)> {
        let listen = self.listen.map(|text| ("listen", text));
        listen.into_iter().chain(self.public_url.map(|text| ("public_url", text)))
    }
}

/// Opens the database, brings it up to date, and serves until told to stop.
pub(super) fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    // Before the database: data without its keys must never come to be.
    let keys = Keys::load_or_create(&settings)?;
    let database = DatabaseInUse::open_current(&settings)?;
    warn_about_web_files(&settings);
    let pool = database.pool_settings(&settings);
    server::run(settings, keys, pool)?;
    // Only now may a private PostgreSQL stop.
    drop(database);
    Ok(ExitCode::SUCCESS)
}

fn warn_about_web_files(settings: &Settings) {
    let page = settings.web_dir.join("staff/index.html");
    if !page.is_file() {
        log::warn!("{} is missing, so only the API is served; run `make build`, or set AKRAB_WEB_DIR", page.display());
    }
}
