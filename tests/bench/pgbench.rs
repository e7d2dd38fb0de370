//! The database's own limit: the same SQL as prepared statements through `pgbench`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use persistence::cluster::Installation;

use crate::settings::Settings;
use crate::stage::{POOL, Stage};

/// A script, written to a file that disappears with this value.
pub struct Script {
    file: tempfile::NamedTempFile,
    variables: Vec<(&'static str, String)>,
    planned_once: bool,
}

impl Script {
    /// Statements in which `:name` is a value; each is ended where it has no end yet.
    pub fn new(statements: &[String], variables: Vec<(&'static str, String)>) -> Result<Script> {
        let file = tempfile::NamedTempFile::new()?;
        let mut text = String::new();
        for statement in statements {
            let statement = statement.trim_end();
            let ended = statement.starts_with('\\') || statement.ends_with("\\gset");
            text.push_str(&format!("{statement}{}\n", if ended { "" } else { ";" }));
        }
        fs::write(file.path(), text)?;
        Ok(Script { file, variables, planned_once: false })
    }

    /// Plans each statement once a connection, as Akrab does for the long one.
    pub fn planned_once(mut self) -> Script {
        self.planned_once = true;
        self
    }

    /// Transactions a second.
    pub fn run(&self, settings: &Settings, stage: &Stage, connections: usize) -> Result<f64> {
        self.start(stage, &[format!("--time={}", settings.seconds), format!("--client={connections}")])
    }

    /// One transaction.
    pub fn run_once(&self, stage: &Stage) -> Result<()> {
        self.start(stage, &["--transactions=1".to_owned(), "--client=1".to_owned()]).map(drop)
    }

    fn start(&self, stage: &Stage, arguments: &[String]) -> Result<f64> {
        let mut command = Command::new(program()?);
        command.args(["--no-vacuum", "--protocol=prepared", "--jobs=1"]).args(arguments).arg("--file").arg(self.file.path());
        if self.planned_once {
            command.env("PGOPTIONS", "-c plan_cache_mode=force_generic_plan");
        }
        for (name, value) in &self.variables {
            command.arg(format!("--define={name}={value}"));
        }
        let answer = command.arg(&stage.database).output().context("cannot run pgbench")?;
        let text = String::from_utf8_lossy(&answer.stdout);
        let rate = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        match rate {
            Some(rate) if answer.status.success() => Ok(rate),
            _ => bail!("pgbench failed: {}", String::from_utf8_lossy(&answer.stderr)),
        }
    }
}

/// As many connections as the servers' pools have, or fewer for less load.
pub fn connections(load: usize) -> usize {
    load.min(POOL as usize)
}

/// Replaces `$1`, `$2`, … by `:name`.
pub fn named(sql: &str, names: &[&str]) -> String {
    let values: Vec<String> = names.iter().map(|name| format!(":{name}")).collect();
    filled(sql, &values.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Replaces `$1`, `$2`, … by SQL, the longest number first, and leaves out lines of comments, in which `pgbench` would look
/// for variables.
pub fn filled(sql: &str, values: &[&str]) -> String {
    let code: Vec<&str> = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let numbered = values.iter().enumerate().rev();
    numbered.fold(code.join("\n"), |sql, (at, value)| sql.replace(&format!("${}", at + 1), value))
}

/// Beside the server programs, else the one of the path.
fn program() -> Result<PathBuf> {
    let beside = Installation::find()?.directory.join("pgbench");
    Ok(if beside.is_file() { beside } else { Path::new("pgbench").to_owned() })
}
