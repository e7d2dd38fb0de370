//! The clinic: settings, locations, practitioners, specialities and services.

pub mod services;

use actix_web::web::Data;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::http::ApiResult;

/// Reads the organisation's zone.
pub async fn prepare(_app: &Data<App>) -> ApiResult<()> {
    Ok(())
}

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(services::list_services)
        .service(services::create_service)
        .service(services::find_service)
        .service(services::update_service)
        .service(services::delete_service)
        .service(services::create_service_restoration);
}
