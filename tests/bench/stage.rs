//! The data that everything is measured on: demo patients in a private PostgreSQL, kept between measurements.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Nullable, Text, Uuid as SqlUuid};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use persistence::cluster::{Attached, Cluster};
use persistence::migrate;
use uuid::Uuid;

use crate::calendar;
use crate::process::{Account, Running};
use crate::reference;
use crate::settings::Settings;

/// Connections of the pools of both servers, and of `pgbench`: the installation's default.
pub const POOL: u32 = 8;
/// People whose records are asked for.
const SAMPLE: u32 = 100_000;

/// A database with patients, and who asks for them.
pub struct Stage {
    pub folder: PathBuf,
    pub data: PathBuf,
    pub database: String,
    /// Sees the people of one location: every query carries a scope.
    pub receptionist: Account,
    /// Sees everybody.
    pub manager: Account,
    /// Has everybody in care whose sample was taken.
    pub technician: Account,
    /// The receptionist's location; all when absent.
    pub location: Option<Uuid>,
    // Stops PostgreSQL when it is dropped, so it comes last.
    _cluster: Attached,
}

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    location_id: Option<Uuid>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Sampled {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

impl Stage {
    /// Makes the data if it is not there yet, and starts PostgreSQL.
    pub fn prepare(settings: &Settings) -> Result<Stage> {
        fs::create_dir_all(&settings.folder)?;
        let data = settings.folder.join(format!("data-{}-{}-{}", settings.patients, settings.appointments, settings.observations));
        make_data(settings, &data)?;
        let cluster = Cluster::start_or_join(&data)?;
        let database = cluster.url("akrab");
        let mut conn = migrate::connect(&database)?;
        let accounts: Vec<Account> = serde_json::from_slice(&fs::read(data.join("demo-accounts.json"))?)?;
        let account =
            |role: &str| accounts.iter().find(|a| a.role == role).cloned().with_context(|| format!("no demo account of the role {role}"));
        let (receptionist, manager, technician) = (account("receptionist")?, account("manager")?, account("lab_staff")?);
        let location = location_of(&mut conn, &receptionist)?;
        let mut stage =
            Stage { folder: settings.folder.clone(), data, database, receptionist, manager, technician, location, _cluster: cluster };
        stage.settle(&mut conn)?;
        Ok(stage)
    }

    /// What has to be known to judge the figures.
    pub fn description(&self, settings: &Settings) -> Result<String> {
        let mut conn = migrate::connect(&self.database)?;
        let patients: Count = diesel::sql_query("select count(*) from contacts where mrn is not null").get_result(&mut conn)?;
        let visits: Count = diesel::sql_query("select count(*) from appointments").get_result(&mut conn)?;
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        Ok(format!(
            "{} patients, {} appointments, {cores} cores for server, PostgreSQL and load together, pool of {POOL}; medians of {} runs of {} s, taking turns.",
            patients.count, visits.count, settings.runs, settings.seconds
        ))
    }

    pub async fn start_akrab(&self, settings: &Settings) -> Result<Running> {
        Running::akrab(&settings.programs.join("akrab"), self).await
    }

    pub async fn start_reference(&self, _settings: &Settings) -> Result<Running> {
        Running::reference(self, &reference::Arguments { database: self.database.clone(), pool_size: POOL, location: self.location })
    }

    /// Ids and names of people the receptionist sees, in no order.
    pub fn sample(&self, limit: u32) -> Result<Vec<(Uuid, String)>> {
        let mut conn = migrate::connect(&self.database)?;
        let query = "select s.id, c.name from bench.sample s join contacts c on c.id = s.id order by s.n limit $1";
        let rows: Vec<Sampled> = diesel::sql_query(query).bind::<BigInt, _>(i64::from(limit)).load(&mut conn)?;
        Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
    }

    /// A sample of ids, and a database with nothing left to tidy up while it is measured.
    fn settle(&mut self, conn: &mut PgConnection) -> Result<()> {
        let join = match self.location {
            Some(id) => format!("join contact_locations l on l.contact_id = c.id and l.location_id = '{id}'"),
            None => String::new(),
        };
        let sample = format!(
            "drop schema if exists bench cascade; create schema bench;
             select setseed(0.5);
             create table bench.sample as
                 select (row_number() over ())::int as n, id from (
                     select c.id from contacts c {join} where c.mrn is not null and c.archived_at is null
                     order by random() limit {SAMPLE}) people;
             alter table bench.sample add primary key (n);"
        );
        conn.batch_execute(&sample)?;
        calendar::prepare(conn, self.location)?;
        conn.batch_execute("vacuum analyze")?;
        conn.batch_execute("checkpoint")?;
        Ok(())
    }
}

fn location_of(conn: &mut PgConnection, account: &Account) -> Result<Option<Uuid>> {
    let query = "select r.location_id from user_roles r join users u on u.id = r.user_id where $1 in (u.email, u.username, u.phone)";
    Ok(diesel::sql_query(query).bind::<Text, _>(&account.login).get_result::<Place>(conn)?.location_id)
}

/// Runs `akrab demo`, unless an earlier measurement has left data of the same migrations.
fn make_data(settings: &Settings, data: &Path) -> Result<()> {
    let (mark, wanted) = (data.join("bench-complete"), digest_of_migrations()?);
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if data.exists() {
        fs::remove_dir_all(data)?;
    }
    eprintln!(
        "    making {} demo patients, {} appointments and {} values in {}",
        settings.patients,
        settings.appointments,
        settings.observations,
        data.display()
    );
    let mut command = Command::new(settings.programs.join("akrab"));
    command.arg("demo").args(["--patients", &settings.patients.to_string(), "--appointments", &settings.appointments.to_string()]);
    command.args(["--observations", &settings.observations.to_string()]).arg("--data").arg(data);
    let status = command.env_remove("DATABASE_URL").status().context("cannot run akrab demo")?;
    if !status.success() {
        bail!("akrab demo ended with {status}");
    }
    Ok(fs::write(mark, wanted)?)
}

fn digest_of_migrations() -> Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations"))? {
        files.push(entry?.path().join("up.sql"));
    }
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        fs::read(file)?.hash(&mut hash);
    }
    Ok(format!("{:016x}", hash.finish()))
}
