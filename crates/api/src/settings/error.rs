//! Wrong settings, as sentences.

use std::path::PathBuf;

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A value that is not what the key takes.
    #[error("{label}: {value:?} is not {expected}")]
    Wrong { label: String, value: String, expected: String },
    /// The same for a secret, whose value is not shown.
    #[error("{label}: the value is not {expected}")]
    WrongSecret { label: String, expected: String },
    /// A key nobody knows.
    #[error("{label}: there is no such setting{}", suggestion.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
    Unknown { label: String, suggestion: Option<&'static str> },
    /// The configuration file cannot be read.
    #[error("the configuration file {path} cannot be used: {reason}")]
    File { path: PathBuf, reason: String },
    /// `data` in the file that is found through it.
    #[error("{0}: `data` cannot be set in the file that lies in the data directory; use --data or AKRAB_DATA")]
    DataInDataFile(PathBuf),
    /// Open to the network, and nobody knows under which name.
    #[error(
        "the server would listen on {0}, beyond this machine, and needs to know its public address; set AKRAB_PUBLIC_URL, \
         for example AKRAB_PUBLIC_URL=https://klinik.example.id"
    )]
    PublicUrlMissing(std::net::SocketAddr),
    /// Settings that contradict each other.
    #[error("{0}")]
    Contradiction(String),
}
