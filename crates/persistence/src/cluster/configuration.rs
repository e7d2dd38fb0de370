//! The settings of the private PostgreSQL.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::error::{ClusterError, During};

/// The file of our settings in the cluster; `postgresql.conf` includes it, and what stands below there goes first.
const FILE: &str = "akrab.conf";

/// Written at every start. Statements that fail often carry what somebody typed, so they are not logged here: the
/// application reports its own errors, without personal data.
const SETTINGS: &str = "\
# Written by Akrab at every start. Change settings in postgresql.conf, below the line that includes this file.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
random_page_cost = 1.1
jit = off
max_wal_size = 1GB
timezone = 'UTC'

# Nothing that was acknowledged may be lost.
fsync = on
full_page_writes = on
synchronous_commit = on

# No personal data in the log.
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off
";

/// Lets a new cluster's `postgresql.conf` include our settings.
pub(super) fn include(cluster: &Path) -> Result<(), ClusterError> {
    let path = cluster.join("postgresql.conf");
    let mut file = fs::File::options().append(true).open(&path).during("cannot open", &path)?;
    writeln!(file, "\ninclude = '{FILE}'\n").and_then(|()| file.sync_all()).during("cannot write", &path)?;
    write(cluster)
}

/// Writes our settings as this release wants them.
pub(super) fn write(cluster: &Path) -> Result<(), ClusterError> {
    let path = cluster.join(FILE);
    let unfinished = cluster.join("akrab.conf.new");
    fs::write(&unfinished, SETTINGS).during("cannot write", &unfinished)?;
    fs::rename(&unfinished, &path).during("cannot write", &path)
}
