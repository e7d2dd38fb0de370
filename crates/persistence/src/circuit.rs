//! Whether the database answers at all. While it does not, requests are refused at once instead of waiting for it.
//!
//! From here a slow statement and a connection whose other end has vanished look the same. A second question tells them
//! apart: PostgreSQL answers a new connection within milliseconds, even while it works on something long.

use std::ffi::CString;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, watch};

/// Between two questions while the database is silent.
const PAUSE: Duration = Duration::from_millis(250);
/// An answer this young need not be asked for again.
const YOUNG: Duration = Duration::from_millis(200);

/// Closed while the database answers, open while it does not.
pub(crate) struct Circuit {
    url: CString,
    /// A request that takes longer than this has the database asked.
    quiet: Duration,
    /// The database has so long to say anything.
    limit: Duration,
    /// Since when the circuit is closed; `None` while it is open.
    closed: watch::Sender<Option<Instant>>,
    last: Mutex<Option<(Instant, bool)>>,
}

impl Circuit {
    /// `quiet` and `limit` together are less than `wait`, so that a request is refused within that time.
    pub(crate) fn new(url: &str, wait: Duration) -> Arc<Circuit> {
        Arc::new(Circuit {
            // a string with a NUL makes no connection either
            url: CString::new(url).unwrap_or_default(),
            quiet: wait / 3,
            limit: wait / 2,
            closed: watch::Sender::new(Some(Instant::now())),
            last: Mutex::new(None),
        })
    }

    /// Since when the database answers; `None` while it does not.
    pub(crate) fn closed_since(&self) -> Option<Instant> {
        *self.closed.borrow()
    }

    /// Ends when the database is found to be silent; to be raced against the work of a request.
    pub(crate) async fn silence(self: &Arc<Self>) {
        let mut closed = self.closed.subscribe();
        loop {
            if tokio::time::timeout(self.quiet, closed.wait_for(Option::is_none)).await.is_ok() {
                return;
            }
            if !self.answers().await {
                self.open();
                return;
            }
        }
    }

    /// Asks once for all who want to know at the same time.
    async fn answers(&self) -> bool {
        let mut last = self.last.lock().await;
        if let Some((_, answer)) = last.filter(|(at, _)| at.elapsed() < YOUNG) {
            return answer;
        }
        let answer = tokio::time::timeout(self.limit, ping(self.url.clone())).await.unwrap_or(false);
        *last = Some((Instant::now(), answer));
        answer
    }

    /// Refuses from now on, and asks until the database answers again.
    fn open(self: &Arc<Self>) {
        if self.closed.send_replace(None).is_none() {
            return;
        }
        log::warn!("the database does not answer; requests are refused until it does");
        let circuit = Arc::downgrade(self);
        tokio::spawn(async move {
            while let Some(circuit) = circuit.upgrade() {
                // to its end, however long that takes: never two questions at once
                if ping(circuit.url.clone()).await {
                    circuit.closed.send_replace(Some(Instant::now()));
                    log::info!("the database answers again");
                    return;
                }
                drop(circuit);
                tokio::time::sleep(PAUSE).await;
            }
        });
    }
}

/// Knocks without signing in; a refusal is an answer, too. The connection string limits how long it takes.
#[allow(clippy::disallowed_methods, reason = "a question to the database that needs no connection of the pool")]
async fn ping(url: CString) -> bool {
    // SAFETY: the string lives until the call is over, and libpq keeps nothing of it.
    let asked = tokio::task::spawn_blocking(move || unsafe { pq_sys::PQping(url.as_ptr()) });
    !matches!(asked.await, Ok(pq_sys::PGPing::PQPING_NO_RESPONSE))
}
