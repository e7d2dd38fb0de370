//! Running PostgreSQL's programs: as whom, with which environment, and bound to our own life.

use std::env;
use std::ffi::CString;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::discovery::Installation;
use super::error::{ClusterError, During};

/// The account PostgreSQL runs as when we are root, for it refuses to be root itself.
#[derive(Clone, Debug)]
pub(super) struct SystemUser {
    pub name: String,
    pub uid: u32,
    pub gid: u32,
}

impl SystemUser {
    /// `None` unless we are root; then `postgres`, or what PG_OS_USER says.
    pub fn find() -> Result<Option<Self>, ClusterError> {
        if effective_user() != 0 {
            return Ok(None);
        }
        let name = env::var("PG_OS_USER").unwrap_or_else(|_| "postgres".to_owned());
        let Ok(c_name) = CString::new(name.clone()) else { return Err(ClusterError::NoSystemUser(name)) };
        // SAFETY: `c_name` outlives the call, and the entry is copied from before anything else can ask for another.
        let entry = unsafe { libc::getpwnam(c_name.as_ptr()).as_ref() };
        match entry {
            Some(entry) if entry.pw_uid != 0 => Ok(Some(Self { name, uid: entry.pw_uid, gid: entry.pw_gid })),
            _ => Err(ClusterError::NoSystemUser(name)),
        }
    }
}

/// The user this process acts as.
pub(super) fn effective_user() -> u32 {
    // SAFETY: geteuid has no preconditions and cannot fail.
    unsafe { libc::geteuid() }
}

/// One of PostgreSQL's programs, with nothing of our own environment: neither settings nor secrets.
pub(super) fn command(installation: &Installation, program: &str, user: Option<&SystemUser>) -> Command {
    let mut command = Command::new(installation.program(program));
    command.env_clear().env("LC_ALL", "C").env("PATH", env::var_os("PATH").unwrap_or_default());
    command.current_dir("/").stdin(Stdio::null()).process_group(0);
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
    command
}

/// Lets the kernel send `signal` to the program when the **thread** that starts it ends, however it ends.
#[cfg(target_os = "linux")]
pub(super) fn ends_with_us(command: &mut Command, signal: libc::c_int) {
    let parent = std::process::id();
    let bind = move || {
        // SAFETY: prctl and getppid are async-signal-safe. This runs after setuid, which would undo it.
        unsafe {
            if libc::prctl(libc::PR_SET_PDEATHSIG, signal) != 0 {
                return Err(std::io::Error::last_os_error());
            }
            match u32::try_from(libc::getppid()) {
                Ok(current) if current == parent => Ok(()),
                _ => Err(std::io::Error::from_raw_os_error(libc::ESRCH)),
            }
        }
    };
    // SAFETY: the closure allocates nothing and calls only async-signal-safe functions.
    unsafe { command.pre_exec(bind) };
}

/// Elsewhere the kernel offers nothing alike; what outlives us is stopped by the next start.
#[cfg(not(target_os = "linux"))]
pub(super) fn ends_with_us(_command: &mut Command, _signal: libc::c_int) {}

/// Sends a signal; whether the process was there to take it.
pub(super) fn signal(process: i32, signal: libc::c_int) -> bool {
    // SAFETY: kill has no memory preconditions; callers only pass ids of processes they know to be PostgreSQL.
    unsafe { libc::kill(process, signal) == 0 }
}

/// Stops a child of ours: politely, then firmly, then by force. Committed data is safe in each case.
pub(super) fn stop(child: &mut Child) -> Result<(), ClusterError> {
    let Ok(process) = i32::try_from(child.id()) else { return Ok(()) };
    // SIGINT is PostgreSQL's "fast" stop, SIGQUIT its "immediate" one, which recovers at the next start.
    for (way, patience) in [(libc::SIGINT, 30), (libc::SIGQUIT, 10), (libc::SIGKILL, 10)] {
        let deadline = Instant::now() + Duration::from_secs(patience);
        if child.try_wait().during("cannot wait for", Path::new("postgres"))?.is_none() {
            signal(process, way);
        }
        while Instant::now() < deadline {
            if child.try_wait().during("cannot wait for", Path::new("postgres"))?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
    Err(ClusterError::OrphanStays(process))
}
