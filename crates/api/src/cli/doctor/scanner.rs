//! The virus scanner.

use std::io::{self, Write};

use super::report::Report;
use crate::documents::check_scanner;
use crate::settings::Settings;

pub(super) fn check<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "virus scanner";
    match &settings.files.clamd {
        None if settings.listen.ip().is_loopback() => report.good(TOPIC, "none; files are checked by their content only"),
        None => report.warning(TOPIC, "files are checked by their content only; install clamav-daemon and set clamd"),
        Some(address) => match check_scanner(address) {
            Ok(()) => report.good(TOPIC, "it answers"),
            Err(error) => report.wrong(TOPIC, format!("it does not answer ({error}), and files wait in quarantine; check clamd")),
        },
    }
}
