//! Messages to people: texts, sending, and what staff and patients see of it.
//!
//! Other modules write messages through `persistence::messaging`, in their own transaction. [`worker`] sends them, inside
//! `akrab serve` and as `akrab worker`, any number at once.

mod attachment;
pub mod channels;
mod inbox_messages;
mod local_messages;
mod message_templates;
mod messages;
mod notifications;
mod preparation;
pub mod rendering;
pub mod sweeps;
mod texts;
pub mod wording;
pub mod worker;

use utoipa_actix_web::service_config::ServiceConfig;

pub use channels::Channels;
pub use preparation::prepare;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(messages::list_messages)
        .service(messages::find_message)
        .service(messages::create_message_resend)
        .service(messages::create_message_withdrawal)
        .service(message_templates::list_message_templates)
        .service(message_templates::find_message_template)
        .service(message_templates::update_message_template)
        .service(message_templates::create_message_template_preview)
        .service(inbox_messages::list_inbox_messages)
        .service(inbox_messages::create_message_reading)
        .service(notifications::list_notifications)
        .service(notifications::create_notification_reading)
        .service(local_messages::list_local_messages);
}
