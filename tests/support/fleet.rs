//! Several `akrab serve` over one database: what has to hold in one process has to hold in three.

use anyhow::{Context, Result};
use diesel::PgConnection;

use super::caller::Caller;
use super::database::TestDatabase;
use super::people::{self, Account, PASSWORD, Person};
use super::process::{AkrabProcess, open_directory};

/// The secret of all processes of a fleet: 32 bytes in Base64.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// Processes that share a database and nothing else.
pub struct Fleet {
    processes: Vec<AkrabProcess>,
    // Dropped last: the database while nobody uses it.
    database: TestDatabase,
}

impl Fleet {
    /// Starts three, each with a pool of its own, on a migrated database of their own.
    pub fn start(settings: &[(&str, &str)]) -> Result<Fleet> {
        let database = TestDatabase::create()?;
        let url = database.url();
        // A queue in front of the pool is what a race is about; 503 is for overload and has a test of its own.
        let mut all = vec![("DATABASE_URL", url.as_str()), ("AKRAB_KEY", KEY), ("AKRAB_POOL_SIZE", "6"), ("AKRAB_POOL_WAIT_MS", "20000")];
        all.extend(settings);
        let processes = (0..3).map(|_| AkrabProcess::start_in(open_directory()?, &all)).collect::<Result<Vec<_>>>()?;
        Ok(Fleet { processes, database })
    }

    /// A caller without a token at one of the processes; numbers go round.
    pub fn nobody(&self, number: usize) -> Caller {
        self.processes[number % self.processes.len()].nobody()
    }

    /// A connection to the database that they share.
    pub fn connect(&self) -> Result<PgConnection> {
        self.database.connect()
    }

    /// A new user who has not signed in yet.
    pub fn add_person(&self, person: &Person) -> Result<Account> {
        people::insert(&mut self.connect()?, person)
    }

    /// A new user, signed in, as a caller at each of the processes.
    pub async fn signed_in(&self, person: Person) -> Result<Vec<Caller>> {
        let account = self.add_person(&person)?;
        let body = super::json!({"login": account.login, "password": PASSWORD, "transport": "body"});
        let answer = self.nobody(0).post("/v1/sessions", body).await.expect(201);
        let token = answer.text("/access_token");
        Ok((0..self.processes.len()).map(|at| self.nobody(at).with_token(token.clone())).collect())
    }

    /// What all of them have written so far.
    pub fn log(&self) -> Result<String> {
        self.processes.iter().map(AkrabProcess::log).collect::<Result<Vec<_>>>().map(|logs| logs.concat()).context("a log is missing")
    }
}
