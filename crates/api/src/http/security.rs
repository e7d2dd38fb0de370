//! The headers on every answer, errors and static files included.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::meta::Meta;
use crate::limits::Standing;

/// The content security policy: own scripts, styles, pictures and fonts, and nothing else.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
    object-src 'none'; frame-ancestors 'none'";

const FIXED: &[(&str, &str)] = &[
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
];

/// Adds what the answer does not have yet; API answers are never stored.
pub fn apply(headers: &mut HeaderMap, meta: &Meta) {
    for (name, value) in FIXED {
        // a file that was uploaded has a policy of its own, which is stricter
        if !headers.contains_key(*name) {
            insert(headers, name, value);
        }
    }
    if meta.https {
        insert(headers, "strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    if !headers.contains_key("cache-control") {
        insert(headers, "cache-control", "no-store");
    }
    insert(headers, "x-request-id", &meta.request_id);
    if meta.path.starts_with("/v1") {
        insert(headers, "content-language", meta.lang.code());
        insert(headers, "vary", "Accept-Language, Authorization");
    }
}

/// Where the caller stands in the limit of the flow.
pub(super) fn tell(headers: &mut HeaderMap, standing: Option<Standing>) {
    for (name, value) in standing.iter().flat_map(Standing::headers) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.append(HeaderName::from_static(name), value);
        }
    }
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
