//! Making a new cluster.

use std::fs::{self, File};

use super::address::ROLE;
use super::configuration;
use super::discovery::Installation;
use super::error::{ClusterError, During};
use super::layout::{Layout, make_private};
use super::process::{SystemUser, command, ends_with_us};

/// A locale that sorts by code point and knows the letters of all languages, where the system has one.
const LOCALE: &str = if cfg!(target_os = "linux") { "C.UTF-8" } else { "en_US.UTF-8" };

/// Makes the cluster unless it exists: aside first, then renamed, so that a kill in between leaves nothing half made.
pub(super) fn create(layout: &Layout, installation: &Installation, user: Option<&SystemUser>) -> Result<(), ClusterError> {
    if layout.made_by().is_some() {
        return Ok(());
    }
    let (unfinished, cluster) = (layout.unfinished(), layout.cluster());
    log::info!("creating the private PostgreSQL {} in {}", installation.major, cluster.display());
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).during("cannot remove", &unfinished)?;
    }
    make_private(&unfinished, user)?;
    let mut initdb = command(installation, "initdb", user);
    initdb.args(["--username", ROLE, "--auth", "trust", "--encoding", "UTF8", "--locale", LOCALE]);
    initdb.args(["--data-checksums", "--no-instructions", "--pgdata"]).arg(&unfinished);
    ends_with_us(&mut initdb, libc::SIGKILL);
    let outcome = initdb.output().during("cannot run", &installation.program("initdb"))?;
    if !outcome.status.success() {
        let reason = String::from_utf8_lossy(&outcome.stderr).trim().to_owned();
        return Err(ClusterError::Initdb { data: cluster, reason });
    }
    configuration::include(&unfinished)?;
    fs::rename(&unfinished, &cluster).during("cannot create", &cluster)?;
    File::open(&layout.base).and_then(|directory| directory.sync_all()).during("cannot write", &layout.base)
}
