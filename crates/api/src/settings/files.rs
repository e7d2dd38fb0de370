//! Files that people upload: how much room they have, and who looks for viruses.

use std::path::PathBuf;

use super::error::SettingsError;
use super::reader::Reader;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClamdAddress {
    /// Host and port.
    Tcp(String),
    /// A socket of this machine.
    Unix(PathBuf),
}

/// Room and scanner.
#[derive(Clone, Debug)]
pub struct Files {
    /// Bytes for all files of one person or account.
    pub quota: i64,
    /// The virus scanner; absent: files are served after the checks of their content, marked as not scanned.
    pub clamd: Option<ClamdAddress>,
}

const CLAMD: &str = "where clamd listens; write /run/clamav/clamd.ctl, or 127.0.0.1:3310";

impl Files {
    pub(super) fn read(reader: &Reader<'_>) -> Result<Files, SettingsError> {
        let megabytes = reader.number("file_quota_megabytes", 500, 1..=1_000_000)?;
        Ok(Files { quota: i64::from(megabytes) * 1024 * 1024, clamd: reader.parsed("clamd", CLAMD, clamd)? })
    }
}

fn clamd(text: &str) -> Option<ClamdAddress> {
    let path = text.strip_prefix("unix:").unwrap_or(text);
    if path.starts_with('/') {
        return Some(ClamdAddress::Unix(PathBuf::from(path)));
    }
    let (host, port) = text.strip_prefix("tcp://").unwrap_or(text).rsplit_once(':')?;
    let good = !host.is_empty() && !host.contains('/') && port.parse::<u16>().is_ok_and(|port| port > 0);
    good.then(|| ClamdAddress::Tcp(format!("{host}:{port}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clamd_is_a_socket_or_a_host_with_a_port() {
        assert_eq!(clamd("/run/clamav/clamd.ctl"), Some(ClamdAddress::Unix("/run/clamav/clamd.ctl".into())));
        assert_eq!(clamd("unix:/tmp/c"), Some(ClamdAddress::Unix("/tmp/c".into())));
        assert_eq!(clamd("tcp://[::1]:3310"), Some(ClamdAddress::Tcp("[::1]:3310".into())));
        assert_eq!(clamd("clamav:3310"), Some(ClamdAddress::Tcp("clamav:3310".into())));
        for wrong in ["", "clamav", "clamav:", "clamav:0", ":3310", "http://clamav:3310"] {
            assert_eq!(clamd(wrong), None, "{wrong}");
        }
    }
}
