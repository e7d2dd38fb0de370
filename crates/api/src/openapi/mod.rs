//! The OpenAPI document: what utoipa gathers from the handlers, completed with what all operations share.

mod complete;
mod pages;
mod published;

pub use pages::routes;
pub use published::Published;

use domain::contacts::DuplicateMatch;
use domain::filter::{Condition, Op};
use domain::{FieldError, Problem};
use serde_json::Value;
use utoipa::openapi::{ComponentsBuilder, OpenApiBuilder};
use utoipa_actix_web::service_config::ServiceConfig;

/// The whole document as values, as `/v1/openapi.json` answers it and `openapi/openapi.json` keeps it.
pub fn document() -> Value {
    // utoipa gathers paths while routes are registered, so they are registered on an application nobody serves
    let (_, gathered) = utoipa_actix_web::UtoipaApp::from(actix_web::App::new())
        .service(utoipa_actix_web::scope("/v1").configure(|config: &mut ServiceConfig| crate::server::routes(config)))
        .split_for_parts();
    // no handler names the problem document, since every one of them can answer with it
    let shared = ComponentsBuilder::new()
        .schema_from::<Problem>()
        .schema_from::<FieldError>()
        .schema_from::<DuplicateMatch>()
        .schema_from::<Condition>()
        .schema_from::<Op>();
    let mut api = OpenApiBuilder::new().components(Some(shared.build())).build();
    api.merge(gathered);
    complete::complete(api)
}
