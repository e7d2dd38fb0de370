//! A light load that writes down what was acknowledged, and how everything else was answered.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use diesel::sql_types::Text;
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use support::{Answer, Caller, json};
use tokio::task::JoinHandle;

/// Between two requests of one client.
const PAUSE: Duration = Duration::from_millis(25);

/// What the clients of a load have seen.
#[derive(Default, Debug)]
pub struct Ledger {
    /// Codes of the specialities whose creation was answered with 201.
    pub acknowledged: Vec<String>,
    /// Answers by status.
    pub statuses: BTreeMap<u16, usize>,
    /// The longest wait for a 503.
    pub slowest_refusal: Duration,
    /// Answers of 503 that did not say when to come again.
    pub mute_refusals: usize,
    /// Connections that could not be made: nobody listened.
    pub not_connected: usize,
    /// Requests that were sent and got no answer.
    pub cut: usize,
}

impl Ledger {
    fn note(&mut self, answer: &Answer, waited: Duration) {
        *self.statuses.entry(answer.status).or_default() += 1;
        if answer.status == 503 {
            self.slowest_refusal = self.slowest_refusal.max(waited);
            self.mute_refusals += usize::from(answer.header("retry-after").is_none());
        }
    }

    fn add(&mut self, other: Ledger) {
        self.acknowledged.extend(other.acknowledged);
        other.statuses.into_iter().for_each(|(status, count)| *self.statuses.entry(status).or_default() += count);
        self.slowest_refusal = self.slowest_refusal.max(other.slowest_refusal);
        self.mute_refusals += other.mute_refusals;
        self.not_connected += other.not_connected;
        self.cut += other.cut;
    }

    /// Statuses other than those that were to be expected.
    pub fn unexpected(&self, expected: &[u16]) -> Vec<(u16, usize)> {
        self.statuses.iter().filter(|(status, _)| !expected.contains(status)).map(|(status, count)| (*status, *count)).collect()
    }

    /// What was acknowledged and is not there.
    pub fn lost(&self, database: &mut PgConnection) -> diesel::QueryResult<Vec<String>> {
        #[derive(QueryableByName)]
        struct Code {
            #[diesel(sql_type = Text)]
            code: String,
        }
        let stored: Vec<Code> = diesel::sql_query("SELECT code FROM specialities").load(database)?;
        let stored: Vec<String> = stored.into_iter().map(|row| row.code).collect();
        Ok(self.acknowledged.iter().filter(|code| !stored.contains(code)).cloned().collect())
    }
}

/// Clients that read and write in turn until they are told to stop.
pub struct Load {
    stop: Arc<AtomicBool>,
    clients: Vec<JoinHandle<Ledger>>,
}

impl Load {
    pub fn start(caller: &Caller, clients: usize) -> Load {
        Load::numbered(caller, 0..clients)
    }

    /// As [`Load::start`], for a second load beside a first: the numbers of their clients, by which they name what they write, differ.
    pub fn numbered(caller: &Caller, clients: Range<usize>) -> Load {
        let stop = Arc::new(AtomicBool::new(false));
        let client = |number| tokio::spawn(work(caller.clone(), number, stop.clone()));
        Load { clients: clients.map(client).collect(), stop }
    }

    pub async fn finish(self) -> anyhow::Result<Ledger> {
        self.stop.store(true, Ordering::Relaxed);
        let mut all = Ledger::default();
        for client in self.clients {
            all.add(client.await?);
        }
        Ok(all)
    }
}

async fn work(caller: Caller, client: usize, stop: Arc<AtomicBool>) -> Ledger {
    let mut ledger = Ledger::default();
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let code = format!("w{client}-{number}");
        let started = Instant::now();
        let request = match number % 2 {
            0 => caller.post("/v1/specialities", json!({"code": code, "name_id": "Beban", "name_en": "Load"})),
            _ => caller.get("/v1/specialities?limit=20"),
        };
        match request.attempt().await {
            Ok(answer) => {
                ledger.note(&answer, started.elapsed());
                if answer.status == 201 {
                    ledger.acknowledged.push(code);
                }
            }
            Err(error) if error.is_connect() => ledger.not_connected += 1,
            Err(_) => ledger.cut += 1,
        }
        tokio::time::sleep(PAUSE).await;
    }
    ledger
}
