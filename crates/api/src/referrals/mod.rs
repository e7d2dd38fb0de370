//! Referrals: patients sent to another facility or a colleague, or by somebody outside; and what came back.

mod appointment;
mod desk;
mod facilities;
mod failure;
mod letter;
mod paper;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
mod referrals;
mod steps;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(referrals::list_referrals)
        .service(referrals::create_referral)
        .service(referrals::find_referral)
        .service(referrals::update_referral)
        .service(letter::find_referral_letter)
        .service(steps::create_referral_sending)
        .service(steps::create_referral_receipt)
        .service(steps::create_referral_acceptance)
        .service(steps::create_referral_decline)
        .service(steps::create_referral_visit)
        .service(steps::create_referral_result)
        .service(steps::create_referral_cancellation)
        .service(appointment::create_referral_appointment)
        .service(facilities::list_facilities)
        .service(facilities::create_facility)
        .service(facilities::find_facility)
        .service(facilities::update_facility)
        .service(facilities::delete_facility)
        .service(facilities::create_facility_restoration);
}
