//! The laboratory: the catalogue of analytes, reports with their values, and their history.

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(_config: &mut ServiceConfig) {}
