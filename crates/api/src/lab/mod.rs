//! The laboratory: the catalogue of analytes, reports with their values, and their history.

mod bench;
mod due;
mod failure;
mod reports;
mod steps;

use utoipa_actix_web::service_config::ServiceConfig;

pub use due::sweep as sweep_due;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(reports::list_lab_reports)
        .service(reports::create_lab_report)
        .service(reports::find_lab_report)
        .service(reports::update_lab_report)
        .service(reports::delete_lab_report)
        .service(steps::create_lab_verification)
        .service(steps::create_lab_release)
        .service(steps::create_lab_correction)
        .service(steps::create_critical_acknowledgement);
}
