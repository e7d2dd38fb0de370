//! What can go wrong with the private PostgreSQL, each as a sentence that says what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private PostgreSQL cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No `initdb` and `postgres` anywhere we look.
    #[error(
        "no PostgreSQL server programs were found; install them (Debian and Ubuntu: `apt-get install postgresql`, \
         macOS: `brew install postgresql@17`), or set PG_BIN_DIR to the directory that holds `initdb` and \
         `postgres`, or set DATABASE_URL to use a PostgreSQL server of your own"
    )]
    BinariesMissing,
    /// `PG_BIN_DIR` was given, but does not hold what it should.
    #[error("PG_BIN_DIR is {0}, but `initdb` and `postgres` are not there; set it to the directory that holds both")]
    BinariesNotThere(PathBuf),
    /// The data was made by a major version that is not installed.
    #[error(
        "the data in {data} was made by PostgreSQL {wanted}, but only {installed} is installed; install PostgreSQL \
         {wanted} beside it, or move the data over with pg_dump and restore it into a new data directory"
    )]
    VersionMissing { data: PathBuf, wanted: u32, installed: String },
    /// Too old for the migrations.
    #[error("PostgreSQL {found} is too old; install version {wanted} or newer, or set PG_BIN_DIR to one")]
    VersionTooOld { found: u32, wanted: u32 },
    /// Another process owns the data directory.
    #[error("{0} is in use by another Akrab process; stop that one, or choose another directory with --data")]
    InUse(PathBuf),
    /// Root without an account for PostgreSQL.
    #[error(
        "PostgreSQL refuses to run as root, and there is no system user `{0}` to run it as; create one \
         (`useradd --system {0}`), set PG_OS_USER to another, or start Akrab as an ordinary user"
    )]
    NoSystemUser(String),
    /// The system user cannot reach the data, nor the place that stands in for it.
    #[error("the system user `{user}` cannot enter {directory}; run `chmod o+x {directory}`, or choose another directory with --data")]
    Unreachable { user: String, directory: PathBuf },
    /// Somebody else's directory where our socket should be.
    #[error("{0} belongs to somebody else; remove it, or choose a shorter path with --data so that it is not needed")]
    ForeignDirectory(PathBuf),
    /// `initdb` failed.
    #[error("PostgreSQL could not create its data in {data}: {reason}")]
    Initdb { data: PathBuf, reason: String },
    /// `postgres` ended before it was ready.
    #[error("PostgreSQL ended while starting ({status}); the reason is at the end of {log}")]
    Exited { status: String, log: PathBuf },
    /// `postgres` is alive but not ready.
    #[error("PostgreSQL was not ready within {seconds} s; the reason is at the end of {log}")]
    NotReady { seconds: u64, log: PathBuf },
    /// The postmaster of a killed owner does not go away.
    #[error("a PostgreSQL of an earlier run (process {0}) does not stop; end it by hand (`kill -QUIT {0}`) and start again")]
    OrphanStays(i32),
    /// The server is ready but refuses us.
    #[error("the private PostgreSQL does not take a connection: {0}")]
    Connection(#[from] diesel::ConnectionError),
    /// The database could not be created.
    #[error("the database could not be created in the private PostgreSQL: {0}")]
    Database(#[from] diesel::result::Error),
    /// A file or process operation of the system failed.
    #[error("{action} {}: {source}", path.display())]
    System { action: &'static str, path: PathBuf, source: io::Error },
}

/// Names what was tried and where, as every [`io::Error`] here needs it.
pub(super) trait During<T> {
    /// `action` is a sentence's beginning, such as "cannot write".
    fn during(self, action: &'static str, path: &Path) -> Result<T, ClusterError>;
}

impl<T> During<T> for io::Result<T> {
    fn during(self, action: &'static str, path: &Path) -> Result<T, ClusterError> {
        self.map_err(|source| ClusterError::System { action, path: path.to_owned(), source })
    }
}
