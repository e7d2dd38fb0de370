//! `/v1/openapi.json`, `/docs` and the list of error codes.

use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use domain::ErrorCode;

use super::Published;
use crate::http::{ApiError, ApiResult, Meta, Public};
use crate::limits::Reading;

/// The routes of the documentation; all of it is in the binary.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/v1/openapi.json", web::get().to(find_document))
        .route("/docs/errors", web::get().to(find_errors))
        .route("/docs", web::get().to(find_docs))
        .route("/docs/{file:.*}", web::get().to(find_docs));
}

async fn find_document(_limit: Public<Reading>, document: Data<Published>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(document.text())
}

/// The stable error codes with their titles, as JSON.
async fn find_errors(limit: Public<Reading>) -> HttpResponse {
    let lang = limit.meta.lang;
    let entry = |code: &ErrorCode| serde_json::json!({"code": code.code(), "status": code.status(), "title": code.title(lang)});
    HttpResponse::Ok().json(ErrorCode::ALL.iter().map(entry).collect::<Vec<_>>())
}

/// The browsable page over the document.
async fn find_docs(req: HttpRequest, _limit: Public<Reading>) -> ApiResult<HttpResponse> {
    let file = req.match_info().get("file").unwrap_or_default();
    if file.is_empty() && !req.path().ends_with('/') {
        return Ok(HttpResponse::Found().insert_header(("Location", "/docs/")).finish());
    }
    let config = std::sync::Arc::new(utoipa_swagger_ui::Config::from("/v1/openapi.json"));
    match utoipa_swagger_ui::serve(file, config) {
        Ok(Some(file)) => Ok(HttpResponse::Ok().content_type(file.content_type).body(file.bytes.into_owned())),
        Ok(None) => Err(ApiError::new(ErrorCode::NotFound)),
        Err(error) => Err(ApiError::internal(format!("{error} for {}", Meta::from_request(&req).path))),
    }
}
