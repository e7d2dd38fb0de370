//! The private PostgreSQL through its life: first start, restart, a second process, kills, settings.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use persistence::cluster::{Attached, Cluster, ClusterError};
use persistence::settings_check::{check_settings, mend_settings};

type Outcome = Result<(), Box<dyn Error>>;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

fn rows(url: &str) -> Result<i64, Box<dyn Error>> {
    let mut connection = PgConnection::establish(url)?;
    Ok(diesel::sql_query("SELECT count(*) AS count FROM kept").get_result::<Count>(&mut connection)?.count)
}

fn fill(url: &str) -> Outcome {
    let mut connection = PgConnection::establish(url)?;
    connection.batch_execute("CREATE TABLE kept (id int); INSERT INTO kept SELECT generate_series(1, 1000)")?;
    Ok(())
}

fn postmaster(data: &Path) -> Result<String, Box<dyn Error>> {
    let file = fs::read_to_string(data.join("postgres/cluster/postmaster.pid"))?;
    Ok(file.lines().next().unwrap_or_default().trim().to_owned())
}

fn kill(process: &str) -> Outcome {
    assert!(process.parse::<u32>()? > 1);
    assert!(Command::new("kill").args(["-9", process]).status()?.success());
    Ok(())
}

/// As the tests may run as root, where PostgreSQL's user has to get in.
fn open_directory() -> Result<tempfile::TempDir, Box<dyn Error>> {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir()?;
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o711))?;
    Ok(directory)
}

#[test]
fn starts_from_nothing_and_again_with_its_data() -> Outcome {
    let directory = open_directory()?;
    let data = directory.path().join("new/data");
    let mut cluster = Cluster::start(&data)?;
    fill(&cluster.url("akrab"))?;
    cluster.stop();
    cluster.stop();
    assert!(!data.join("postgres/cluster/postmaster.pid").exists());
    assert_eq!(Cluster::join(&data)?, None);

    let cluster = Cluster::start(&data)?;
    assert_eq!(rows(&cluster.url("akrab"))?, 1000);
    Ok(())
}

#[test]
fn a_second_owner_is_refused_but_may_join() -> Outcome {
    let directory = open_directory()?;
    let owner = Cluster::start(directory.path())?;
    fill(&owner.url("akrab"))?;

    assert!(matches!(Cluster::start(directory.path()), Err(ClusterError::InUse(_))));
    let joined = Cluster::join(directory.path())?.ok_or("not found")?;
    assert_eq!(rows(&joined)?, 1000);
    let attached = Cluster::start_or_join(directory.path())?;
    assert!(matches!(attached, Attached::Joined(_)));
    assert_eq!(attached.url("akrab"), joined);

    drop(attached);
    assert_eq!(rows(&joined)?, 1000, "one that joined does not stop it");
    drop(owner);
    assert!(PgConnection::establish(&joined).is_err());
    Ok(())
}

#[test]
fn one_that_joined_takes_over_when_the_owner_ends() -> Outcome {
    let directory = open_directory()?;
    let owner = Cluster::start(directory.path())?;
    let url = owner.url("akrab");
    fill(&url)?;
    let follower = Cluster::start_or_join(directory.path())?;
    let other = Cluster::start_or_join(directory.path())?;

    let ended = Instant::now();
    drop(owner);
    while rows(&url).is_err() {
        assert!(ended.elapsed() < Duration::from_secs(20), "not back");
        thread::sleep(Duration::from_millis(20));
    }
    println!("back {:?} after the owner ended", ended.elapsed());
    assert_eq!(rows(&other.url("akrab"))?, 1000);
    drop(follower);
    drop(other);
    assert_eq!(Cluster::join(directory.path())?, None);
    Ok(())
}

#[test]
fn several_at_once_share_one_cluster() -> Outcome {
    let directory = open_directory()?;
    let attached = thread::scope(|scope| {
        let start = || Cluster::start_or_join(directory.path());
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(start)).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let mut owners = 0;
    for outcome in &attached {
        let attached = outcome.as_ref().map_err(|_| "panicked")?.as_ref().map_err(ToString::to_string)?;
        owners += i32::from(matches!(attached, Attached::Owned(_)));
        PgConnection::establish(&attached.url("akrab"))?;
    }
    assert_eq!(owners, 1);
    Ok(())
}

#[test]
fn a_killed_postmaster_comes_back_with_its_data() -> Outcome {
    let directory = open_directory()?;
    let mut cluster = Cluster::start(directory.path())?;
    let url = cluster.url("akrab");
    fill(&url)?;

    let killed = Instant::now();
    kill(&postmaster(directory.path())?)?;
    while rows(&url).is_err() {
        assert!(killed.elapsed() < Duration::from_secs(20), "not back");
        thread::sleep(Duration::from_millis(20));
    }
    println!("back {:?} after kill -9 of the postmaster", killed.elapsed());
    assert_eq!(rows(&url)?, 1000);

    // Killed just before the stop: the next start finds what it left behind.
    kill(&postmaster(directory.path())?)?;
    cluster.stop();
    let cluster = Cluster::start(directory.path())?;
    assert_eq!(rows(&cluster.url("akrab"))?, 1000);
    Ok(())
}

#[test]
fn an_unfinished_creation_is_started_over() -> Outcome {
    let directory = open_directory()?;
    let unfinished = directory.path().join("postgres/cluster.new");
    fs::create_dir_all(&unfinished)?;
    fs::write(unfinished.join("PG_VERSION"), "15\n")?;
    let cluster = Cluster::start(directory.path())?;
    PgConnection::establish(&cluster.url("akrab"))?;
    assert!(!unfinished.exists());
    Ok(())
}

#[test]
fn a_long_path_gets_a_short_socket() -> Outcome {
    let directory = open_directory()?;
    let data = directory.path().join("long".repeat(30));
    let cluster = Cluster::start(&data)?;
    PgConnection::establish(&cluster.url("akrab"))?;
    Ok(())
}

#[test]
fn root_moves_the_data_out_of_a_directory_closed_to_others() -> Outcome {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let directory = open_directory()?;
    if fs::metadata(directory.path())?.uid() != 0 {
        println!("skipped: only root runs PostgreSQL as somebody else");
        return Ok(());
    }
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700))?;
    let data = directory.path().join("data");
    let mut cluster = Cluster::start(&data)?;
    fill(&cluster.url("akrab"))?;
    assert_eq!(Cluster::join(&data)?, Some(cluster.url("akrab")));
    cluster.stop();
    let cluster = Cluster::start(&data)?;
    assert_eq!(rows(&cluster.url("akrab"))?, 1000);
    drop(cluster);
    let elsewhere = fs::read_to_string(data.join("postgres/location"))?;
    assert!(elsewhere.starts_with("/var/lib/akrab/"));
    fs::remove_dir_all(elsewhere.trim())?;
    Ok(())
}

#[test]
fn settings_are_durable_and_an_override_is_found() -> Outcome {
    let directory = open_directory()?;
    let cluster = Cluster::start(directory.path())?;
    let mut connection = PgConnection::establish(&cluster.url("akrab"))?;
    assert_eq!(check_settings(&mut connection)?, []);
    let listens = diesel::sql_query("SELECT current_setting('listen_addresses') AS value");
    assert_eq!(listens.get_result::<Value>(&mut connection)?.value, "");

    connection.batch_execute("ALTER ROLE akrab SET synchronous_commit = off")?;
    let mut connection = PgConnection::establish(&cluster.url("akrab"))?;
    let findings = check_settings(&mut connection)?;
    assert!(findings.iter().any(|finding| finding.fatal && finding.found == "off (role akrab)"), "{findings:?}");
    mend_settings(&mut connection, &findings)?;
    connection.batch_execute("ALTER SYSTEM SET full_page_writes = off")?;
    connection.batch_execute("SELECT pg_reload_conf(), pg_sleep(0.3)")?;
    let mut connection = PgConnection::establish(&cluster.url("akrab"))?;
    let findings = check_settings(&mut connection)?;
    assert!(findings.iter().any(|finding| finding.fatal && finding.setting == "full_page_writes"), "{findings:?}");
    assert_eq!(findings.len(), 1, "the override is mended");
    mend_settings(&mut connection, &findings)?;
    connection.batch_execute("SELECT pg_sleep(0.3)")?;
    assert_eq!(check_settings(&mut PgConnection::establish(&cluster.url("akrab"))?)?, []);
    Ok(())
}
