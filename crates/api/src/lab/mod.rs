//! The laboratory: the catalogue of analytes, reports with their values, and their history.

mod analytes;
mod bench;
pub mod catalogue;
mod due;
mod failure;
mod history;
mod panels;
mod paper;
mod printing;
mod reports;
mod steps;

use utoipa_actix_web::service_config::ServiceConfig;

pub use catalogue::prepare;
pub use due::sweep as sweep_due;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(reports::list_lab_reports)
        .service(reports::create_lab_report)
        .service(reports::find_lab_report)
        .service(reports::update_lab_report)
        .service(reports::delete_lab_report)
        .service(printing::find_lab_report_pdf)
        .service(steps::create_lab_verification)
        .service(steps::create_lab_release)
        .service(steps::create_lab_correction)
        .service(steps::create_critical_acknowledgement)
        .service(history::find_lab_history)
        .service(analytes::list_analytes)
        .service(analytes::create_analyte)
        .service(analytes::find_analyte)
        .service(analytes::update_analyte)
        .service(analytes::delete_analyte)
        .service(analytes::create_analyte_restoration)
        .service(panels::list_lab_panels)
        .service(panels::create_lab_panel)
        .service(panels::find_lab_panel)
        .service(panels::update_lab_panel)
        .service(panels::delete_lab_panel)
        .service(panels::create_lab_panel_restoration);
}
