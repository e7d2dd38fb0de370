//! Owning the private PostgreSQL, or joining the process that does.

use std::fs::{File, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::address::SocketAddress;
use super::create::create;
use super::database::{DATABASE, create_database};
use super::discovery::Installation;
use super::error::{ClusterError, During};
use super::follower::Follower;
use super::layout::Layout;
use super::pid_file::PidFile;
use super::process::SystemUser;
use super::reach::reachable;
use super::supervisor::{Supervision, Supervisor};

/// How long to wait for another process that is just starting PostgreSQL.
const JOIN: Duration = Duration::from_secs(150);
/// How long the lock may be held by one that only looks, before it counts as taken.
const GLANCE: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(25);

/// The private PostgreSQL, owned by this process; it stops when this is dropped.
pub struct Cluster {
    address: SocketAddress,
    supervision: Option<Supervision>,
}

/// A private PostgreSQL that runs: our own, or one that another process owns.
pub enum Attached {
    /// This process runs it and stops it.
    Owned(Cluster),
    /// Another process runs it; this one takes over if that one ends.
    Joined(Follower),
}

impl Cluster {
    /// Starts the private PostgreSQL of a data directory, and creates both if they are missing.
    ///
    /// May be called from any thread: `postgres` belongs to a thread of its own that lives as long as the cluster.
    pub fn start(data_dir: &Path) -> Result<Self, ClusterError> {
        let deadline = Instant::now() + GLANCE;
        loop {
            if let Some(cluster) = Self::try_start(data_dir, None)? {
                return Ok(cluster);
            }
            if Instant::now() > deadline {
                return Err(ClusterError::InUse(data_dir.to_owned()));
            }
            thread::sleep(PAUSE);
        }
    }

    /// Whether a data directory holds a private PostgreSQL, running or not.
    pub fn exists(data_dir: &Path) -> Result<bool, ClusterError> {
        Ok(Layout::existing(data_dir)?.is_some_and(|layout| layout.made_by().is_some()))
    }

    /// The connection string of the database `akrab` if another process owns the cluster, else `None`.
    ///
    /// Waits if that process is only just starting it.
    pub fn join(data_dir: &Path) -> Result<Option<String>, ClusterError> {
        Ok(find_running(data_dir)?.map(|address| address.url(DATABASE)))
    }

    /// Starts the cluster, or joins it if another process owns it.
    pub fn start_or_join(data_dir: &Path) -> Result<Attached, ClusterError> {
        Self::start_or_join_with(data_dir, None)
    }

    /// As [`start_or_join`](Self::start_or_join), with the server programs of a given directory.
    pub fn start_or_join_with(data_dir: &Path, programs: Option<&Path>) -> Result<Attached, ClusterError> {
        let deadline = Instant::now() + JOIN;
        while Instant::now() < deadline {
            if let Some(cluster) = Self::try_start(data_dir, programs)? {
                return Ok(Attached::Owned(cluster));
            }
            if let Some(address) = find_running(data_dir)? {
                // The owner creates the database just after the first start; it may not have come to it yet. If it is
                // on its way out, we may be the next owner.
                match create_database(&address) {
                    Ok(()) => return Ok(Attached::Joined(Follower::start(address, data_dir, programs)?)),
                    Err(error) => log::debug!("not joining yet: {error}"),
                }
                thread::sleep(PAUSE);
            }
        }
        Err(ClusterError::InUse(data_dir.to_owned()))
    }

    /// The connection string of one of its databases.
    pub fn url(&self, database: &str) -> String {
        self.address.url(database)
    }

    /// Stops PostgreSQL and gives the data directory back; nothing happens if it has stopped already.
    pub fn stop(&mut self) {
        if let Some(supervision) = self.supervision.take() {
            supervision.stop();
        }
    }

    /// `None` when another process holds the lock.
    pub(super) fn try_start(data_dir: &Path, programs: Option<&Path>) -> Result<Option<Self>, ClusterError> {
        let user = SystemUser::find()?;
        let layout = Layout::prepared(data_dir)?;
        let Some(lock) = take_lock(&layout)? else { return Ok(None) };
        let cluster = layout.cluster();
        let data = layout.made_by().map(|major| (cluster.as_path(), major));
        let installation = Installation::find_for(programs, data)?;
        let layout = reachable(layout, &installation, user.as_ref())?;
        create(&layout, &installation, user.as_ref())?;
        let address = SocketAddress::new(layout.socket());
        let supervision = Some(Supervisor { layout, installation, user, lock }.start()?);
        // From here on, an error drops it, which stops PostgreSQL.
        let cluster = Self { address, supervision };
        create_database(&cluster.address)?;
        Ok(Some(cluster))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Attached {
    /// The connection string of one of its databases.
    pub fn url(&self, database: &str) -> String {
        match self {
            Self::Owned(cluster) => cluster.url(database),
            Self::Joined(follower) => follower.url(database),
        }
    }
}

fn take_lock(layout: &Layout) -> Result<Option<File>, ClusterError> {
    let path = layout.lock();
    let options = File::options().read(true).write(true).create(true).truncate(false).mode(0o600).open(&path);
    let file = options.during("cannot open", &path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error).during("cannot lock", &path),
    }
}

/// The address of the cluster while another process owns it.
fn find_running(data_dir: &Path) -> Result<Option<SocketAddress>, ClusterError> {
    let deadline = Instant::now() + JOIN;
    while Instant::now() < deadline {
        // Read anew each time: the owner may only now decide where the cluster lies.
        let Some(layout) = Layout::existing(data_dir)? else { return Ok(None) };
        if !is_owned(&layout)? {
            return Ok(None);
        }
        let address = PidFile::read(&layout.cluster()).and_then(|file| file.address());
        // What a killed one left behind may say "ready", too; but nobody listens there.
        if let Some(address) = address.filter(SocketAddress::listens) {
            return Ok(Some(address));
        }
        thread::sleep(PAUSE);
    }
    Err(ClusterError::NotReady { seconds: JOIN.as_secs(), log: data_dir.join("postgres/server.log") })
}

fn is_owned(layout: &Layout) -> Result<bool, ClusterError> {
    let path = layout.lock();
    if !path.exists() {
        return Ok(false);
    }
    let file = File::open(&path).during("cannot open", &path)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error).during("cannot lock", &path),
    }
}
