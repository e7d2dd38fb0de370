//! The two cookies: the refresh token, and the mark of a known device. Scripts see neither.

use actix_web::HttpRequest;
use actix_web::http::header;

/// A browser keeps the mark of a known device for a year.
const DEVICE_AGE: i64 = 365 * 24 * 3600;
const DEVICE: &str = "akrab_device";

/// The name of the cookie with the refresh token. Over plain http, on this machine only, browsers refuse the prefix.
pub fn refresh_name(secure: bool) -> &'static str {
    if secure { "__Host-akrab_refresh" } else { "akrab_refresh" }
}

/// `Set-Cookie` with a refresh token that serves for so many seconds.
pub fn refresh(secure: bool, token: &str, seconds: i64) -> String {
    attributes(secure, refresh_name(secure), token, seconds)
}

/// `Set-Cookie` that removes the refresh token.
pub fn no_refresh(secure: bool) -> String {
    attributes(secure, refresh_name(secure), "", 0)
}

/// `Set-Cookie` that marks a device as known.
pub fn device(secure: bool, token: &str) -> String {
    attributes(secure, DEVICE, token, DEVICE_AGE)
}

/// The refresh token of a request.
pub fn sent_refresh(req: &HttpRequest, secure: bool) -> Option<String> {
    sent(req, refresh_name(secure))
}

/// The mark of the device of a request.
pub fn sent_device(req: &HttpRequest) -> Option<String> {
    sent(req, DEVICE)
}

fn attributes(secure: bool, name: &str, value: &str, seconds: i64) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{secure}", seconds.max(0))
}

fn sent(req: &HttpRequest, name: &str) -> Option<String> {
    let headers = req.headers().get_all(header::COOKIE).filter_map(|value| value.to_str().ok());
    let pairs = headers.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.into_iter().find(|(found, _)| *found == name).map(|(_, value)| value.trim_matches('"'))?;
    (!value.is_empty() && value.len() <= 200).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
        let cookie = refresh(true, "abc", 60);
        assert_eq!(cookie, "__Host-akrab_refresh=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure");
        assert_eq!(no_refresh(false), "akrab_refresh=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    }

    #[test]
    fn only_the_named_cookie_is_read() {
        let req = TestRequest::default().insert_header(("cookie", "x=1; akrab_refresh=one; akrab_device=two")).to_http_request();
        assert_eq!(sent_refresh(&req, false).as_deref(), Some("one"));
        assert_eq!(sent_refresh(&req, true), None);
        assert_eq!(sent_device(&req).as_deref(), Some("two"));
    }
}
