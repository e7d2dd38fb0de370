//! The mail server.

use std::io::{self, Write};

use super::report::Report;
use crate::messaging::channels::check_mail_server;
use crate::settings::Settings;

pub(super) fn check<W: Write>(settings: &Settings, report: &mut Report<W>) -> io::Result<()> {
    const TOPIC: &str = "mail";
    if settings.mail.url.is_some() {
        return match check_mail_server(&settings.mail) {
            Ok(()) => report.good(TOPIC, "the mail server answers"),
            Err(error) => report.wrong(TOPIC, format!("{error}; check smtp_url")),
        };
    }
    if settings.listen.ip().is_loopback() {
        let directory = settings.data_dir.join("messages");
        return report.good(TOPIC, format!("no mail server; messages are kept in {}", directory.display()));
    }
    report.wrong(TOPIC, "no message reaches anybody; set smtp_url and smtp_from")
}
