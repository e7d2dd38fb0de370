//! The address under which people reach this installation.

use std::fmt;
use std::net::IpAddr;

use actix_web::http::Uri;

/// The base of every link: scheme, host and port, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    secure: bool,
    loopback: bool,
}

impl PublicUrl {
    /// What a text must be to be one; the end of the sentence "… is not".
    pub const EXPECTED: &str = "an address for links; write scheme and host without a path, for example \
                                https://klinik.example.id (http:// only for localhost: browsers keep no session over it)";

    /// `https://host[:port]`, or `http://` on this machine.
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let secure = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let loopback = is_loopback(authority.host());
        let plain = matches!(uri.path(), "" | "/") && uri.query().is_none() && !text.contains(['#', '@']);
        if !plain || authority.host().is_empty() || !(secure || loopback) {
            return None;
        }
        let scheme = if secure { "https" } else { "http" };
        Some(Self { origin: format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()), secure, loopback })
    }

    /// The address on this machine.
    pub fn localhost(port: u16) -> Self {
        Self { origin: format!("http://localhost:{port}"), secure: false, loopback: true }
    }

    /// Scheme, host and port, as browsers send it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The full address of a path that begins with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The host without the port, as it stands in the id of a mail.
    pub fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or(self.origin.as_str(), |(_, rest)| rest);
        authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(authority, |(host, _)| host)
    }

    /// Whether it is https, so that cookies can be marked as secure.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether only this machine can follow the links.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_normalised() {
        let url = PublicUrl::parse("https://Klinik.example.id/");
        assert_eq!(url.as_ref().map(PublicUrl::origin), Some("https://klinik.example.id"));
        assert!(url.is_some_and(|url| url.is_secure() && !url.is_loopback() && url.link("/masuk").ends_with(".id/masuk")));
        assert!(PublicUrl::parse("http://127.0.0.1:8080").is_some_and(|url| url.is_loopback()));
        assert!(PublicUrl::parse("http://[::1]:8080").is_some_and(|url| url.is_loopback()));
    }

    #[test]
    fn what_cannot_be_a_base_is_refused() {
        for text in [
            "klinik.example.id",
            "ftp://klinik.example.id",
            "http://klinik.example.id",
            "https://klinik.example.id/app",
            "https://klinik.example.id/?a=1",
            "https://user@klinik.example.id",
            "https://klinik.example.id/#a",
            "https://",
            "",
        ] {
            assert_eq!(PublicUrl::parse(text), None, "{text}");
        }
    }
}
