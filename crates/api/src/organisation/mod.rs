//! The clinic: settings, locations, practitioners, specialities and services.

pub mod locations;
pub mod practitioners;
pub mod services;
pub mod settings;
pub mod specialities;

pub use settings::prepare;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(settings::find_organisation)
        .service(settings::update_organisation)
        .service(settings::find_public_organisation)
        .service(settings::find_currencies)
        .service(locations::list_locations)
        .service(locations::create_location)
        .service(locations::find_location)
        .service(locations::update_location)
        .service(locations::delete_location)
        .service(locations::create_location_restoration)
        .service(specialities::list_specialities)
        .service(specialities::create_speciality)
        .service(specialities::find_speciality)
        .service(specialities::update_speciality)
        .service(specialities::delete_speciality)
        .service(specialities::create_speciality_restoration)
        .service(practitioners::list_practitioners)
        .service(practitioners::create_practitioner)
        .service(practitioners::find_practitioner)
        .service(practitioners::update_practitioner)
        .service(practitioners::delete_practitioner)
        .service(practitioners::create_practitioner_restoration)
        .service(services::list_services)
        .service(services::create_service)
        .service(services::find_service)
        .service(services::update_service)
        .service(services::delete_service)
        .service(services::create_service_restoration);
}
