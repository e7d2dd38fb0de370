//! What can be written on the command line, and how it ends.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{audit, demo, doctor, import, migrate, openapi, serve, user, worker};
use crate::settings::{Settings, SettingsError, Sources};

/// Patient relationship management for clinics and hospitals.
///
/// Every setting can be given in a configuration file and as an AKRAB_ variable; flags win over both.
#[derive(Debug, Parser)]
#[command(name = "akrab", version, propagate_version = true)]
pub struct Arguments {
    /// Directory of everything this installation keeps [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Configuration file [default: akrab.toml in the data directory, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server: the API, the staff app and the portal
    Serve(serve::Arguments),
    /// Send messages and do what is due, beside a server or on another machine
    Worker,
    /// Bring the database up to date and stop
    Migrate,
    /// Fill an empty database with a clinic to look at, and make a sign-in for each role
    Demo(demo::Arguments),
    /// Take over what another system has exported
    Import(import::Arguments),
    /// Check this installation, and say what is wrong and how to mend it
    Doctor(doctor::Arguments),
    /// Verify the audit trail
    Audit(audit::Arguments),
    /// Add a user, or print a link for setting a password
    User(user::Arguments),
    /// Write the OpenAPI document
    Openapi(openapi::Arguments),
}

/// Runs the command line of this process; errors end as one sentence, never as a panic.
///
/// The exit code is 0 for success, 1 for a failure, and 2 for something wrongly written or set.
pub fn main() -> ExitCode {
    match Arguments::parse().run() {
        Ok(code) => code,
        // The reader of our output has gone, as in `akrab doctor | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::FAILURE,
        Err(error) => {
            // Nobody reads a closed standard error.
            let _ = writeln!(io::stderr(), "akrab: {}", sentence(&error));
            ExitCode::from(if error.is::<SettingsError>() { 2 } else { 1 })
        }
    }
}

impl Arguments {
    fn run(self) -> anyhow::Result<ExitCode> {
        let mut flags = Vec::new();
        if let Some(data) = self.data {
            flags.push(("data", data.display().to_string()));
        }
        match self.command {
            Command::Serve(arguments) => {
                flags.extend(arguments.flags());
                serve::run(settings(self.config, flags)?)
            }
            Command::Worker => worker::run(settings(self.config, flags)?),
            Command::Migrate => migrate::run(&settings(self.config, flags)?),
            Command::Demo(arguments) => demo::run(&settings(self.config, flags)?, &arguments),
            Command::Import(arguments) => import::run(&settings(self.config, flags)?, &arguments),
            Command::Doctor(arguments) => {
                flags.extend(arguments.flags());
                doctor::run(&Sources::of_process(self.config, flags), arguments.mend)
            }
            Command::Audit(arguments) => audit::run(&settings(self.config, flags)?, &arguments),
            Command::User(arguments) => user::run(&settings(self.config, flags)?, arguments),
            Command::Openapi(arguments) => openapi::run(&arguments),
        }
    }
}

/// The settings, with the log running as they say.
fn settings(config: Option<PathBuf>, flags: Vec<(&'static str, String)>) -> Result<Settings, SettingsError> {
    let settings = Settings::load(&Sources::of_process(config, flags))?;
    super::logging::start(&settings.log);
    Ok(settings)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The error and its causes on one line; many errors quote their cause already, and once is enough.
fn sentence(error: &anyhow::Error) -> String {
    let mut text = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_cause_is_told_once() {
        let cause = io::Error::other("no space");
        let quoting = anyhow::Error::new(cause).context("cannot write: no space");
        assert_eq!(sentence(&quoting), "cannot write: no space");
        let bare = anyhow::Error::new(io::Error::other("no space")).context("cannot write");
        assert_eq!(sentence(&bare), "cannot write: no space");
    }
}
