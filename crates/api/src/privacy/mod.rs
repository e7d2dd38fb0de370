//! Consents and the texts that people agree to; who opened a record; break-glass; the sealed audit trail.

mod access_log;
mod break_glass;
mod consents;
mod news;
mod seals;
mod settings;
mod texts;
mod verification;

use utoipa_actix_web::service_config::ServiceConfig;

pub use news::sweep_reviews;
pub use seals::{SEAL_EVERY, seal};
pub use texts::prepare;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(texts::list_consent_texts)
        .service(texts::create_consent_text)
        .service(consents::list_consents)
        .service(consents::create_consent)
        .service(consents::list_own_consents)
        .service(consents::create_own_consents)
        .service(access_log::list_access_log)
        .service(access_log::list_own_access_log)
        .service(break_glass::create_break_glass)
        .service(break_glass::list_break_glass)
        .service(break_glass::create_break_glass_review)
        .service(settings::find_privacy_settings)
        .service(settings::update_privacy_settings)
        .service(verification::verify_audit);
}
