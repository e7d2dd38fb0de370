//! `test-database DIR`: keeps the PostgreSQL of the tests running while anybody uses it, and a minute longer.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use persistence::cluster::{Cluster, ClusterError};
use persistence::migrate;
use support::ready_file;

/// How long nobody may have used it before it stops.
const IDLE: Duration = Duration::from_secs(60);

/// Test data need not survive a power cut, and many tests run at once.
const TUNING: &str = "
    ALTER SYSTEM SET fsync = off;
    ALTER SYSTEM SET synchronous_commit = off;
    ALTER SYSTEM SET full_page_writes = off;
    ALTER SYSTEM SET autovacuum = off;
    ALTER SYSTEM SET max_connections = 300";

fn main() -> Result<()> {
    let data = PathBuf::from(std::env::args().nth(1).context("usage: test-database DIR")?);
    let Some(mut cluster) = start(&data)? else { return Ok(()) };
    let ready = ready_file(&data);
    let _ = fs::remove_file(&ready);
    if tune(&cluster)? {
        cluster.stop();
        cluster = Cluster::start(&data)?;
    }
    drop_databases(&cluster, "t\\_%")?;
    let url = cluster.url("postgres");
    loop {
        fs::write(&ready, &url)?;
        wait_until_idle(&url)?;
        // From here on nobody new comes in; who came in between keeps it going.
        fs::remove_file(&ready)?;
        thread::sleep(Duration::from_secs(1));
        if users(&mut migrate::connect(&url)?)? == 0 {
            break;
        }
    }
    drop_databases(&cluster, "t\\_%")?;
    cluster.stop();
    Ok(())
}

/// `None` when another keeper is at work.
fn start(data: &std::path::Path) -> Result<Option<Cluster>> {
    match Cluster::start(data) {
        Ok(cluster) => Ok(Some(cluster)),
        Err(ClusterError::InUse(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether PostgreSQL has to start again for its settings.
fn tune(cluster: &Cluster) -> Result<bool> {
    let mut connection = migrate::connect(&cluster.url("postgres"))?;
    let set = diesel::sql_query("SELECT 1 FROM pg_settings WHERE name = 'max_connections' AND setting = '300'").execute(&mut connection)?;
    if set == 0 {
        // One statement a call: ALTER SYSTEM refuses to be part of a transaction.
        TUNING.split(';').try_for_each(|statement| connection.batch_execute(statement))?;
    }
    Ok(set == 0)
}

fn wait_until_idle(url: &str) -> Result<()> {
    let mut connection = migrate::connect(url)?;
    let mut used = Instant::now();
    while used.elapsed() < IDLE {
        thread::sleep(Duration::from_secs(1));
        if users(&mut connection)? > 0 {
            used = Instant::now();
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn users(connection: &mut PgConnection) -> Result<i64> {
    let query = "SELECT count(*) AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
    Ok(diesel::sql_query(query).get_result::<Count>(connection)?.count)
}

fn drop_databases(cluster: &Cluster, pattern: &str) -> Result<()> {
    let mut connection = migrate::connect(&cluster.url("postgres"))?;
    let names = diesel::sql_query("SELECT datname::text AS name FROM pg_database WHERE datname LIKE $1");
    for found in names.bind::<Text, _>(pattern).load::<Name>(&mut connection)? {
        connection.batch_execute(&format!("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", found.name))?;
    }
    Ok(())
}
