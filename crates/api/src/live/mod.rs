//! Live events for the apps, as server-sent events.

mod audience;
mod events;
mod seats;
mod stream;

pub use seats::Seats;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config.service(events::list_events);
}
