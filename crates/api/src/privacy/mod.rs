//! Consents and the texts that people agree to.

mod consents;
mod texts;

use utoipa_actix_web::service_config::ServiceConfig;

pub use texts::prepare;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(texts::list_consent_texts)
        .service(texts::create_consent_text)
        .service(consents::list_consents)
        .service(consents::create_consent)
        .service(consents::list_own_consents)
        .service(consents::create_own_consents);
}
