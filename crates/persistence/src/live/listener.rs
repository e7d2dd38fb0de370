//! The one connection of a process that listens.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use domain::live::LiveEvent;
use tokio::sync::{broadcast, watch};

use crate::db::with_timeout;
use crate::error::PersistenceError;

/// How often the connection is looked at; libpq has nothing that wakes a thread.
const EVERY: Duration = Duration::from_millis(50);
/// How often a connection that says nothing is asked whether it is still there.
const PROOF: Duration = Duration::from_secs(5);
/// Pause after a connection was lost or could not be made.
const PAUSE: Duration = Duration::from_millis(500);
/// How long a first subscriber waits for the connection.
const PATIENCE: Duration = Duration::from_secs(3);
/// Events kept for a subscriber that is slow; who falls behind further is told to fetch anew.
const KEPT: usize = 1024;

/// Hears the events of all processes; clones share one connection, which is made for the first subscriber.
#[derive(Clone)]
pub struct Live {
    inner: Arc<Inner>,
}

struct Inner {
    url: String,
    sender: broadcast::Sender<LiveEvent>,
    /// Whether the connection listens at this moment.
    listening: watch::Sender<bool>,
    started: AtomicBool,
}

impl Live {
    /// `url` has to lead to PostgreSQL itself: a pooler that changes connections between transactions loses events.
    pub fn new(url: &str) -> Live {
        let url = with_timeout(url, Duration::from_secs(5));
        let inner =
            Inner { url, sender: broadcast::Sender::new(KEPT), listening: watch::Sender::new(false), started: AtomicBool::new(false) };
        Live { inner: Arc::new(inner) }
    }

    /// Every event from now on; [`PersistenceError::Unavailable`] when the database cannot be listened to.
    pub async fn subscribe(&self) -> Result<broadcast::Receiver<LiveEvent>, PersistenceError> {
        let receiver = self.inner.sender.subscribe();
        if !self.inner.started.swap(true, Ordering::AcqRel) {
            let inner = Arc::downgrade(&self.inner);
            let spawned = thread::Builder::new().name("live".into()).spawn(move || listen(&inner));
            spawned.map_err(|error| {
                self.inner.started.store(false, Ordering::Release);
                PersistenceError::Unexpected(format!("no thread to listen: {error}"))
            })?;
        }
        let mut listening = self.inner.listening.subscribe();
        match tokio::time::timeout(PATIENCE, listening.wait_for(|yes| *yes)).await {
            Ok(Ok(_)) => Ok(receiver),
            _ => Err(PersistenceError::Unavailable),
        }
    }
}

/// Listens until nobody holds the [`Live`] any more.
fn listen(live: &Weak<Inner>) {
    let mut before = false;
    while let Some(inner) = live.upgrade() {
        let connection = connect(&inner.url);
        if connection.is_ok() {
            inner.listening.send_replace(true);
            if before {
                let _ = inner.sender.send(LiveEvent::resync());
            }
            before = true;
        }
        drop(inner);
        let lost = connection.and_then(|conn| attend(conn, live));
        if let (Err(error), Some(inner)) = (lost, live.upgrade()) {
            inner.listening.send_replace(false);
            log::debug!("live: {error}");
        }
        thread::sleep(PAUSE);
    }
}

fn connect(url: &str) -> Result<PgConnection, PersistenceError> {
    let mut conn = PgConnection::establish(url).map_err(|_| PersistenceError::Unavailable)?;
    diesel::sql_query("LISTEN akrab_live").execute(&mut conn)?;
    Ok(conn)
}

/// Passes on what arrives, until the connection breaks or nobody holds the [`Live`] any more.
fn attend(mut conn: PgConnection, live: &Weak<Inner>) -> Result<(), PersistenceError> {
    let mut proven = Instant::now();
    while let Some(inner) = live.upgrade() {
        for notification in conn.notifications_iter() {
            // what cannot be read comes from a newer build on the same database
            if let Ok(event) = serde_json::from_str(&notification?.payload) {
                let _ = inner.sender.send(event);
            }
        }
        drop(inner);
        if proven.elapsed() >= PROOF {
            diesel::sql_query("select 1").execute(&mut conn)?;
            proven = Instant::now();
        }
        thread::sleep(EVERY);
    }
    Ok(())
}
