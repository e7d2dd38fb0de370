//! R2: a database that could lose what it has confirmed is refused at start, wherever the setting was made.

use std::fs::File;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use persistence::cluster::Cluster;
use persistence::migrate;
use support::{AkrabProcess, Outcome, open_directory};

/// The statement that makes the database unsafe, the setting, how it is named in the refusal, and the way back.
const UNSAFE: [(&str, &str, &str, &str); 7] = [
    ("ALTER SYSTEM SET synchronous_commit = off", "synchronous_commit", "off", "ALTER SYSTEM RESET synchronous_commit"),
    ("ALTER SYSTEM SET full_page_writes = off", "full_page_writes", "off", "ALTER SYSTEM RESET full_page_writes"),
    ("ALTER SYSTEM SET fsync = off", "fsync", "off", "ALTER SYSTEM RESET fsync"),
    ("ALTER ROLE akrab SET synchronous_commit = off", "synchronous_commit", "off (role akrab)", "ALTER ROLE akrab RESET ALL"),
    (
        "ALTER DATABASE akrab SET synchronous_commit = local",
        "synchronous_commit",
        "local (database akrab)",
        "ALTER DATABASE akrab RESET ALL",
    ),
    (
        "ALTER ROLE akrab IN DATABASE akrab SET synchronous_commit = off",
        "synchronous_commit",
        "off (role akrab in database akrab)",
        "ALTER ROLE akrab IN DATABASE akrab RESET ALL",
    ),
    ("ALTER ROLE ALL SET synchronous_commit = remote_write", "synchronous_commit", "remote_write (all roles)", "ALTER ROLE ALL RESET ALL"),
];

const DURABLE: [&str; 4] = ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"];

#[derive(QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

fn show(connection: &mut PgConnection, setting: &str) -> diesel::QueryResult<String> {
    let query = diesel::sql_query("SELECT current_setting($1) AS value").bind::<Text, _>(setting);
    Ok(query.get_result::<Value>(connection)?.value)
}

/// What the private PostgreSQL is made with.
#[test]
fn the_private_database_keeps_what_it_confirms() -> Outcome {
    let directory = open_directory()?;
    let cluster = Cluster::start(directory.path())?;
    let mut connection = migrate::connect(&cluster.url("akrab"))?;
    let found = DURABLE.iter().map(|name| Ok((*name, show(&mut connection, name)?))).collect::<diesel::QueryResult<Vec<_>>>()?;
    println!("R2: {found:?}");
    assert!(found.iter().all(|(_, value)| value == "on"), "{found:?}");
    Ok(())
}

#[test]
fn an_unsafe_database_is_refused_with_a_sentence() -> Outcome {
    let (server, own) = (open_directory()?, open_directory()?);
    let cluster = Cluster::start(server.path())?;
    let url = cluster.url("akrab");
    let (code, said) = serve(own.path(), &url, &["migrate"])?;
    assert_eq!(code, Some(0), "{said}");
    for (spoil, setting, named, mend) in UNSAFE {
        change(&url, spoil)?;
        let (code, said) = serve(own.path(), &url, &["serve", "--listen", "127.0.0.1:0"])?;
        assert_eq!(code, Some(1), "after {spoil}:\n{said}");
        assert!(said.contains(&format!("{setting} = {named}")) && said.contains("akrab doctor --mend"), "after {spoil}:\n{said}");
        change(&url, mend)?;
    }
    let (code, said) = serve(own.path(), &url, &["migrate"])?;
    assert_eq!(code, Some(0), "{said}");
    println!("R2: {} of {} unsafe settings refused at start, by server, role, database and both", UNSAFE.len(), UNSAFE.len());
    Ok(())
}

#[test]
fn doctor_finds_and_mends_it() -> Outcome {
    let (server, own) = (open_directory()?, open_directory()?);
    let cluster = Cluster::start(server.path())?;
    let url = cluster.url("akrab");
    serve(own.path(), &url, &["migrate"])?;
    change(&url, "ALTER ROLE akrab SET synchronous_commit = off")?;
    let (code, said) = serve(own.path(), &url, &["doctor", "--listen", "127.0.0.1:0"])?;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("synchronous_commit = off (role akrab)"), "{said}");
    let (_, said) = serve(own.path(), &url, &["doctor", "--mend", "--listen", "127.0.0.1:0"])?;
    assert!(!said.contains("synchronous_commit"), "{said}");
    assert_eq!(show(&mut migrate::connect(&url)?, "synchronous_commit")?, "on");
    Ok(())
}

/// Runs a statement, and waits until the server has read its configuration again.
fn change(url: &str, statement: &str) -> anyhow::Result<()> {
    let mut connection = migrate::connect(url)?;
    let before: Value = diesel::sql_query("SELECT pg_conf_load_time()::text AS value").get_result(&mut connection)?;
    connection.batch_execute(statement)?;
    connection.batch_execute("SELECT pg_reload_conf()")?;
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let now: Value = diesel::sql_query("SELECT pg_conf_load_time()::text AS value").get_result(&mut migrate::connect(url)?)?;
        if now.value != before.value {
            return Ok(());
        }
        anyhow::ensure!(Instant::now() < deadline, "the server does not read its configuration");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Runs a command that has to end by itself; gives its exit code and what it said.
fn serve(data: &Path, url: &str, arguments: &[&str]) -> anyhow::Result<(Option<i32>, String)> {
    let said = data.join("said.log");
    let out = File::create(&said)?;
    let mut command = AkrabProcess::command(data)?;
    command.args(arguments).env("DATABASE_URL", url).stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out);
    let mut child = command.spawn()?;
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), std::fs::read_to_string(&said)?));
        }
        if Instant::now() > deadline {
            child.kill()?;
            child.wait()?;
            anyhow::bail!("{arguments:?} does not end\n{}", std::fs::read_to_string(&said)?);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
