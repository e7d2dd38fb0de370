//! The one way to the database: `Db::read` and `Db::write`.

use std::sync::Arc;
use std::time::Duration;

use diesel::PgConnection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use tokio::sync::Semaphore;

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
    pool: Pool,
    /// One permit a connection, so that waiting costs no thread.
    permits: Arc<Semaphore>,
    wait: Duration,
    patience: Duration,
}

impl Db {
    /// Makes the pool; connections are opened when they are needed, so this does not fail.
    pub fn new(settings: &DbSettings) -> Db {
        let half = settings.wait / 2;
        let url = with_timeout(&settings.url, settings.statement_timeout);
        Db {
            pool: pool::build(&url, settings.pool_size, half),
            permits: Arc::new(Semaphore::new(settings.pool_size as usize)),
            wait: half,
            patience: settings.statement_timeout * 2 + settings.wait,
        }
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
        let state = self.pool.state();
        (state.connections - state.idle_connections, self.pool.max_size())
    }

    #[allow(clippy::disallowed_methods, reason = "the one place that uses the blocking thread pool")]
    async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PersistenceError> + Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, E> + Send + 'static,
    {
        let unavailable = || E::from(PersistenceError::Unavailable);
        let permit = tokio::time::timeout(self.wait, self.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| unavailable())?.map_err(|_| unavailable())?;
        let pool = self.pool.clone();
        let job = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            on_connection(&pool, work)
        });
        match tokio::time::timeout(self.patience, job).await {
            Ok(Ok(result)) => result,
            Ok(Err(join)) if join.is_panic() => std::panic::resume_unwind(join.into_panic()),
            Ok(Err(_)) | Err(_) => Err(unavailable()),
        }
    }
}

/// Takes a connection, and gives it back marked as broken when the work left it so.
#[allow(clippy::disallowed_methods, reason = "the one place that takes connections from the pool")]
fn on_connection<T, E: From<PersistenceError>>(pool: &Pool, work: impl FnOnce(&mut PgConnection) -> Result<T, E>) -> Result<T, E> {
    let mut pooled = pool.get().map_err(|_| E::from(PersistenceError::Unavailable))?;
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

/// Adds the statement timeout, a fixed message language and the end of patience with a silent network to a connection
/// string or URL. Without the last, a connection whose other end has vanished would be waited for, for hours.
pub(crate) fn with_timeout(url: &str, timeout: Duration) -> String {
    let ms = timeout.as_millis();
    let network = ["connect_timeout=2", "keepalives_idle=10", "keepalives_interval=3", "keepalives_count=3", "tcp_user_timeout=10000"];
    if url.contains("://") {
        let joint = if url.contains('?') { '&' } else { '?' };
        format!("{url}{joint}options=-c%20statement_timeout%3D{ms}%20-c%20lc_messages%3DC&{}", network.join("&"))
    } else {
        format!("{url} options='-c statement_timeout={ms} -c lc_messages=C' {}", network.join(" "))
    }
}
