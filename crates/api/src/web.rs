//! The front end: the staff app under `/app/`, the portal everywhere else.

use std::path::{Path, PathBuf};

use actix_files::{Files, NamedFile};
use actix_web::guard::{Any, Get, Head};
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use domain::ErrorCode;

use crate::http::{ApiError, ApiResult, Public};
use crate::limits::Reading;

/// Static files and the pages that belong to no file.
pub fn routes(config: &mut ServiceConfig, dir: &Path) {
    let (staff, portal) = (dir.join("staff"), dir.join("portal"));
    config
        .service(assets("/app/assets", &staff))
        .service(assets("/assets", &portal))
        .service(page("/app", &staff))
        .service(page("/app/{path:.*}", &staff))
        .default_service(web::route().to(move |req, limit| fallback(req, limit, portal.clone())));
}

/// Hashed names never change their content, so browsers may keep them.
fn assets(path: &str, app: &Path) -> impl actix_web::dev::HttpServiceFactory + use<> {
    let files = Files::new("", app.join("assets")).try_compressed().prefer_utf8(true).use_etag(false).use_last_modified(false);
    web::scope(path)
        .wrap(actix_web::middleware::DefaultHeaders::new().add((CACHE_CONTROL, "public, max-age=31536000, immutable")))
        .service(files)
}

fn page(path: &str, app: &Path) -> actix_web::Resource {
    let dir = app.to_owned();
    web::resource(path).route(web::route().guard(Any(Get()).or(Head())).to(move |req, limit| index(req, limit, dir.clone())))
}

/// The portal's page for any address nobody else answers; only for reading.
async fn fallback(req: HttpRequest, limit: Public<Reading>, portal: PathBuf) -> ApiResult<HttpResponse> {
    if req.method() != "GET" && req.method() != "HEAD" {
        return Err(ApiError::new(ErrorCode::MethodNotAllowed));
    }
    index(req, limit, portal).await
}

/// A file at the top of the app's directory, such as the manifest, else its page.
async fn index(req: HttpRequest, _limit: Public<Reading>, dir: PathBuf) -> ApiResult<HttpResponse> {
    let name = req.path().rsplit('/').next().unwrap_or_default();
    let plain = name.contains('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) && !name.starts_with('.');
    let file = if plain { dir.join(name) } else { dir.join("index.html") };
    let opened = NamedFile::open(&file).map_err(|_| ApiError::new(ErrorCode::NotFound))?;
    let mut response = opened.use_etag(true).prefer_utf8(true).into_response(&req);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}
