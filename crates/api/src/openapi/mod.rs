//! The OpenAPI document: what utoipa gathers from the handlers, completed with what all operations share.

mod complete;
mod pages;

pub use pages::routes;

use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;

/// The whole document, as `/v1/openapi.json` answers it and `openapi/openapi.json` keeps it.
pub fn document() -> Value {
    let mut api = utoipa::openapi::OpenApiBuilder::new().build();
    let mut raw = None;
    // utoipa gathers paths while routes are registered, so they are registered on an application nobody serves
    let (_, gathered) = utoipa_actix_web::UtoipaApp::from(actix_web::App::new())
        .service(utoipa_actix_web::scope("/v1").configure(|config: &mut ServiceConfig| {
            crate::server::routes(config);
        }))
        .split_for_parts();
    raw.replace(gathered);
    if let Some(gathered) = raw {
        api.merge(gathered);
    }
    complete::complete(api)
}
