//! What a caller's browser or app sends besides the body: cookies, its name, and from which site the call comes.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;

use super::cookies;
use super::secret_token::hash;
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// The caller's side of a session. It holds tokens, so it has no debug form.
pub struct Client {
    /// The browser or app, as it names itself.
    pub device: String,
    /// The refresh token of the cookie.
    pub refresh: Option<String>,
    /// The mark of a known device.
    pub mark: Option<String>,
    site: Site,
    /// Whether the header is there that no form and no foreign page can send.
    announced: bool,
}

/// Where a call comes from, as browsers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Site {
    Own,
    Other,
    /// No browser page: an app, or a script of an integrator.
    Untold,
}

impl Client {
    /// The hash by which the device may be known.
    pub fn mark_hash(&self) -> Option<Vec<u8>> {
        self.mark.as_deref().map(hash)
    }

    /// 403 when a page of another site calls.
    pub fn refuse_other_sites(&self) -> ApiResult<()> {
        if self.site == Site::Other { Err(ApiError::new(ErrorCode::CrossSite)) } else { Ok(()) }
    }

    /// 403 unless a page of our own calls: for calls that a cookie alone gives power.
    pub fn require_own_page(&self) -> ApiResult<()> {
        if self.site == Site::Own && self.announced {
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::CrossSite).saying(
            "Panggil dari halaman aplikasi sendiri dengan header X-Akrab-Client.",
            "Call it from a page of the application itself, with the header X-Akrab-Client.",
        ))
    }
}

impl FromRequest for Client {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let app = req.app_data::<Data<App>>().ok_or_else(|| ApiError::internal("no application state"));
        std::future::ready(app.map(|app| {
            let url = &app.settings.public_url;
            Client {
                device: device_name(text(req, "user-agent").unwrap_or_default()),
                refresh: cookies::sent_refresh(req, url.is_secure()),
                mark: cookies::sent_device(req),
                site: site(text(req, "sec-fetch-site"), text(req, header::ORIGIN.as_str()), url.origin()),
                announced: req.headers().contains_key("x-akrab-client"),
            }
        }))
    }
}

fn text<'a>(req: &'a HttpRequest, name: &str) -> Option<&'a str> {
    // a header that is no text is told, and told wrongly
    req.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"))
}

/// `Sec-Fetch-Site` cannot be set by a page; where it is missing, `Origin` decides.
fn site(fetch: Option<&str>, origin: Option<&str>, own: &str) -> Site {
    match (fetch, origin) {
        (Some("same-origin"), _) => Site::Own,
        (Some("none"), None) => Site::Untold,
        (Some(_), _) => Site::Other,
        (None, Some(origin)) if origin.eq_ignore_ascii_case(own) => Site::Own,
        (None, Some(_)) => Site::Other,
        (None, None) => Site::Untold,
    }
}

fn device_name(agent: &str) -> String {
    agent.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_told_apart() {
        let own = "https://klinik.example.id";
        let cases = [
            (Some("same-origin"), None, Site::Own),
            (Some("same-origin"), Some(own), Site::Own),
            (Some("same-site"), Some("https://lain.example.id"), Site::Other),
            (Some("cross-site"), Some(own), Site::Other),
            (Some("none"), None, Site::Untold),
            (Some("none"), Some("null"), Site::Other),
            (None, Some(own), Site::Own),
            (None, Some("null"), Site::Other),
            (None, Some("https://klinik.example.id.evil.example"), Site::Other),
            (None, None, Site::Untold),
        ];
        for (fetch, origin, expected) in cases {
            assert_eq!(site(fetch, origin, own), expected, "{fetch:?} {origin:?}");
        }
    }
}
