//! `If-Match` and `If-None-Match`.

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderName};
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;

use super::error::{ApiError, ApiResult};
use super::reply::Versioned;

/// The version a change was made from; PATCH and DELETE need it.
pub struct IfMatch(Vec<String>);

impl IfMatch {
    /// 412 with the record as it is now, unless the caller saw its latest version.
    pub fn check<T: Versioned>(&self, current: &T) -> ApiResult<()> {
        let version = current.version();
        let seen = |tag: &String| tag == "*" || tag.split('-').next().and_then(|v| v.parse::<i64>().ok()) == Some(version);
        if self.0.iter().any(seen) {
            return Ok(());
        }
        let mut stale = ApiError::new(ErrorCode::Stale)
            .saying("Muat versi terbaru, lalu ulangi perubahan Anda.", "Load the latest version, then make your change again.");
        stale.current = serde_json::to_value(current).ok();
        Err(stale)
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let tags = tags(req, header::IF_MATCH);
        std::future::ready(if tags.is_empty() {
            Err(ApiError::new(ErrorCode::PreconditionRequired).saying(
                "Kirim If-Match dengan ETag dari data yang Anda ubah.",
                "Send If-Match with the ETag of the record you are changing.",
            ))
        } else {
            Ok(IfMatch(tags))
        })
    }
}

/// The bodies a caller has already.
pub struct IfNoneMatch(Vec<String>);

impl IfNoneMatch {
    pub fn matches(&self, etag: &str) -> bool {
        let etag = etag.trim_matches('"');
        self.0.iter().any(|tag| tag == "*" || tag == etag)
    }
}

impl FromRequest for IfNoneMatch {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(Ok(IfNoneMatch(tags(req, header::IF_NONE_MATCH))))
    }
}

/// The tags of a header without quotes and weakness marks.
fn tags(req: &HttpRequest, name: HeaderName) -> Vec<String> {
    let values = req.headers().get_all(name).filter_map(|v| v.to_str().ok());
    values
        .flat_map(|v| v.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned())
        .filter(|tag| !tag.is_empty())
        .collect()
}
