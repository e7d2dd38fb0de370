//! What is known about a request before any handler sees it.

use std::net::IpAddr;

use actix_web::dev::ServiceRequest;
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest};
use chrono::{DateTime, Utc};
use domain::Lang;
use persistence::Trace;
use uuid::Uuid;

use crate::settings::Settings;

/// Request id, language, path, peer and time; kept in the request's extensions by the boundary.
#[derive(Clone, Debug)]
pub struct Meta {
    pub request_id: String,
    pub lang: Lang,
    /// The path without the query, which may hold names.
    pub path: String,
    pub address: String,
    pub now: DateTime<Utc>,
    /// Whether HSTS makes sense: the public address is https.
    pub https: bool,
}

impl Meta {
    pub(super) fn of(req: &ServiceRequest, now: DateTime<Utc>, settings: &Settings) -> Meta {
        let headers = req.headers();
        let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
        let own = headers.get("X-Request-Id").and_then(|v| v.to_str().ok()).filter(|id| is_request_id(id));
        Meta {
            request_id: own.map_or_else(|| Uuid::now_v7().to_string(), str::to_owned),
            lang: text(header::ACCEPT_LANGUAGE).map(Lang::from_accept_language).unwrap_or_default(),
            path: req.path().to_owned(),
            address: client_address(req, &settings.trusted_proxies),
            now,
            https: settings.public_url.is_secure(),
        }
    }

    /// For an error before there was a request.
    pub(super) fn unknown() -> Meta {
        Meta {
            request_id: Uuid::now_v7().to_string(),
            lang: Lang::Id,
            path: String::new(),
            address: String::new(),
            now: DateTime::UNIX_EPOCH,
            https: false,
        }
    }

    /// The meta of a request that passed the boundary.
    pub fn from_request(req: &HttpRequest) -> Meta {
        req.extensions().get::<Meta>().cloned().unwrap_or_else(Meta::unknown)
    }

    pub fn trace(&self) -> Trace {
        Trace { request_id: self.request_id.clone(), address: self.address.clone(), now: self.now }
    }
}

/// The peer; behind a configured proxy, the last address that this proxy has written down.
fn client_address(req: &ServiceRequest, proxies: &[IpAddr]) -> String {
    let Some(peer) = req.peer_addr().map(|a| a.ip()) else { return String::new() };
    let forwarded = req.headers().get_all("X-Forwarded-For").last().and_then(|v| v.to_str().ok());
    let last = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|text| text.trim().parse::<IpAddr>().ok());
    match last {
        Some(client) if proxies.contains(&peer) => client.to_string(),
        _ => peer.to_string(),
    }
}

/// Only what cannot break a log line or a header.
fn is_request_id(id: &str) -> bool {
    (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
