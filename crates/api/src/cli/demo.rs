//! `akrab demo`: fill an empty database with a clinic to look at.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressStyle};
use persistence::diesel::PgConnection;
use persistence::{FieldKeys, bulk, migrate};

use super::database::DatabaseInUse;
use crate::clock::Clock;
use crate::demo::{self, Account, Staff, Story, Written};
use crate::identity::Passwords;
use crate::settings::{Keys, Settings};

/// What `akrab demo` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How many patients the clinic has
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(10..=1_000_000))]
    patients: u32,
    /// How many visits there are at least; some thousand around today are there in any case
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    appointments: u32,
    /// How many values of the laboratory there are, about; from 200,000 on over twenty years, a part in five hundred of one patient
    #[arg(long, value_name = "N", default_value_t = 3_000, value_parser = clap::value_parser!(u32).range(0..=20_000_000))]
    observations: u32,
    /// The day on which the history ends, in the past [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

/// Writes the demo data in one transaction, and the sign-ins to `demo-accounts.json`.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let story = Story {
        now: end_of_history(arguments.today)?,
        patients: arguments.patients,
        appointments: arguments.appointments,
        observations: arguments.observations,
    };
    let keys = Keys::load_or_create(settings)?;
    let database = DatabaseInUse::open_current(settings)?;
    let mut conn = migrate::connect(database.url()).context("no connection to the database")?;
    refuse_used(&mut conn)?;
    let path = settings.data_dir.join("demo-accounts.json");
    let written = write(&mut conn, &path, story, &FieldKeys::new(&keys.field, &keys.index))?;
    bulk::refresh_statistics(&mut conn).context("the statistics of the database could not be refreshed")?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} is ready: {} people, {} interactions, {} visits, {} values of the laboratory.",
        demo::NAME,
        written.people,
        written.interactions,
        written.appointments,
        written.observations
    )?;
    writeln!(out, "One sign-in for each role is in {}.", path.display())?;
    Ok(ExitCode::SUCCESS)
}

fn write(conn: &mut PgConnection, path: &Path, story: Story, keys: &FieldKeys) -> anyhow::Result<Written> {
    let staff = Staff::of(story.opened_at());
    let accounts = staff.accounts()?;
    let hashes = hashes(&accounts)?;
    let bar = progress_bar(story);
    let progress = |people: u64| {
        bar.set_position(people);
        if people == bar.length().unwrap_or_default() {
            bar.set_message("making the indexes");
        }
    };
    let outcome = bulk::exclusively(conn, |tx| {
        // another process may have been first
        refuse_used(tx)?;
        let written = demo::everything(tx, story, &staff, hashes, keys, &progress)
            .context("the demo data could not be written; the database is as it was")?;
        // before the commit: users without their passwords would be of no use, the reverse does no harm
        save(path, &accounts).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(written)
    });
    bar.finish_and_clear();
    outcome
}

fn refuse_used(conn: &mut PgConnection) -> anyhow::Result<()> {
    let unused = bulk::is_unused(conn).context("the database cannot be read")?;
    anyhow::ensure!(
        unused,
        "this database has people, branches or users already, and demo data is only written to an empty one; name another directory \
         with --data, or another database"
    );
    Ok(())
}

/// Hashed as every other password is.
fn hashes(accounts: &[Account]) -> anyhow::Result<Vec<String>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let passwords = Passwords::new();
    let hash = |account: &Account| {
        let hashed = runtime.block_on(passwords.hash(account.password.clone()));
        hashed.map_err(|_| anyhow::anyhow!("a password cannot be hashed; is there enough memory?"))
    };
    accounts.iter().map(hash).collect()
}

/// Now, or the evening of a day in the past.
fn end_of_history(day: Option<NaiveDate>) -> anyhow::Result<chrono::DateTime<chrono::Utc>> {
    let now = Clock::default().now();
    let Some(day) = day else { return Ok(now) };
    let evening = day.and_hms_opt(13, 0, 0).unwrap_or_default().and_utc();
    anyhow::ensure!(evening <= now, "--today must be a day in the past");
    Ok(evening)
}

fn progress_bar(story: Story) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} people, {eta} left");
    let bar = ProgressBar::new(u64::from(story.people()));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(demo::NAME);
    bar
}

/// Writes the sign-ins whole or not at all, for the owner only.
fn save(path: &Path, accounts: &[Account]) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let unfinished = path.with_extension(format!("{}.tmp", std::process::id()));
    let _ = fs::remove_file(&unfinished);
    let mut file = File::options().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    writeln!(file, "{}", serde_json::to_string_pretty(accounts)?)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}
