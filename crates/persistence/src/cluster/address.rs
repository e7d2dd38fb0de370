//! Where the private PostgreSQL listens.

use std::os::unix::net::UnixStream;
use std::path::PathBuf;

/// The directory of the Unix socket of a running private PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocketAddress {
    directory: PathBuf,
}

/// The database role that owns everything in the private PostgreSQL.
pub(super) const ROLE: &str = "akrab";
/// The role of the server, which owns nothing; the migrations say what it may do.
pub(super) const SERVER_ROLE: &str = "akrab_server";

/// The same connection string for the role of the server, when it is one of the private PostgreSQL's owner.
///
/// ```
/// let url = persistence::cluster::server_url("postgresql://akrab@/akrab?host=run");
/// assert_eq!(url, "postgresql://akrab_server@/akrab?host=run");
/// ```
pub fn server_url(url: &str) -> String {
    url.replacen(&format!("//{ROLE}@"), &format!("//{SERVER_ROLE}@"), 1)
}

impl SocketAddress {
    pub(super) fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into() }
    }

    /// Whether somebody takes connections there.
    pub(super) fn listens(&self) -> bool {
        UnixStream::connect(self.directory.join(".s.PGSQL.5432")).is_ok()
    }

    /// The connection string of one database, understood by libpq and everything built on it.
    pub fn url(&self, database: &str) -> String {
        let directory = percent_encoded(self.directory.as_os_str().as_encoded_bytes());
        let database = percent_encoded(database.as_bytes());
        format!("postgresql://{ROLE}@/{database}?host={directory}&port=5432")
    }
}

fn percent_encoded(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len() + 16);
    for &byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_and_letters_outside_ascii_survives() {
        let url = SocketAddress::new("/srv/klinik é/run").url("akrab");
        assert_eq!(url, "postgresql://akrab@/akrab?host=%2Fsrv%2Fklinik%20%C3%A9%2Frun&port=5432");
    }
}
