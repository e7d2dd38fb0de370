//! `postmaster.pid`: what a running PostgreSQL says about itself.

use std::fs;
use std::path::{Path, PathBuf};

use super::address::SocketAddress;

/// The lines of `postmaster.pid` that matter here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PidFile {
    /// Line 1: the process.
    pub process: i32,
    /// Line 5: the directory of the socket; empty until it listens.
    pub socket: Option<PathBuf>,
    /// Line 8: it takes connections.
    pub ready: bool,
}

impl PidFile {
    /// The file in a cluster's directory; `None` when there is none, or it is only half written.
    pub fn read(cluster: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(cluster.join("postmaster.pid")).ok()?)
    }

    /// Where to connect, once connections are taken.
    pub fn address(&self) -> Option<SocketAddress> {
        self.socket.as_ref().filter(|_| self.ready).map(SocketAddress::new)
    }

    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        Some(Self {
            process: lines.first()?.parse().ok().filter(|&process| process > 1)?,
            socket: lines.get(4).filter(|line| !line.is_empty()).map(PathBuf::from),
            ready: lines.get(7) == Some(&"ready"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_is_read_from_the_eighth_line() {
        let file = PidFile::parse("412\n/d/cluster\n1732300000\n5432\n/d/run\n\n  1234   5\nready   \n");
        assert_eq!(file, Some(PidFile { process: 412, socket: Some("/d/run".into()), ready: true }));
        assert_eq!(file.and_then(|f| f.address()), Some(SocketAddress::new("/d/run")));
    }

    #[test]
    fn a_starting_or_half_written_file_is_not_ready() {
        let starting = PidFile::parse("412\n/d/cluster\n1732300000\n5432\n/d/run\n\n  1234   5\nstarting\n");
        assert!(starting.is_some_and(|file| file.address().is_none()));
        assert_eq!(PidFile::parse(""), None);
        assert_eq!(PidFile::parse("0\n"), None);
    }
}
