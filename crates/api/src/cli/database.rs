//! The database of a command: the private PostgreSQL or the installation's own server.

use std::time::{Duration, Instant};

use anyhow::Context;
use diesel::{Connection, PgConnection};
use persistence::cluster::{Attached, Cluster, server_url};
use persistence::settings_check::{Finding, check_settings, mend_settings};
use persistence::{DbSettings, migrate};

use crate::settings::{Secret, Settings};

/// How long an own server may take to come up, such as after a reboot of both machines.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_secs(1);

/// A database that answers. While this lives, a private PostgreSQL runs.
pub struct DatabaseInUse {
    url: Secret,
    attached: Option<Attached>,
}

impl DatabaseInUse {
    /// Starts or joins the private PostgreSQL, or waits for the own server.
    pub fn open(settings: &Settings) -> anyhow::Result<Self> {
        let database = &settings.database;
        let Some(url) = &database.url else {
            let attached = Cluster::start_or_join_with(&settings.data_dir, database.programs.as_deref())?;
            return Ok(Self { url: Secret::new(attached.url("akrab")), attached: Some(attached) });
        };
        wait_for(url)?;
        Ok(Self { url: url.clone(), attached: None })
    }

    /// The same, with its settings checked and its migrations applied.
    pub fn open_current(settings: &Settings) -> anyhow::Result<Self> {
        let database = Self::open(settings)?;
        database.refuse_unsafe()?;
        database.migrate()?;
        Ok(database)
    }

    /// The connection string.
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// The connection string of the server: in the private PostgreSQL with a role that owns nothing, so that it can write to the
    /// audit trail and not change it. An own server is reached as its administrator has written it.
    pub fn server_url(&self) -> String {
        match self.attached {
            Some(_) => server_url(self.url()),
            None => self.url().to_owned(),
        }
    }

    /// What a pool of the server on this database needs.
    pub fn pool_settings(&self, settings: &Settings) -> DbSettings {
        DbSettings {
            url: self.server_url(),
            pool_size: settings.database.pool_size,
            wait: settings.database.pool_wait,
            statement_timeout: settings.database.statement_timeout,
        }
    }

    /// Whether this process runs PostgreSQL, so that it stops with it.
    pub fn is_owned(&self) -> bool {
        matches!(self.attached, Some(Attached::Owned(_)))
    }

    /// What is not as it should be in the server's settings.
    pub fn findings(&self) -> anyhow::Result<Vec<Finding>> {
        let mut connection = connect(&self.url)?;
        check_settings(&mut connection).context("the settings of the database cannot be read")
    }

    /// Sets right what a statement can set right.
    pub fn mend(&self, findings: &[Finding]) -> anyhow::Result<()> {
        mend_settings(&mut connect(&self.url)?, findings).context("the settings of the database cannot be mended")
    }

    /// Applies what is pending; the names of what was applied.
    pub fn migrate(&self) -> anyhow::Result<Vec<String>> {
        let applied = migrate::run_pending(self.url()).context("the database cannot be brought up to date")?;
        for name in &applied {
            log::info!("migration {name} applied");
        }
        Ok(applied)
    }

    fn refuse_unsafe(&self) -> anyhow::Result<()> {
        let findings = self.findings()?;
        for finding in findings.iter().filter(|finding| !finding.fatal) {
            log::warn!("{finding}");
        }
        match findings.iter().find(|finding| finding.fatal) {
            Some(finding) => Err(anyhow::anyhow!("{finding}")),
            None => Ok(()),
        }
    }
}

fn wait_for(url: &Secret) -> anyhow::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match connect(url) {
            Ok(_) => return Ok(()),
            Err(error) if Instant::now() > deadline || !may_pass(&error) => return Err(error),
            Err(error) => log::warn!("{error:#}; trying again"),
        }
        std::thread::sleep(PAUSE);
    }
}

fn connect(url: &Secret) -> anyhow::Result<PgConnection> {
    PgConnection::establish(url.expose()).map_err(|error| {
        let reason = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        anyhow::anyhow!("no connection to the database; check DATABASE_URL and that the server runs: {reason}")
    })
}

/// Whether waiting can help: the server is away or starting, rather than refusing us.
fn may_pass(error: &anyhow::Error) -> bool {
    let text = format!("{error:#}");
    ["Connection refused", "starting up", "No such file", "timeout", "could not translate", "shutting down"]
        .iter()
        .any(|reason| text.contains(reason))
}
