//! The portal: own data, family, home page, feedback, and what guests do without an account.

mod contact_changes;
mod family;
mod feedback;
mod guests;
mod home;
mod links;
mod people;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(home::find_portal_home)
        .service(people::find_own_person)
        .service(people::update_own_person)
        .service(people::list_own_changes)
        .service(contact_changes::create_contact_change)
        .service(contact_changes::create_contact_change_confirmation)
        .service(family::list_family)
        .service(family::create_family_member)
        .service(family::create_family_request)
        .service(family::create_family_confirmation)
        .service(feedback::list_portal_feedback)
        .service(feedback::create_portal_feedback)
        .service(links::create_portal_link)
        .service(guests::create_guest_verification)
        .service(guests::create_guest_appointment);
}
