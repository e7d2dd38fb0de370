//! `/health/live`, `/health/ready` and `/metrics`.

use std::sync::atomic::Ordering;

use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use domain::ErrorCode;

use crate::app::App;
use crate::http::{ApiError, ApiResult, Public};
use crate::limits::Reading;

/// The routes of operations; they stand outside `/v1` and its document.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/health/live", web::get().to(find_liveness))
        .route("/health/ready", web::get().to(find_readiness))
        .route("/metrics", web::get().to(find_metrics));
}

/// The process runs.
async fn find_liveness(_limit: Public<Reading>) -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({"status": "live"}))
}

/// The process can answer: the database is there, and it is not about to stop.
async fn find_readiness(_limit: Public<Reading>, app: Data<App>) -> ApiResult<HttpResponse> {
    if app.stopping.load(Ordering::Relaxed) {
        return Err(ApiError::unavailable());
    }
    app.db.ping().await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({"status": "ready"})))
}

/// Prometheus metrics: for loopback, and beyond it with the token of the settings.
async fn find_metrics(req: HttpRequest, _limit: Public<Reading>, app: Data<App>) -> ApiResult<HttpResponse> {
    let local = req.peer_addr().is_some_and(|a| a.ip().is_loopback());
    let sent = req.headers().get("authorization").and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    let token = app.settings.metrics_token.as_ref().map(|t| t.expose());
    let known = match (token, sent) {
        (Some(token), Some(sent)) => same(token.as_bytes(), sent.as_bytes()),
        (Some(_), None) => false,
        (None, _) => local,
    };
    if !known {
        return Err(ApiError::new(ErrorCode::NotFound));
    }
    let (in_use, most) = app.db.usage();
    app.metrics.pool_in_use.set(i64::from(in_use));
    app.metrics.pool_size.set(i64::from(most));
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(app.metrics.render()))
}

/// Compares hashes, so that the time tells nothing about the token.
fn same(a: &[u8], b: &[u8]) -> bool {
    use sha2::{Digest, Sha256};
    Sha256::digest(a) == Sha256::digest(b)
}
