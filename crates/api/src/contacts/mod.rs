//! People and institutions: contacts and patients, their timeline, accounts, tags, custom fields and saved views.

pub mod account_contacts;
pub mod accounts;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
pub mod contacts;
pub mod custom_fields;
pub mod directory;
pub mod interactions;
mod likeness;
mod merges;
pub mod patients;
mod people;
pub mod saved_views;
pub mod tags;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    patient_routes(config);
    contact_routes(config);
    interaction_routes(config);
    directory::directory_routes(config);
}

fn patient_routes(config: &mut ServiceConfig) {
    config
        .service(patients::list_patients)
        .service(patients::search_patients)
        .service(patients::create_patient)
        .service(patients::search_patient_duplicates)
        .service(patients::find_patient)
        .service(patients::update_patient)
        .service(patients::delete_patient)
        .service(patients::create_patient_restoration)
        .service(patients::list_patient_duplicates)
        .service(patients::list_patient_changes)
        .service(patients::create_patient_disclosure)
        .service(patients::create_patient_merge)
        .service(patients::list_patient_merges)
        .service(patients::delete_patient_merge);
}

fn contact_routes(config: &mut ServiceConfig) {
    config
        .service(contacts::list_contacts)
        .service(contacts::search_contacts)
        .service(contacts::create_contact)
        .service(contacts::search_contact_duplicates)
        .service(contacts::find_contact)
        .service(contacts::update_contact)
        .service(contacts::delete_contact)
        .service(contacts::create_contact_restoration)
        .service(contacts::list_contact_duplicates)
        .service(contacts::list_contact_changes)
        .service(contacts::create_contact_disclosure)
        .service(contacts::create_contact_merge)
        .service(contacts::list_contact_merges)
        .service(contacts::delete_contact_merge)
        .service(contacts::create_contact_registration);
}

fn interaction_routes(config: &mut ServiceConfig) {
    config
        .service(interactions::list_interactions)
        .service(interactions::list_contact_interactions)
        .service(interactions::create_interaction)
        .service(interactions::create_contact_interaction)
        .service(interactions::find_interaction)
        .service(interactions::update_interaction)
        .service(interactions::delete_interaction);
}
