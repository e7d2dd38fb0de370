//! `akrab audit`: whether the audit trail is as it was written.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use persistence::audit::heads::HeadFile;
use persistence::audit::protection;
use persistence::audit::verification::{Position, Verifier};
use persistence::{FieldKeys, migrate};

use super::database::DatabaseInUse;
use crate::clock::Clock;
use crate::settings::{Keys, Settings};

/// What `akrab audit` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare every record with its seal, the chain of seals, and the heads that are kept outside the database
    Verify,
}

/// Prints each finding as it comes; the exit code is 1 if there is one.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Command::Verify = arguments.command;
    let keys = Keys::find(settings)?.context("there are no keys yet, so nothing was ever sealed here")?;
    let heads = HeadFile::new(&settings.audit_heads, &FieldKeys::new(&keys.field, &keys.index));
    let database = DatabaseInUse::open(settings)?;
    let mut conn = migrate::connect(database.url()).context("no connection to the database")?;
    let known = protection::look(&mut conn).context("the database cannot be read")?;
    anyhow::ensure!(known.is_some(), "the database has no sealed trail yet; `akrab migrate` brings it up to date");
    let mut out = io::stdout().lock();
    let mut verifier = Verifier::new(Position::Chain(0), Clock::default().now());
    while !verifier.is_done() {
        verifier.step(&mut conn, &heads).context("the trail cannot be read")?;
        for finding in verifier.take_findings() {
            writeln!(out, "✗ {}", finding.what_en)?;
        }
    }
    let outcome = verifier.outcome();
    if outcome.more > 0 {
        writeln!(out, "✗ {} more.", outcome.more)?;
    }
    let end = outcome.last_sealed_at.map(|at| at.format(", the last of %Y-%m-%d %H:%M:%S UTC").to_string()).unwrap_or_default();
    writeln!(out, "{} records sealed{end}; {} not sealed yet; {} heads compared.", outcome.checked, outcome.pending, outcome.heads)?;
    match outcome.intact {
        true => writeln!(out, "The audit trail is whole.")?,
        false => writeln!(out, "The audit trail was tampered with.")?,
    }
    Ok(if outcome.intact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
