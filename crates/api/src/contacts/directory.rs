//! The routes of what stands around people: accounts, tags, custom fields and saved views.

use utoipa_actix_web::service_config::ServiceConfig;

use super::{account_contacts, accounts, custom_fields, saved_views, tags};

/// The routes of accounts, tags, custom fields and saved views.
pub fn directory_routes(config: &mut ServiceConfig) {
    account_routes(config);
    config
        .service(tags::list_tags)
        .service(tags::create_tag)
        .service(tags::find_tag)
        .service(tags::update_tag)
        .service(tags::delete_tag)
        .service(tags::create_tag_restoration)
        .service(custom_fields::list_custom_fields)
        .service(custom_fields::create_custom_field)
        .service(custom_fields::find_custom_field)
        .service(custom_fields::update_custom_field)
        .service(custom_fields::delete_custom_field)
        .service(custom_fields::create_custom_field_restoration)
        .service(saved_views::list_saved_views)
        .service(saved_views::create_saved_view)
        .service(saved_views::find_saved_view)
        .service(saved_views::update_saved_view)
        .service(saved_views::delete_saved_view);
}

fn account_routes(config: &mut ServiceConfig) {
    config
        .service(accounts::list_accounts)
        .service(accounts::search_accounts)
        .service(accounts::create_account)
        .service(accounts::find_account)
        .service(accounts::update_account)
        .service(accounts::delete_account)
        .service(accounts::create_account_restoration)
        .service(accounts::list_account_changes)
        .service(account_contacts::list_account_contacts)
        .service(account_contacts::create_account_contact)
        .service(account_contacts::delete_account_contact);
}
