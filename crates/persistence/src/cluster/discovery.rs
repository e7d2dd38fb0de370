//! Finding PostgreSQL's server programs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::ClusterError;

/// The oldest major version the migrations run on.
const OLDEST: u32 = 14;

/// Where packages of Debian, Red Hat, Alpine, Homebrew and Postgres.app put one directory for each version.
const ROOTS: [&str; 7] = [
    "/usr/lib/postgresql",
    "/usr",
    "/usr/libexec",
    "/usr/local/lib/postgresql",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    "/Applications/Postgres.app/Contents/Versions",
];

/// One installed PostgreSQL: the directory with `initdb` and `postgres`, and its major version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The directory that holds `initdb` and `postgres`.
    pub directory: PathBuf,
    /// The major version, such as 17.
    pub major: u32,
}

impl Installation {
    /// `PG_BIN_DIR` if it is set, else the newest of the usual places and of PATH.
    pub fn find() -> Result<Self, ClusterError> {
        Self::find_for(None, None)
    }

    /// As [`find`](Self::find), with `directory` before PG_BIN_DIR.
    pub fn find_with(directory: Option<&Path>) -> Result<Self, ClusterError> {
        Self::find_for(directory, None)
    }

    /// As [`find_with`](Self::find_with); for existing data of a known version, that one.
    pub(super) fn find_for(directory: Option<&Path>, data: Option<(&Path, u32)>) -> Result<Self, ClusterError> {
        let installed = installations(directory)?;
        let newest = installed.first().ok_or(ClusterError::BinariesMissing)?;
        let chosen = match data {
            None => newest,
            Some((path, wanted)) => installed.iter().find(|found| found.major == wanted).ok_or_else(|| {
                let installed = installed.iter().map(|found| found.major.to_string()).collect::<Vec<_>>().join(", ");
                ClusterError::VersionMissing { data: path.to_owned(), wanted, installed }
            })?,
        };
        match chosen.major {
            major if major < OLDEST => Err(ClusterError::VersionTooOld { found: major, wanted: OLDEST }),
            _ => Ok(chosen.clone()),
        }
    }

    /// The path of one of its programs.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    fn at(directory: PathBuf) -> Option<Self> {
        if !directory.join("initdb").is_file() {
            return None;
        }
        let answer = Command::new(directory.join("postgres")).arg("--version").output().ok()?;
        let major = major_of(&String::from_utf8_lossy(&answer.stdout))?;
        Some(Self { directory, major })
    }
}

/// Newest first; a directory that was asked for is the only one.
fn installations(directory: Option<&Path>) -> Result<Vec<Installation>, ClusterError> {
    let asked = directory.map(Path::to_owned).or_else(|| env::var_os("PG_BIN_DIR").map(PathBuf::from));
    if let Some(asked) = asked.filter(|path| !path.as_os_str().is_empty()) {
        let found = Installation::at(asked.clone()).ok_or(ClusterError::BinariesNotThere(asked))?;
        return Ok(vec![found]);
    }
    let mut found: Vec<Installation> = candidates().into_iter().filter_map(Installation::at).collect();
    found.sort_by_key(|installation| std::cmp::Reverse(installation.major));
    Ok(found)
}

fn candidates() -> Vec<PathBuf> {
    let mut directories = Vec::new();
    for root in ROOTS {
        for entry in fs::read_dir(root).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let version = name.strip_prefix("pgsql-").or(name.strip_prefix("postgresql@")).or(name.strip_prefix("postgresql"));
            if version.unwrap_or(&name).parse::<u32>().is_ok() {
                directories.push(entry.path().join("bin"));
                directories.push(entry.path());
            }
        }
    }
    directories.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    directories
}

/// The major version in the likes of `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split("(PostgreSQL)").nth(1)?.trim_start();
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta2\n"), Some(18));
        assert_eq!(major_of("command not found"), None);
    }

    #[test]
    fn a_directory_without_the_programs_is_named() {
        let empty = Path::new("/nowhere/bin");
        let error = Installation::find_for(Some(empty), None).map_err(|error| error.to_string());
        assert!(error.is_err_and(|sentence| sentence.contains("PG_BIN_DIR is /nowhere/bin")));
    }
}
