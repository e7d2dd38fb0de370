//! The heads of the chain, in a file outside the database: one line for each, signed with a key that is not in the database.
//!
//! A line reads `1 SEQUENCE HASH TIME SIGNATURE`, with the version of the layout first. Whoever can write to the database
//! but does not have the key file cannot write another line; so what was sealed up to a head can neither be cut off nor
//! be written anew without being found.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::sealing::Head;
use crate::keys::FieldKeys;

/// A line is never longer; what is, was not written by us.
const LONGEST: u64 = 512;

/// The file with the heads, and the key that signs them.
pub struct HeadFile {
    path: PathBuf,
    key: [u8; 32],
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The end of the chain as it was; its time is that of writing the line.
    Head(Head),
    /// It does not carry our signature.
    Forged,
}

impl HeadFile {
    pub fn new(path: &Path, keys: &FieldKeys) -> HeadFile {
        HeadFile { path: path.to_owned(), key: keys.derived("audit heads") }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a head when the last line is about another, or so old that it is time to write again. Gives whether it did.
    pub fn keep(&self, head: &Head, every: Duration, now: DateTime<Utc>) -> io::Result<bool> {
        let known = matches!(self.last()?, Some(Line::Head(last)) if last.sequence == head.sequence && now - last.sealed_at < every);
        if !known {
            self.append(&Head { sealed_at: now, ..head.clone() })?;
        }
        Ok(!known)
    }

    /// Adds a line; on the disk when this returns. Several processes may do so at once.
    pub fn append(&self, head: &Head) -> io::Result<()> {
        let new = !self.path.exists();
        let mut file = File::options().create(true).append(true).mode(0o600).open(&self.path)?;
        file.lock()?;
        file.write_all(self.line(head).as_bytes())?;
        file.sync_data()?;
        match self.path.parent().filter(|parent| new && !parent.as_os_str().is_empty()) {
            Some(parent) => File::open(parent)?.sync_all(),
            None => Ok(()),
        }
    }

    /// Up to `most` lines from a byte of the file on, and the byte behind them; `None` when there is no file.
    pub fn read(&self, from: u64, most: usize) -> io::Result<Option<(Vec<Line>, u64)>> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        file.seek(SeekFrom::Start(from))?;
        let (mut reader, mut at, mut lines) = (BufReader::new(file), from, Vec::new());
        while lines.len() < most {
            let mut text = Vec::new();
            let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut text)?;
            if read == 0 {
                break;
            }
            at += read as u64;
            lines.push(self.parse(&text).map_or(Line::Forged, Line::Head));
        }
        Ok(Some((lines, at)))
    }

    /// The last head, without reading what stands before it.
    pub fn last(&self) -> io::Result<Option<Line>> {
        let Ok(length) = self.path.metadata().map(|found| found.len()) else { return Ok(None) };
        // from somewhere in the middle of the line before the last; only the last counts
        Ok(self.read(length.saturating_sub(LONGEST), LONGEST as usize)?.and_then(|(mut lines, _)| lines.pop()))
    }

    fn line(&self, head: &Head) -> String {
        let signed = signed_part(head);
        format!("{signed} {}\n", hex(&self.mac(&signed).finalize().into_bytes()))
    }

    fn parse(&self, line: &[u8]) -> Option<Head> {
        let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
        let (signed, signature) = line.rsplit_once(' ')?;
        self.mac(signed).verify_slice(&unhex(signature)?).ok()?;
        let mut parts = signed.split(' ');
        let (version, sequence, hash, at) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        (version == "1").then_some(())?;
        Some(Head { sequence: sequence.parse().ok()?, hash: unhex(hash)?, sealed_at: DateTime::parse_from_rfc3339(at).ok()?.to_utc() })
    }

    fn mac(&self, signed: &str) -> Hmac<Sha256> {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.key);
        mac.unwrap_or_else(|_| unreachable!("HMAC takes keys of any length")).chain_update(signed)
    }
}

fn signed_part(head: &Head) -> String {
    let at: &DateTime<Utc> = &head.sealed_at;
    format!("1 {} {} {}", head.sequence, hex(&head.hash), at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(sequence: i64) -> Head {
        Head { sequence, hash: vec![7; 32], sealed_at: DateTime::from_timestamp(1_763_364_600, 5_000).unwrap_or_default() }
    }

    #[test]
    fn what_is_appended_is_read_and_what_is_changed_is_noticed() -> io::Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("audit-heads");
        let heads = HeadFile::new(&path, &FieldKeys::new(&[1; 32], &[2; 32]));
        assert_eq!((heads.read(0, 10)?, heads.last()?), (None, None));
        for sequence in [1, 20, 300] {
            heads.append(&head(sequence))?;
        }
        let (lines, end) = heads.read(0, 2)?.unwrap_or_default();
        assert_eq!(lines, [Line::Head(head(1)), Line::Head(head(20))]);
        assert_eq!(heads.read(end, 10)?.map(|(lines, _)| lines), Some(vec![Line::Head(head(300))]));
        assert_eq!(heads.last()?, Some(Line::Head(head(300))));
        let text = std::fs::read_to_string(&path)?;
        std::fs::write(&path, text.replace("1 20 ", "1 21 "))?;
        assert_eq!(heads.read(0, 10)?.map(|(lines, _)| lines[1].clone()), Some(Line::Forged));
        let others = HeadFile::new(&path, &FieldKeys::new(&[1; 32], &[3; 32]));
        assert_eq!(others.last()?, Some(Line::Forged));
        Ok(())
    }
}
