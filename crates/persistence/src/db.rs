//! The one way to the database: `Db::read` and `Db::write`.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use diesel::PgConnection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use tokio::sync::{Semaphore, oneshot};

use crate::circuit::Circuit;
use crate::error::PersistenceError;
use crate::pool::{self, Pool};

/// How the server talks to its database.
#[derive(Clone, Debug)]
pub struct DbSettings {
    /// A libpq connection string or URL.
    pub url: String,
    /// Connections at most.
    pub pool_size: u32,
    /// How long a request may wait for one before it is answered with 503.
    pub wait: Duration,
    /// After this PostgreSQL cancels a statement.
    pub statement_timeout: Duration,
}

/// A handle on the database; clones share one pool.
#[derive(Clone)]
pub struct Db {
    lane: Arc<RwLock<Lane>>,
    circuit: Arc<Circuit>,
    settings: DbSettings,
    patience: Duration,
}

/// A pool with its permits; replaced as a whole when its connections may lead nowhere.
#[derive(Clone)]
struct Lane {
    pool: Pool,
    /// One permit a connection, so that waiting costs no thread.
    permits: Arc<Semaphore>,
    made: Instant,
}

/// A lane is not replaced sooner, so that a database that is only slow is not flooded with connections.
const LANE_LIFE: Duration = Duration::from_secs(5);

impl Lane {
    fn new(settings: &DbSettings) -> Lane {
        Lane {
            pool: pool::build(&settings.url, settings.pool_size, settings.wait / 2),
            permits: Arc::new(Semaphore::new(settings.pool_size as usize)),
            made: Instant::now(),
        }
    }
}

impl Db {
    /// Makes the pool; connections are opened when they are needed, so this does not fail.
    pub fn new(settings: &DbSettings) -> Db {
        let url = with_timeout(&settings.url, settings.statement_timeout);
        let circuit = Circuit::new(&url, settings.wait);
        let settings = DbSettings { url, ..settings.clone() };
        let patience = settings.statement_timeout * 2 + settings.wait;
        Db { lane: Arc::new(RwLock::new(Lane::new(&settings))), circuit, settings, patience }
    }

    /// Runs a closure on a connection outside a transaction: each statement sees what is committed by then.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PersistenceError> + Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, E> + Send + 'static,
    {
        self.run(move |conn| work(conn)).await
    }

    /// Runs a closure in a transaction: committed when it gives `Ok`, rolled back otherwise.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PersistenceError> + Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, E> + Send + 'static,
    {
        self.run(move |conn| in_transaction(conn, work)).await
    }

    /// Whether a connection answers; for readiness.
    pub async fn ping(&self) -> Result<(), PersistenceError> {
        use diesel::RunQueryDsl;
        self.read(|conn| {
            diesel::sql_query("select 1").execute(conn)?;
            Ok(())
        })
        .await
    }

    /// Connections in use and at most, for the metrics.
    pub fn usage(&self) -> (u32, u32) {
        let pool = self.current().pool;
        let state = pool.state();
        (state.connections - state.idle_connections, pool.max_size())
    }

    async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PersistenceError> + Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, E> + Send + 'static,
    {
        let Some(since) = self.circuit.closed_since() else { return Err(PersistenceError::Unavailable.into()) };
        let mut lane = self.current();
        if lane.made < since {
            lane = self.replace(&lane);
        }
        tokio::select! {
            biased;
            done = self.on_lane(lane, work) => done,
            () = self.circuit.silence() => Err(PersistenceError::Unavailable.into()),
            () = tokio::time::sleep(self.patience) => Err(PersistenceError::Unavailable.into()),
        }
    }

    /// Waits for a permit, then for a connection that answers, then for the work.
    #[allow(clippy::disallowed_methods, reason = "the one place that uses the blocking thread pool")]
    async fn on_lane<T, E, F>(&self, lane: Lane, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PersistenceError> + Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, E> + Send + 'static,
    {
        let unavailable = || E::from(PersistenceError::Unavailable);
        let half = self.settings.wait / 2;
        let permit = tokio::time::timeout(half, lane.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| unavailable())?.map_err(|_| unavailable())?;
        let (connected, connection) = oneshot::channel();
        let pool = lane.pool.clone();
        let job = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            on_connection(&pool, connected, work)
        });
        // the pool gives up in time, unless a connection does not even answer whether it is there
        if tokio::time::timeout(half + half / 4, connection).await.is_err() {
            if lane.made.elapsed() > LANE_LIFE {
                self.replace(&lane);
            }
            return Err(unavailable());
        }
        match job.await {
            Ok(result) => result,
            Err(join) if join.is_panic() => std::panic::resume_unwind(join.into_panic()),
            Err(_) => Err(unavailable()),
        }
    }

    fn current(&self) -> Lane {
        self.lane.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a new lane in the place of this one, unless somebody else has; what still runs on the old one goes with it.
    fn replace(&self, old: &Lane) -> Lane {
        let mut current = self.lane.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&current.permits, &old.permits) {
            *current = Lane::new(&self.settings);
        }
        current.clone()
    }
}

/// Takes a connection, says so, and gives it back marked as broken when the work left it so.
///
/// Who has stopped listening has been answered already, so the work is not begun for them.
#[allow(clippy::disallowed_methods, reason = "the one place that takes connections from the pool")]
fn on_connection<T, E: From<PersistenceError>>(
    pool: &Pool,
    connected: oneshot::Sender<()>,
    work: impl FnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, E> {
    let unavailable = || E::from(PersistenceError::Unavailable);
    let mut pooled = pool.get().map_err(|_| unavailable())?;
    connected.send(()).map_err(|()| unavailable())?;
    let result = work(&mut pooled.inner);
    pooled.used(result.is_ok());
    result
}

fn in_transaction<T, E: From<PersistenceError>>(
    conn: &mut PgConnection,
    work: impl FnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error: diesel::result::Error| E::from(PersistenceError::from(error));
    AnsiTransactionManager::begin_transaction(conn).map_err(failed)?;
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(conn)));
    match outcome {
        Ok(Ok(value)) => {
            AnsiTransactionManager::commit_transaction(conn).map_err(failed)?;
            Ok(value)
        }
        Ok(Err(error)) => {
            let _ = AnsiTransactionManager::rollback_transaction(conn);
            Err(error)
        }
        Err(panic) => {
            let _ = AnsiTransactionManager::rollback_transaction(conn);
            std::panic::resume_unwind(panic)
        }
    }
}

/// Adds the statement timeout and the end of patience with a silent network to a connection string or URL. Without the
/// last, a connection whose other end has vanished would be waited for, for hours; and
/// PostgreSQL would keep the locks of a transaction that nobody can end any more.
pub(crate) fn with_timeout(url: &str, timeout: Duration) -> String {
    let ms = timeout.as_millis();
    let network = ["connect_timeout=2", "keepalives_idle=10", "keepalives_interval=3", "keepalives_count=3", "tcp_user_timeout=10000"];
    if url.contains("://") {
        let joint = if url.contains('?') { '&' } else { '?' };
        format!("{url}{joint}options=-c%20statement_timeout%3D{ms}%20-c%20idle_in_transaction_session_timeout%3D{ms}&{}", network.join("&"))
    } else {
        format!("{url} options='-c statement_timeout={ms} -c idle_in_transaction_session_timeout={ms}' {}", network.join(" "))
    }
}
