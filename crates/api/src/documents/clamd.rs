//! ClamAV's daemon, asked over its own protocol (`INSTREAM`, `PING`).
//!
//! Written out here because it is forty lines, and because every step has to end: a scanner that says nothing must not hold a
//! worker, and whatever is not plainly "OK" must not pass.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use persistence::documents::scanning::Finding;

use crate::settings::ClamdAddress;

/// To connect, and for each write.
const TO_CONNECT: Duration = Duration::from_secs(5);
/// For the answer. A large archive takes a while.
const TO_ANSWER: Duration = Duration::from_secs(60);
/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;
/// The longest answer that is read.
const LONGEST: u64 = 1_024;

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

/// Has a file scanned; whatever goes wrong is an error, and then the file has not been scanned.
pub fn scan(address: &ClamdAddress, path: &Path) -> io::Result<Finding> {
    let mut file = File::open(path)?;
    let mut line = connect(address)?;
    line.write_all(b"zINSTREAM\0")?;
    let mut chunk = vec![0_u8; CHUNK];
    loop {
        let length = file.read(&mut chunk)?;
        // a chunk of no length ends the stream
        line.write_all(&(length as u32).to_be_bytes())?;
        line.write_all(&chunk[..length])?;
        if length == 0 {
            break;
        }
    }
    line.flush()?;
    understood(&answer(line)?)
}

/// Whether the scanner answers; for `akrab doctor`.
pub fn check_scanner(address: &ClamdAddress) -> io::Result<()> {
    let mut line = connect(address)?;
    line.write_all(b"zPING\0")?;
    match answer(line)?.as_str() {
        "PONG" => Ok(()),
        other => Err(io::Error::other(format!("it answers {other:?}"))),
    }
}

fn connect(address: &ClamdAddress) -> io::Result<Box<dyn Line>> {
    match address {
        ClamdAddress::Unix(path) => {
            let stream = UnixStream::connect(path)?;
            stream.set_read_timeout(Some(TO_ANSWER))?;
            stream.set_write_timeout(Some(TO_CONNECT))?;
            Ok(Box::new(stream))
        }
        ClamdAddress::Tcp(host) => {
            let mut last = io::Error::other("the host has no address");
            for address in host.to_socket_addrs()? {
                match TcpStream::connect_timeout(&address, TO_CONNECT) {
                    Ok(stream) => {
                        stream.set_read_timeout(Some(TO_ANSWER))?;
                        stream.set_write_timeout(Some(TO_CONNECT))?;
                        return Ok(Box::new(stream));
                    }
                    Err(error) => last = error,
                }
            }
            Err(last)
        }
    }
}

fn answer(line: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    line.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim_matches(['\0', '\n', ' ']).to_owned())
}

/// Only a plain OK is clean; "ERROR", nothing at all, and what is not known are no answer.
fn understood(answer: &str) -> io::Result<Finding> {
    let said = answer.strip_prefix("stream:").map(str::trim);
    match said {
        Some("OK") => Ok(Finding::Clean),
        Some(found) if found.ends_with(" FOUND") => {
            let name: String = found.trim_end_matches(" FOUND").chars().filter(|c| !c.is_control()).take(200).collect();
            Ok(Finding::Infected(name))
        }
        _ => Err(io::Error::other("the scanner could not look at the file")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_ok_is_clean() {
        assert_eq!(understood("stream: OK").ok(), Some(Finding::Clean));
        assert_eq!(understood("stream: Eicar-Signature FOUND").ok(), Some(Finding::Infected("Eicar-Signature".into())));
        for unclear in ["", "OK", "stream: ", "stream: OK ERROR", "INSTREAM size limit exceeded. ERROR", "stream: not OK"] {
            assert!(understood(unclear).is_err(), "{unclear}");
        }
    }
}
