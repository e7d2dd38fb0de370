//! A database for each test: a clone of a migrated template in one PostgreSQL that all test processes share.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, RunQueryDsl};
use persistence::migrate;
use sha2::{Digest, Sha256};

/// How long the shared PostgreSQL may take to come up, with `initdb`.
const PATIENCE: Duration = Duration::from_secs(120);
/// Any fixed number: keeps two processes from making the template at the same time.
const LOCK: i64 = 0x616b_7261_6202;

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A database that disappears with this value.
pub struct TestDatabase {
    server: String,
    name: String,
}

impl TestDatabase {
    /// A migrated database of its own.
    pub fn create() -> Result<TestDatabase> {
        Self::cloned_from(&template()?)
    }

    /// An empty database without any table.
    pub fn create_empty() -> Result<TestDatabase> {
        Self::cloned_from("template1")
    }

    /// Its connection string.
    pub fn url(&self) -> String {
        url_of(&self.server, &self.name)
    }

    /// A connection to it.
    pub fn connect(&self) -> Result<PgConnection> {
        Ok(migrate::connect(&self.url())?)
    }

    fn cloned_from(template: &str) -> Result<TestDatabase> {
        let server = server()?;
        let name = format!("t_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut admin = migrate::connect(&server)?;
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name}"))?;
        admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))?;
        Ok(TestDatabase { server, name })
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // What stays behind is dropped by the keeper at its end.
        if let Ok(mut admin) = migrate::connect(&self.server) {
            let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// Where this build puts its programs: `target/debug`.
pub fn target_directory() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let directory = program.parent().context("a program lies in a directory")?;
    Ok(if directory.ends_with("deps") { directory.parent().unwrap_or(directory) } else { directory }.to_owned())
}

/// Written by the keeper once the shared PostgreSQL may be used; holds its connection string.
pub fn ready_file(data: &Path) -> PathBuf {
    data.join("ready")
}

/// The connection string of the shared PostgreSQL, started if it does not run.
fn server() -> Result<String> {
    let target = target_directory()?;
    let data = target.parent().unwrap_or(&target).join("test-database");
    let deadline = Instant::now() + PATIENCE;
    let mut asked = None;
    loop {
        if let Ok(url) = fs::read_to_string(ready_file(&data))
            && migrate::connect(&url).is_ok()
        {
            return Ok(url);
        }
        // A keeper that finds another one at work ends by itself, so asking twice does no harm.
        if asked.is_none_or(|at: Instant| at.elapsed() > Duration::from_secs(10)) {
            start_keeper(&target, &data)?;
            asked = Some(Instant::now());
        }
        if Instant::now() > deadline {
            bail!("the tests' PostgreSQL does not come up; see {}", data.join("keeper.log").display());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Starts the keeper apart from this process, whose end must not end the PostgreSQL of all others.
fn start_keeper(target: &Path, data: &Path) -> Result<()> {
    persistence::cluster::make_data_dir(data)?;
    let program = target.join("test-database");
    let log = fs::File::options().create(true).append(true).open(data.join("keeper.log"))?;
    let mut keeper = Command::new(&program);
    keeper.arg(data).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).process_group(0);
    let mut child = keeper.spawn().with_context(|| format!("cannot run {}; `cargo build -p akrab-tests` makes it", program.display()))?;
    // Somebody has to wait for it, should it end first.
    thread::spawn(move || child.wait());
    Ok(())
}

/// The name of the migrated template, which is made when the migrations have changed.
fn template() -> Result<String> {
    let server = server()?;
    let name = format!("template_{}", digest_of_migrations()?);
    let mut admin = migrate::connect(&server)?;
    if exists(&mut admin, &name)? {
        return Ok(name);
    }
    diesel::sql_query("SELECT pg_advisory_lock($1)").bind::<BigInt, _>(LOCK).execute(&mut admin)?;
    if !exists(&mut admin, &name)? {
        admin.batch_execute("DROP DATABASE IF EXISTS unfinished_template WITH (FORCE)")?;
        admin.batch_execute("CREATE DATABASE unfinished_template")?;
        migrate::run_pending(&url_of(&server, "unfinished_template"))?;
        admin.batch_execute(&format!("ALTER DATABASE unfinished_template RENAME TO {name}"))?;
    }
    diesel::sql_query("SELECT pg_advisory_unlock($1)").bind::<BigInt, _>(LOCK).execute(&mut admin)?;
    Ok(name)
}

fn exists(admin: &mut PgConnection, name: &str) -> Result<bool> {
    Ok(diesel::sql_query("SELECT 1 FROM pg_database WHERE datname = $1").bind::<Text, _>(name).execute(admin)? > 0)
}

fn digest_of_migrations() -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&root)? {
        files.extend(fs::read_dir(entry?.path())?.flatten().map(|file| file.path()));
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(fs::read(file)?);
    }
    Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The connection string of another database of the same server.
fn url_of(server: &str, database: &str) -> String {
    server.replacen("/postgres?", &format!("/{database}?"), 1)
}
