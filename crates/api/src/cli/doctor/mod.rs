//! `akrab doctor`: check an installation, and say what is wrong and how to mend it.

mod audit;
mod database;
mod files;
mod machine;
mod mail;
mod report;
mod scanner;

use std::io;
use std::process::ExitCode;

use crate::settings::{Settings, Sources};
use report::Report;

/// What `akrab doctor` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Address and port the server would listen on
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Set right the settings of the database that a statement can set right
    #[arg(long)]
    pub mend: bool,
}

impl Arguments {
    /// As settings.
    pub fn flags(&self) -> impl Iterator<Item = (&'static str, String)> + use<> {
        self.listen.clone().map(|text| ("listen", text)).into_iter()
    }
}

/// Checks everything that can be checked; the exit code is 1 if something is wrong.
pub(super) fn run(sources: &Sources, mend: bool) -> anyhow::Result<ExitCode> {
    let mut report = Report::new(io::stdout());
    match Settings::load(sources) {
        Err(error) => report.wrong("settings", &error)?,
        Ok(settings) => {
            super::logging::start("error");
            report.good("settings", format!("in order; links begin with {}", settings.public_url))?;
            files::check_data_directory(&settings, &mut report)?;
            files::check_keys(&settings, &mut report)?;
            files::check_web_files(&settings, &mut report)?;
            machine::check_port(&settings, &mut report)?;
            machine::check_disk(&settings, &mut report)?;
            machine::check_clock(&mut report)?;
            mail::check(&settings, &mut report)?;
            scanner::check(&settings, &mut report)?;
            database::check(&settings, mend, &mut report)?;
        }
    }
    report.finish()
}
