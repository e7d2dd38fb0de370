//! Using a cluster that another process owns, and taking over when that process ends.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::address::SocketAddress;
use super::error::{ClusterError, During};
use super::owner::Cluster;

/// How often to look whether the owner is still there.
const LOOK: Duration = Duration::from_millis(300);
/// The same after a failed attempt to take over.
const LOOK_AGAIN: Duration = Duration::from_secs(3);

/// A cluster of another process; if that one ends, this one starts PostgreSQL again at the same address.
pub struct Follower {
    address: SocketAddress,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Follower {
    pub(super) fn start(address: SocketAddress, data_dir: &Path, programs: Option<&Path>) -> Result<Self, ClusterError> {
        let stopping = Arc::new(AtomicBool::new(false));
        let (flag, data, programs) = (Arc::clone(&stopping), data_dir.to_owned(), programs.map(Path::to_owned));
        let thread = thread::Builder::new()
            .name("postgres-follower".to_owned())
            .spawn(move || follow(&flag, &data, programs))
            .during("cannot start a thread for", data_dir)?;
        Ok(Self { address, stopping, thread: Some(thread) })
    }

    /// The connection string of one of its databases.
    pub fn url(&self, database: &str) -> String {
        self.address.url(database)
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            if thread.join().is_err() {
                log::error!("the thread that follows PostgreSQL's owner had panicked");
            }
        }
    }
}

fn follow(stopping: &AtomicBool, data_dir: &Path, programs: Option<PathBuf>) {
    let mut owned = None;
    let mut pause = LOOK;
    while !stopping.load(Ordering::Acquire) {
        thread::park_timeout(pause);
        if owned.is_some() || stopping.load(Ordering::Acquire) {
            continue;
        }
        pause = LOOK;
        match Cluster::try_start(data_dir, programs.as_deref()) {
            Ok(None) => {}
            Ok(Some(cluster)) => {
                log::warn!("the process that ran PostgreSQL has ended; this one runs it now");
                owned = Some(cluster);
            }
            Err(error) => {
                log::error!("{error}");
                pause = LOOK_AGAIN;
            }
        }
    }
}
