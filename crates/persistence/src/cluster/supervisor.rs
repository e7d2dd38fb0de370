//! The thread that runs `postgres` and starts it again when it dies.

use std::fs::{self, File};
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::configuration;
use super::discovery::Installation;
use super::error::{ClusterError, During};
use super::layout::{Layout, make_private};
use super::orphan::stop_orphan;
use super::pid_file::PidFile;
use super::process::{self, SystemUser};

/// How long a start may take, with recovery after a power cut.
const START: Duration = Duration::from_secs(120);
/// A fresh postmaster is refused while the last children of a killed one still hold its shared memory.
const ATTEMPTS: u32 = 20;
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(250);
/// A log larger than this is put aside at the next start.
const LARGEST_LOG: u64 = 10 << 20;

/// What the thread needs to know.
pub(super) struct Supervisor {
    pub layout: Layout,
    pub installation: Installation,
    pub user: Option<SystemUser>,
    /// The lock on the data directory; it is given back when PostgreSQL has stopped.
    pub lock: File,
}

/// The running thread.
pub(super) struct Supervision {
    stopping: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Supervisor {
    /// Starts PostgreSQL and returns when it takes connections.
    ///
    /// The thread lives as long as the cluster. It has to: the kernel ends `postgres` when the *thread* that started
    /// it ends, so a passing thread of a pool must not be the one.
    pub fn start(self) -> Result<Supervision, ClusterError> {
        let stopping = Arc::new(AtomicBool::new(false));
        let (started, outcome) = mpsc::channel();
        let home = self.layout.home.clone();
        let flag = Arc::clone(&stopping);
        let thread = thread::Builder::new()
            .name("postgres".to_owned())
            .spawn(move || self.run(&flag, &started))
            .during("cannot start a thread for", &home)?;
        match outcome.recv() {
            Ok(Ok(())) => Ok(Supervision { stopping, thread }),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(ClusterError::Exited { status: "its thread ended".to_owned(), log: home.join("server.log") }),
        }
    }

    fn run(self, stopping: &AtomicBool, started: &Sender<Result<(), ClusterError>>) {
        let mut child = match self.launch(stopping) {
            Ok(child) => child,
            Err(error) => {
                // Nobody waits any more only if the starting thread itself has died.
                let _ = started.send(Err(error));
                return;
            }
        };
        let _ = started.send(Ok(()));
        while !stopping.load(Ordering::Acquire) {
            thread::park_timeout(Duration::from_millis(100));
            if let Ok(Some(status)) = child.try_wait()
                && !stopping.load(Ordering::Acquire)
            {
                log::error!("PostgreSQL ended ({status}); starting it again");
                let Some(next) = self.launch_again(stopping) else { return };
                child = next;
            }
        }
        if let Err(error) = process::stop(&mut child) {
            log::error!("{error}");
        }
        // It may lie in /tmp, which others have to tidy otherwise; it is made anew at the next start.
        let _ = fs::remove_dir(self.layout.socket());
        drop(self.lock);
    }

    /// Tries until it works or nobody wants it any more.
    fn launch_again(&self, stopping: &AtomicBool) -> Option<Child> {
        while !stopping.load(Ordering::Acquire) {
            match self.launch(stopping) {
                Ok(child) => return Some(child),
                Err(error) => log::error!("{error}"),
            }
            thread::park_timeout(Duration::from_secs(2));
        }
        None
    }

    fn launch(&self, stopping: &AtomicBool) -> Result<Child, ClusterError> {
        let cluster = self.layout.cluster();
        let unclean = cluster.join("postmaster.pid").exists();
        stop_orphan(&cluster)?;
        configuration::write(&cluster)?;
        make_private(&self.layout.socket(), self.user.as_ref())?;
        let mut attempt = 1;
        loop {
            let mut child = self.spawn()?;
            match self.wait_until_ready(&mut child, stopping)? {
                None => return Ok(child),
                Some(_) if unclean && attempt < ATTEMPTS && !stopping.load(Ordering::Acquire) => attempt += 1,
                Some(status) => {
                    return Err(ClusterError::Exited { status: status.to_string(), log: self.layout.log() });
                }
            }
            thread::sleep(BETWEEN_ATTEMPTS);
        }
    }

    fn spawn(&self) -> Result<Child, ClusterError> {
        let path = self.layout.log();
        if fs::metadata(&path).is_ok_and(|found| found.len() > LARGEST_LOG) {
            fs::rename(&path, path.with_extension("log.1")).during("cannot put aside", &path)?;
        }
        let log = File::options().create(true).append(true).mode(0o600).open(&path).during("cannot write", &path)?;
        let errors = log.try_clone().during("cannot write", &path)?;
        let mut postgres = process::command(&self.installation, "postgres", self.user.as_ref());
        postgres.arg("-D").arg(self.layout.cluster()).arg("-k").arg(self.layout.socket());
        // Given here, no other file can open it to the network.
        postgres.args(["-c", "listen_addresses="]).args(["-p", "5432"]).stdout(log).stderr(errors);
        process::ends_with_us(&mut postgres, libc::SIGINT);
        postgres.spawn().during("cannot run", &self.installation.program("postgres"))
    }

    /// `None` once the child takes connections, its status if it ended first.
    fn wait_until_ready(&self, child: &mut Child, stopping: &AtomicBool) -> Result<Option<ExitStatus>, ClusterError> {
        let cluster = self.layout.cluster();
        let deadline = Instant::now() + START;
        loop {
            if let Some(status) = child.try_wait().during("cannot wait for", &self.installation.program("postgres"))? {
                return Ok(Some(status));
            }
            let file = PidFile::read(&cluster).filter(|file| u32::try_from(file.process) == Ok(child.id()));
            if file.is_some_and(|file| file.ready) || stopping.load(Ordering::Acquire) {
                return Ok(None);
            }
            if Instant::now() > deadline {
                process::stop(child)?;
                return Err(ClusterError::NotReady { seconds: START.as_secs(), log: self.layout.log() });
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Supervision {
    /// Stops PostgreSQL and returns when it has stopped.
    pub fn stop(self) {
        self.stopping.store(true, Ordering::Release);
        self.thread.thread().unpark();
        if self.thread.join().is_err() {
            log::error!("the thread that runs PostgreSQL had panicked");
        }
    }
}
