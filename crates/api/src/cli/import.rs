//! `akrab import …`: take over what another system has exported.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use chrono_tz::Tz;
use indicatif::{ProgressBar, ProgressStyle};
use persistence::{FieldKeys, bulk, migrate};

use super::database::DatabaseInUse;
use crate::clock::Clock;
use crate::import::{Count, Export, LOCATION_NAME, LabCount, Members, Problems, Refused, Report, Results, export, members, results};
use crate::settings::{Keys, Settings};

/// What `akrab import` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, clap::Subcommand)]
enum Source {
    /// The CSV files of the Synthea generator: patients, encounters, providers, organizations, observations
    Synthea {
        /// The directory with the files
        #[arg(value_name = "DIR")]
        directory: PathBuf,
        /// The zone of the location that is made for them
        #[arg(long, value_name = "ZONE", default_value = "Asia/Jakarta", value_parser = zone)]
        zone: Tz,
    },
    /// Members of the clinic's existing system, from one CSV file
    Members {
        /// The file; its first line names the columns, of which mrn and name have to be there
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
        /// The code of the branch of rows that name none in the column `location`
        #[arg(long, value_name = "CODE")]
        location: Option<String>,
        /// Checks everything and writes nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Results of another laboratory system, from one CSV file with a line for each value
    Lab {
        /// The file; its first line names the columns, of which mrn, code (LOINC), value and collected_at have to be there; birth_date,
        /// unit, location, laboratory, method and confirmed may be
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
        /// The code of the branch of rows that name none in the column `location`
        #[arg(long, value_name = "CODE")]
        location: Option<String>,
        /// Shows how the first rows are understood, checks everything and writes nothing
        #[arg(long)]
        dry_run: bool,
    },
}

fn zone(text: &str) -> Result<Tz, String> {
    text.parse().map_err(|_| "this is not the name of a time zone; write for example Asia/Jakarta".to_owned())
}

/// Reads, checks and writes; nothing is written when anything is wrong.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match &arguments.source {
        Source::Synthea { directory, zone } => synthea(settings, directory, zone),
        Source::Members { file, location, dry_run } => import_members(settings, file, location.as_deref(), *dry_run),
        Source::Lab { file, location, dry_run } => import_results(settings, file, location.as_deref(), *dry_run),
    }
}

fn import_members(settings: &Settings, file: &Path, location: Option<&str>, dry_run: bool) -> anyhow::Result<ExitCode> {
    let now = Clock::default().now();
    let read = match Members::read(file, now) {
        Ok(read) => read,
        Err(problems) => return refuse(file, &problems),
    };
    let keys = Keys::load_or_create(settings)?;
    let keys = FieldKeys::new(&keys.field, &keys.index);
    let database = DatabaseInUse::open_current(settings)?;
    let mut conn = migrate::connect(database.url()).context("no connection to the database")?;
    let mut count = Count::default();
    let written = bulk::exclusively(&mut conn, |tx| {
        count = members(tx, &read, location, &keys, now)?;
        // an error undoes everything
        if dry_run { Err(Refused::Problems(Problems::default())) } else { Ok(()) }
    });
    match written {
        Err(Refused::Problems(problems)) if !problems.is_empty() => return refuse(file, &problems),
        Err(Refused::Failed(error)) => return Err(error).context("the file could not be written; the database is as it was"),
        _ => {}
    }
    let mut out = io::stdout().lock();
    writeln!(out, "members        {} new, {} unchanged", count.new, count.unchanged)?;
    if dry_run {
        writeln!(out, "This was a dry run: nothing was written.")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn import_results(settings: &Settings, file: &Path, location: Option<&str>, dry_run: bool) -> anyhow::Result<ExitCode> {
    let now = Clock::default().now();
    let read = match Results::read(file, now) {
        Ok(read) => read,
        Err(problems) => return refuse(file, &problems),
    };
    let database = DatabaseInUse::open_current(settings)?;
    let mut conn = migrate::connect(database.url()).context("no connection to the database")?;
    let mut imported = None;
    let written = bulk::exclusively(&mut conn, |tx| {
        imported = Some(results(tx, &read, location, now)?);
        // an error undoes everything
        if dry_run { Err(Refused::Problems(Problems::default())) } else { Ok(()) }
    });
    match written {
        Err(Refused::Problems(problems)) if !problems.is_empty() => return refuse(file, &problems),
        Err(Refused::Failed(error)) => return Err(error).context("the file could not be written; the database is as it was"),
        _ => {}
    }
    let Some(imported) = imported else { return Ok(ExitCode::SUCCESS) };
    let mut out = io::stdout().lock();
    if dry_run {
        for line in &imported.preview {
            writeln!(out, "{line}")?;
        }
    }
    tell_lab(&mut out, &imported.count)?;
    if dry_run {
        writeln!(out, "This was a dry run: nothing was written.")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tell_lab(out: &mut impl Write, count: &LabCount) -> io::Result<()> {
    writeln!(out, "lab reports    {} new, {} unchanged", count.reports.new, count.reports.unchanged)?;
    writeln!(out, "observations   {} new, {} unchanged", count.observations.new, count.observations.unchanged)?;
    if count.observations.new > 0 {
        writeln!(out, "               {} outside their limits, {} implausible and taken as they are", count.abnormal, count.implausible)?;
    }
    Ok(())
}

fn synthea(settings: &Settings, directory: &Path, zone: &Tz) -> anyhow::Result<ExitCode> {
    let now = Clock::default().now();
    let read = match Export::read(directory, now) {
        Ok(read) => read,
        Err(problems) => return refuse(directory, &problems),
    };
    let keys = Keys::load_or_create(settings)?;
    let keys = FieldKeys::new(&keys.field, &keys.index);
    let database = DatabaseInUse::open_current(settings)?;
    let mut conn = migrate::connect(database.url()).context("no connection to the database")?;
    let bar = progress_bar(&read);
    let written = bulk::exclusively(&mut conn, |tx| export(tx, &read, *zone, &keys, now, &|rows| bar.inc(rows as u64)));
    bar.finish_and_clear();
    let report = written.context("the files could not be written; the database is as it was")?;
    tell(&report, *zone)?;
    Ok(ExitCode::SUCCESS)
}

fn refuse(directory: &Path, problems: &Problems) -> anyhow::Result<ExitCode> {
    let mut out = io::stderr().lock();
    for sentence in &problems.told {
        writeln!(out, "{sentence}")?;
    }
    if problems.untold > 0 {
        writeln!(out, "and {} more", problems.untold)?;
    }
    let errors = if problems.count() == 1 { "1 error".to_owned() } else { format!("{} errors", problems.count()) };
    anyhow::bail!("nothing was imported: {errors} in {}; mend them and import again", directory.display())
}

fn progress_bar(export: &Export) -> ProgressBar {
    let rows =
        export.organizations.len() + export.providers.len() + export.patients.len() + export.encounters.len() + export.observations.len();
    let style = ProgressStyle::with_template("Synthea {wide_bar} {human_pos}/{human_len} rows, {eta} left");
    let bar = ProgressBar::new(rows as u64);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn tell(report: &Report, wanted: Tz) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let line = |name: &str, count: Count| format!("{name:<14} {} new, {} unchanged", count.new, count.unchanged);
    writeln!(out, "{}", line("organizations", report.organizations))?;
    writeln!(out, "{}", line("providers", report.providers))?;
    writeln!(out, "{}", line("patients", report.patients))?;
    writeln!(out, "{}", line("encounters", report.encounters))?;
    tell_lab(&mut out, &report.lab)?;
    let left: usize = report.left_out.iter().map(|left| left.rows).sum();
    if left > 0 {
        writeln!(out, "               {left} left out:")?;
    }
    for left in &report.left_out {
        writeln!(out, "                 {} × {} {}, {}", left.rows, left.code, left.description, left.reason.in_words())?;
    }
    writeln!(out, "Everything is in the location \"{LOCATION_NAME}\" ({}).", report.zone)?;
    if report.zone != wanted.name() {
        writeln!(out, "The location was there already and keeps its zone; change it in the settings of the location.")?;
    }
    writeln!(out, "Not read: conditions and social security numbers.")
}
