//! The servers under measurement as child processes, and what the system says about their memory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::http_load::Connection;
use crate::reference;
use crate::stage::Stage;

/// How long a server may take to start before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Limits that no measurement meets; everything else is as it is installed.
const LIMITS: [(&str, &str); 3] =
    [("AKRAB_REQUESTS_PER_MINUTE", "10000000"), ("AKRAB_SIGN_INS_PER_MINUTE", "10000000"), ("AKRAB_SEARCHES_PER_MINUTE", "10000000")];

/// A running server, stopped when it is dropped.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process until it said it is ready.
    pub started_in: Duration,
}

impl Running {
    /// `akrab serve` on the stage's database.
    pub async fn akrab(program: &Path, stage: &Stage) -> Result<Running> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let log = File::options().create(true).append(true).open(stage.folder.join("akrab.log"))?;
        let mut command = Command::new(program);
        command.arg("serve").arg("--data").arg(&stage.data).args(["--listen", &address.to_string()]);
        command.env("DATABASE_URL", &stage.database).envs(LIMITS).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let started = Instant::now();
        let child = command.spawn().with_context(|| format!("cannot run {}", program.display()))?;
        let mut running = Running { child, address, started_in: Duration::ZERO };
        running.wait_until_ready(started).await?;
        Ok(running)
    }

    /// The bare server.
    pub fn reference(stage: &Stage, arguments: &reference::Arguments) -> Result<Running> {
        let log = File::options().create(true).append(true).open(stage.folder.join("reference.log"))?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(arguments.words()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let started = Instant::now();
        let mut child = command.spawn().context("cannot run the bare server")?;
        let output = child.stdout.take().context("the bare server has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let port: u16 = line.trim().parse().context("the bare server did not start; see target/bench/reference.log")?;
        Ok(Running { child, address: SocketAddr::from(([127, 0, 0, 1], port)), started_in: started.elapsed() })
    }

    async fn wait_until_ready(&mut self, started: Instant) -> Result<()> {
        while started.elapsed() < PATIENCE {
            if let Ok(mut connection) = Connection::open(self.address, None).await
                && connection.get("/health/ready").await.is_ok()
            {
                self.started_in = started.elapsed();
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("akrab ended with {status}; see target/bench/akrab.log");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("akrab is not ready after {PATIENCE:?}; see target/bench/akrab.log")
    }

    /// Signs in with a demo account; the access token.
    pub async fn sign_in(&self, account: &Account) -> Result<String> {
        let body = json!({"login": account.login, "password": account.password, "transport": "body"});
        let client = reqwest::Client::builder().no_proxy().build()?;
        let answer = client.post(format!("http://{}/v1/sessions", self.address)).json(&body).send().await?;
        let status = answer.status();
        let session: Value = answer.json().await?;
        let token = session["access_token"].as_str();
        Ok(token.with_context(|| format!("signing in was answered with {status}: {session}"))?.to_owned())
    }

    /// Resident memory now and at its highest, in KiB.
    pub fn memory(&self) -> Result<(u64, u64)> {
        let id = self.child.id();
        let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) else {
            let answer = Command::new("ps").args(["-o", "rss=", "-p", &id.to_string()]).output()?;
            let now = String::from_utf8_lossy(&answer.stdout).trim().parse().context("ps did not say how much memory is used")?;
            return Ok((now, now));
        };
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.trim_start_matches(':').trim().split(' ').next()?.parse().ok())
        };
        field("VmRSS").zip(field("VmHWM")).context("the system does not say how much memory is used")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            // SAFETY: kill has no memory preconditions, and the child has not been waited for, so the id is still its own.
            unsafe { libc::kill(id, libc::SIGQUIT) };
        }
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An entry of `demo-accounts.json`.
#[derive(Clone, serde::Deserialize)]
pub struct Account {
    pub role: String,
    pub login: String,
    pub password: String,
}
