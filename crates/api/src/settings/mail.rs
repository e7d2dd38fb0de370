//! How e-mail leaves this installation.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::http::Uri;
use lettre::message::Mailbox;

use super::error::SettingsError;
use super::reader::Reader;
use super::secret::Secret;

/// The mail server, and how patient the worker is.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its address with user and password; absent: messages stay on this machine.
    pub url: Option<Secret>,
    /// Who sends; there whenever `url` is.
    pub from: Option<String>,
    /// For one answer of the server.
    pub timeout: Duration,
    /// How long a worker holds a message before another may send it.
    pub lease: Duration,
}

const URL: &str = "the address of a mail server; write smtps://user:password@host, or smtp://user:password@host?tls=required \
                   (without TLS only to this machine)";
const FROM: &str = "a sender; write for example Klinik Akar Wangi <janji@klinik.example.id>";

impl Mail {
    pub(super) fn read(reader: &Reader<'_>) -> Result<Mail, SettingsError> {
        let url = reader.parsed_secret("smtp_url", URL, server)?;
        let from = reader.parsed("smtp_from", FROM, |text| text.parse::<Mailbox>().ok().map(|_| text.to_owned()))?;
        if url.is_some() && from.is_none() {
            let sentence = "smtp_url is set, and smtp_from is not; write who sends, for example janji@klinik.example.id";
            return Err(SettingsError::Contradiction(sentence.to_owned()));
        }
        let timeout = reader.number("smtp_timeout_seconds", 15, 1..=300)?;
        let lease = reader.number("message_lease_seconds", 60, 2..=3_600)?;
        if lease <= timeout {
            let sentence = format!("message_lease_seconds ({lease}) must be longer than smtp_timeout_seconds ({timeout}); raise the first");
            return Err(SettingsError::Contradiction(sentence));
        }
        let seconds = |number: u32| Duration::from_secs(u64::from(number));
        Ok(Mail { url, from, timeout: seconds(timeout), lease: seconds(lease) })
    }
}

/// Passwords and names of patients cross a network encrypted only.
fn server(text: &str) -> Option<Secret> {
    let uri: Uri = text.parse().ok()?;
    let host = uri.host().filter(|host| !host.is_empty())?.trim_start_matches('[').trim_end_matches(']');
    let here = host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let sound = match uri.scheme_str()? {
        "smtps" => true,
        "smtp" => here || uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "tls=required")),
        _ => false,
    };
    sound.then(|| Secret::new(text))
}
