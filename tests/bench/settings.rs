//! What is measured, how often and how long: from `BENCH_…` variables.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result};

/// The settings of one measurement.
pub struct Settings {
    /// Patients in the database.
    pub patients: u32,
    /// Appointments in the database, at least.
    pub appointments: u32,
    /// Values of the laboratory in the database, about.
    pub observations: u32,
    /// Runs of each kind; the median counts.
    pub runs: usize,
    /// How long one run takes.
    pub seconds: u64,
    /// Measurements to make; all when empty.
    only: Vec<String>,
    /// `target/bench`: the data, which is kept between measurements, the logs and the table.
    pub folder: PathBuf,
    /// Where `akrab` and this program lie.
    pub programs: PathBuf,
    /// Where the front end was built.
    pub dist: PathBuf,
}

impl Settings {
    pub fn from_environment() -> Result<Settings> {
        let programs = support::target_directory()?;
        let target = programs.parent().context("the program lies in a target directory")?;
        let only = std::env::var("BENCH_ONLY").unwrap_or_default();
        Ok(Settings {
            patients: variable("BENCH_PATIENTS", 1_000_000)?,
            appointments: variable("BENCH_APPOINTMENTS", 1_000_000)?,
            observations: variable("BENCH_OBSERVATIONS", 10_000_000)?,
            runs: variable("BENCH_RUNS", 5)?,
            seconds: variable("BENCH_SECONDS", 5)?,
            only: only.split(',').map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect(),
            folder: target.join("bench"),
            dist: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dist"),
            programs,
        })
    }

    /// Whether this measurement was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }

    /// Whether anything needs a running server.
    pub fn wants_server(&self) -> bool {
        ["v1", "v2", "v3", "v4", "v5", "v9", "v12"].iter().any(|name| self.wants(name))
    }

    /// The length of one run.
    pub fn duration(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

fn variable<T: FromStr>(name: &str, default: T) -> Result<T> {
    match std::env::var(name) {
        Ok(text) => text.parse().ok().with_context(|| format!("{name} is \"{text}\"; write a whole number")),
        Err(_) => Ok(default),
    }
}
