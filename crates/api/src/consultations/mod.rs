//! Consultations: patients ask doctors, head doctors read along.

mod canned_answers;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
mod consultations;
mod doctors;
mod failure;
mod head_doctors;
mod messages;
mod news;
mod outcomes;
mod settings;
mod steps;
mod taking_part;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(consultations::list_consultations)
        .service(consultations::create_consultation)
        .service(consultations::find_consultation)
        .service(messages::create_consultation_message)
        .service(messages::create_consultation_reading)
        .service(steps::create_consultation_handover)
        .service(steps::create_consultation_closing)
        .service(steps::create_consultation_rating)
        .service(outcomes::create_consultation_appointment)
        .service(outcomes::create_consultation_task)
        .service(doctors::list_consultation_doctors)
        .service(settings::find_consultation_settings)
        .service(settings::update_consultation_settings)
        .service(head_doctors::list_head_doctors)
        .service(head_doctors::create_head_doctor)
        .service(head_doctors::find_head_doctor)
        .service(head_doctors::update_head_doctor)
        .service(head_doctors::delete_head_doctor)
        .service(canned_answers::list_canned_answers)
        .service(canned_answers::create_canned_answer)
        .service(canned_answers::find_canned_answer)
        .service(canned_answers::update_canned_answer)
        .service(canned_answers::delete_canned_answer);
}
