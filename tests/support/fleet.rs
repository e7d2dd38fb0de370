//! Several `akrab serve` over one database: what has to hold in one process has to hold in three.

use anyhow::{Context, Result};
use diesel::PgConnection;
use persistence::migrate;

use super::caller::Caller;
use super::people::{self, Account, PASSWORD, Person};
use super::process::{AkrabProcess, open_directory};

/// The secret of all processes of a fleet: 32 bytes in Base64.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// Processes that share a database and nothing else. The first owns the PostgreSQL: the one of the other tests does not
/// care for power cuts, and would be refused.
pub struct Fleet {
    // Those that are guests of the first one's PostgreSQL end before it.
    guests: Vec<AkrabProcess>,
    first: AkrabProcess,
    url: String,
}

impl Fleet {
    /// Starts three, each with a pool of its own, on a migrated database of their own.
    pub fn start(settings: &[(&str, &str)]) -> Result<Fleet> {
        // A queue in front of the pool is what a race is about; 503 is for overload and has a test of its own.
        // Tokens name the public address, so it is one for all.
        let mut all = vec![
            ("AKRAB_KEY", KEY),
            ("AKRAB_PUBLIC_URL", "http://localhost:8080"),
            ("AKRAB_POOL_SIZE", "6"),
            ("AKRAB_POOL_WAIT_MS", "20000"),
            ("AKRAB_HOLDS_PER_MINUTE", "1000000"),
        ];
        all.extend(settings);
        let first = AkrabProcess::start_in(open_directory()?, &all)?;
        let url = first.database()?;
        all.push(("DATABASE_URL", url.as_str()));
        let guests = (0..2).map(|_| AkrabProcess::start_in(open_directory()?, &all)).collect::<Result<Vec<_>>>()?;
        Ok(Fleet { guests, first, url })
    }

    fn all(&self) -> impl Iterator<Item = &AkrabProcess> {
        std::iter::once(&self.first).chain(&self.guests)
    }

    /// A caller without a token at one of the processes; numbers go round.
    pub fn nobody(&self, number: usize) -> Caller {
        match number % (1 + self.guests.len()) {
            0 => self.first.nobody(),
            other => self.guests[other - 1].nobody(),
        }
    }

    /// A connection to the database that they share.
    pub fn connect(&self) -> Result<PgConnection> {
        Ok(migrate::connect(&self.url)?)
    }

    /// A new user who has not signed in yet.
    pub fn add_person(&self, person: &Person) -> Result<Account> {
        people::insert(&mut self.connect()?, person)
    }

    /// A new user, signed in, as a caller at each of the processes.
    pub async fn signed_in(&self, person: Person) -> Result<Vec<Caller>> {
        Ok(self.sign_in(&self.add_person(&person)?.login).await)
    }

    /// A caller at each of the processes, with one new token.
    pub async fn sign_in(&self, login: &str) -> Vec<Caller> {
        let body = super::json!({"login": login, "password": PASSWORD, "transport": "body"});
        let token = self.nobody(0).post("/v1/sessions", body).await.expect(201).text("/access_token");
        (0..=self.guests.len()).map(|at| self.nobody(at).with_token(token.clone()).known_as(login)).collect()
    }

    /// What all of them have written so far.
    pub fn log(&self) -> Result<String> {
        self.all().map(AkrabProcess::log).collect::<Result<Vec<_>>>().map(|logs| logs.concat()).context("a log is missing")
    }
}
