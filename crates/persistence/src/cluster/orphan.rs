//! A PostgreSQL whose owner was killed: ours to stop, since we hold the lock.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::error::ClusterError;
use super::pid_file::PidFile;
use super::process::signal;

/// Stops the postmaster that still runs on this cluster, if there is one. Only for the holder of the lock.
pub(super) fn stop_orphan(cluster: &Path) -> Result<(), ClusterError> {
    let Some(PidFile { process, .. }) = PidFile::read(cluster) else { return Ok(()) };
    for (way, patience) in [(libc::SIGINT, 30), (libc::SIGQUIT, 10)] {
        if !runs_on(process, cluster) {
            return Ok(());
        }
        log::warn!("stopping the PostgreSQL of an earlier run (process {process})");
        signal(process, way);
        let deadline = Instant::now() + Duration::from_secs(patience);
        while runs_on(process, cluster) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
    }
    match runs_on(process, cluster) {
        true => Err(ClusterError::OrphanStays(process)),
        false => Ok(()),
    }
}

/// Whether the process is a postmaster of this cluster, and not a stranger that was given its number since.
#[cfg(target_os = "linux")]
fn runs_on(process: i32, cluster: &Path) -> bool {
    // PostgreSQL works in its data directory; a zombie has none.
    std::fs::read_link(format!("/proc/{process}/cwd")).is_ok_and(|directory| directory == cluster)
}

/// Whether the process is a postmaster of this cluster, and not a stranger that was given its number since.
#[cfg(not(target_os = "linux"))]
fn runs_on(process: i32, cluster: &Path) -> bool {
    let answer = std::process::Command::new("ps").args(["-ww", "-o", "command=", "-p", &process.to_string()]).output();
    answer.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains(&*cluster.to_string_lossy()))
}
