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
        Ok(Script { file, variables })
    }

    /// Transactions a second.
    pub fn run(&self, settings: &Settings, stage: &Stage, connections: usize) -> Result<f64> {
        let mut command = Command::new(program()?);
        command.args(["--no-vacuum", "--protocol=prepared", "--jobs=1"]).arg(format!("--time={}", settings.seconds));
        command.arg(format!("--client={connections}")).arg("--file").arg(self.file.path());
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
    let numbered = names.iter().enumerate();
    numbered.fold(sql.to_owned(), |sql, (at, name)| sql.replace(&format!("${}", at + 1), &format!(":{name}")))
}

/// Beside the server programs, else the one of the path.
fn program() -> Result<PathBuf> {
    let beside = Installation::find()?.directory.join("pgbench");
    Ok(if beside.is_file() { beside } else { Path::new("pgbench").to_owned() })
}
