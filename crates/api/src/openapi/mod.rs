//! The OpenAPI document: what utoipa gathers from the handlers, completed with what all operations share.

mod complete;
mod pages;

pub use pages::routes;

use domain::contacts::DuplicateMatch;
use domain::filter::{Condition, Op};
use domain::{FieldError, Problem};
use serde_json::Value;
use utoipa::openapi::{ComponentsBuilder, OpenApiBuilder};
use utoipa_actix_web::service_config::ServiceConfig;

/// The whole document, as `/v1/openapi.json` answers it and `openapi/openapi.json` keeps it.
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

/// The methods that a path is served with, for `Allow`; empty when it is not served at all.
pub fn methods_of(document: &Value, path: &str) -> String {
    let asked: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        parts.len() == asked.len() && parts.iter().zip(&asked).all(|(part, segment)| part.starts_with('{') || part == segment)
    };
    let paths = document["paths"].as_object().into_iter().flatten().filter(|(template, _)| fits(template));
    let methods = paths.flat_map(|(_, item)| item.as_object().into_iter().flatten().map(|(method, _)| method.to_uppercase()));
    methods.collect::<Vec<_>>().join(", ")
}
