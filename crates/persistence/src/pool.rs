//! The r2d2 pool, with connections that are replaced once they have broken.

use std::time::{Duration, Instant};

use diesel::r2d2::{self, ManageConnection};
use diesel::{Connection, ConnectionError, PgConnection, RunQueryDsl};

/// A pooled connection that remembers whether it has broken, since diesel cannot tell after a server restart.
pub struct Pooled {
    pub(crate) inner: PgConnection,
    broken: bool,
    /// When it last did its work.
    last_used: Instant,
}

/// A connection that worked so recently is taken as it is; an older one is asked first.
const FRESH: Duration = Duration::from_millis(500);

impl Pooled {
    /// To be called after each use: after an error the connection is asked whether it is still there.
    pub(crate) fn used(&mut self, fine: bool) {
        self.broken = !fine && !self.answers();
        self.last_used = Instant::now();
    }

    fn answers(&mut self) -> bool {
        diesel::sql_query("select 1").execute(&mut self.inner).is_ok()
    }
}

/// Opens connections for the pool.
#[derive(Debug)]
pub struct Manager {
    url: String,
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Pooled, ConnectionError> {
        let mut inner = PgConnection::establish(&self.url)?;
        fix_language(&mut inner);
        Ok(Pooled { inner, broken: false, last_used: Instant::now() })
    }

    fn is_valid(&self, conn: &mut Pooled) -> Result<(), ConnectionError> {
        if conn.last_used.elapsed() < FRESH || conn.answers() {
            return Ok(());
        }
        Err(ConnectionError::BadConnection("the connection has been closed".into()))
    }

    fn has_broken(&self, conn: &mut Pooled) -> bool {
        conn.broken || std::thread::panicking()
    }
}

/// Has PostgreSQL speak English, in which [`crate::error`] reads its messages. Only some roles may choose that; where ours may
/// not, it is for the administrator to set `lc_messages` to C: the private PostgreSQL always speaks it.
pub(crate) fn fix_language(conn: &mut PgConnection) {
    let _ = diesel::sql_query("set lc_messages = 'C'").execute(conn);
}

pub(crate) type Pool = r2d2::Pool<Manager>;

/// r2d2 logs connection errors with the address of the database; the caller reports them once, at the boundary.
#[derive(Debug)]
struct Quiet;

impl<E: std::error::Error> r2d2::HandleError<E> for Quiet {
    fn handle_error(&self, error: E) {
        log::debug!("pool: {error}");
    }
}

pub(crate) fn build(url: &str, size: u32, wait: Duration) -> Pool {
    r2d2::Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .connection_timeout(wait)
        .test_on_check_out(true)
        .error_handler(Box::new(Quiet))
        .build_unchecked(Manager { url: url.to_owned() })
}
