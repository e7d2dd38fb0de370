//! The binary `akrab` as a child process, for what only a whole process can show: signals, its log, its exit code.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::caller::Caller;
use super::database::target_directory;

/// A running `akrab serve` with a private PostgreSQL in a directory of its own.
pub struct AkrabProcess {
    child: Child,
    port: u16,
    data: tempfile::TempDir,
}

impl AkrabProcess {
    /// Starts it and waits until it is ready; `settings` are variables such as `("AKRAB_LOG", "debug")`.
    pub fn start(settings: &[(&str, &str)]) -> Result<AkrabProcess> {
        Self::start_in(open_directory()?, settings)
    }

    /// The same in a directory that may hold data already.
    pub fn start_in(data: tempfile::TempDir, settings: &[(&str, &str)]) -> Result<AkrabProcess> {
        // Free a moment ago; nobody else on this machine hurries to take it.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = fs::File::options().create(true).append(true).open(data.path().join("akrab.log"))?;
        let mut command = Self::command(data.path())?;
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        command.env("AKRAB_SIGN_INS_PER_MINUTE", "1000000").env("AKRAB_REQUESTS_PER_MINUTE", "1000000");
        command.envs(settings.iter().copied());
        let mut process = AkrabProcess { child: command.spawn().context("cannot run akrab")?, port, data };
        process.wait_until_ready()?;
        Ok(process)
    }

    /// `akrab` with a data directory and nothing else of this environment that could change what it does.
    pub fn command(data: &Path) -> Result<Command> {
        let program = target_directory()?.join("akrab");
        if !program.is_file() {
            bail!("{} is missing; `cargo build -p api` makes it", program.display());
        }
        let mut command = Command::new(program);
        command.env_remove("DATABASE_URL").arg("--data").arg(data);
        Ok(command)
    }

    pub fn nobody(&self) -> Caller {
        Caller::new(format!("http://127.0.0.1:{}", self.port))
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Everything it has written so far, with PostgreSQL's own log.
    pub fn log(&self) -> Result<String> {
        let own = fs::read_to_string(self.data.path().join("akrab.log"))?;
        let database = fs::read(self.data.path().join("postgres/server.log")).unwrap_or_default();
        Ok(own + &String::from_utf8_lossy(&database))
    }

    /// The connection string of its private PostgreSQL.
    pub fn database(&self) -> Result<String> {
        persistence::cluster::Cluster::join(self.data.path())?.context("its PostgreSQL does not run")
    }

    /// Sends a signal such as `libc::SIGTERM`.
    pub fn signal(&self, signal: i32) -> Result<()> {
        let id = i32::try_from(self.child.id())?;
        // SAFETY: kill has no memory preconditions, and the child has not been waited for, so the id is still its own.
        let sent = unsafe { libc::kill(id, signal) };
        anyhow::ensure!(sent == 0, "the signal could not be sent");
        Ok(())
    }

    /// Waits for its end.
    pub fn wait(&mut self, patience: Duration) -> Result<ExitStatus> {
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("akrab still runs after {patience:?}\n{}", self.log()?)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(60);
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait()? {
                bail!("akrab ended with {status}\n{}", self.log()?);
            }
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(30));
        }
        bail!("akrab is not ready\n{}", self.log()?)
    }
}

impl Drop for AkrabProcess {
    fn drop(&mut self) {
        // Gracefully first, so that its PostgreSQL is stopped with it.
        if self.signal(libc::SIGTERM).is_ok() && self.wait(Duration::from_secs(20)).is_err() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// A temporary directory that PostgreSQL's user can enter when the tests run as root.
pub fn open_directory() -> Result<tempfile::TempDir> {
    let directory = tempfile::tempdir()?;
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711))?;
    Ok(directory)
}
