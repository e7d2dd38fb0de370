//! Which field a violated constraint is about, in one table.

use domain::{ErrorCode, FieldCode};

use super::error::ApiError;

/// Constraint, pointer to the field, and what is wrong with it.
const TABLE: &[(&str, &str, FieldCode)] = &[
    ("locations_code_unique", "/code", FieldCode::Duplicate),
    ("specialities_code_unique", "/code", FieldCode::Duplicate),
    ("services_code_unique", "/code", FieldCode::Duplicate),
    ("practitioners_licence_unique", "/licence_number", FieldCode::Duplicate),
    ("roles_code_unique", "/code", FieldCode::Duplicate),
    ("users_username_unique", "/username", FieldCode::Duplicate),
    ("users_email_unique", "/email", FieldCode::Duplicate),
    ("users_phone_unique", "/phone", FieldCode::Duplicate),
    ("contacts_mrn_unique", "/mrn", FieldCode::Duplicate),
    ("tags_name_unique", "/name", FieldCode::Duplicate),
    ("custom_fields_key_unique", "/key", FieldCode::Duplicate),
    ("saved_views_name_unique", "/name", FieldCode::Duplicate),
    ("contact_links_unique", "/links", FieldCode::Duplicate),
    ("contact_links_two_people", "/links", FieldCode::SelfReference),
    ("contact_links_related_id_fkey", "/links", FieldCode::NotThere),
    ("contact_tags_tag_id_fkey", "/tag_ids", FieldCode::NotThere),
    ("account_contacts_pkey", "/contact_id", FieldCode::Duplicate),
    ("account_contacts_account_id_fkey", "/account_ids", FieldCode::NotThere),
    ("account_contacts_contact_id_fkey", "/contact_id", FieldCode::NotThere),
    ("contacts_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("contact_locations_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("interactions_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("interactions_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("practitioner_specialities_speciality_id_fkey", "/speciality_ids", FieldCode::NotThere),
    ("practitioner_locations_location_id_fkey", "/location_ids", FieldCode::NotThere),
    ("practitioner_services_service_id_fkey", "/service_ids", FieldCode::NotThere),
    ("service_resources_resource_id_fkey", "/resource_ids", FieldCode::NotThere),
    ("resources_name_unique", "/name", FieldCode::Duplicate),
    ("resources_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("working_hours_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("working_hours_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("absences_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("absences_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("holidays_once", "/on_date", FieldCode::Duplicate),
    ("holidays_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("waiting_list_entries_service_id_fkey", "/service_id", FieldCode::NotThere),
    ("waiting_list_entries_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("waiting_list_entries_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("recalls_service_id_fkey", "/service_id", FieldCode::NotThere),
    ("recalls_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("recalls_open_once", "/service_id", FieldCode::Duplicate),
    ("public_links_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("users_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("users_contact_fkey", "/contact_id", FieldCode::NotThere),
    ("user_roles_location_id_fkey", "/roles", FieldCode::NotThere),
    ("user_roles_role_id_fkey", "/roles", FieldCode::NotThere),
    ("tasks_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("tasks_contact_id_fkey", "/contact_id", FieldCode::NotThere),
    ("tasks_assignee_id_fkey", "/assignee_id", FieldCode::NotThere),
    ("tasks_appointment_id_fkey", "/appointment_id", FieldCode::NotThere),
    ("analytes_code_unique", "/code", FieldCode::Duplicate),
    ("analyte_ranges_no_overlap", "/ranges", FieldCode::RangeOverlap),
    ("lab_panels_code_unique", "/code", FieldCode::Duplicate),
    ("lab_panel_analytes_analyte_id_fkey", "/analyte_ids", FieldCode::NotThere),
    ("lab_reports_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("lab_reports_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("lab_reports_appointment_id_fkey", "/appointment_id", FieldCode::NotThere),
    ("observations_analyte_id_fkey", "/observations", FieldCode::NotThere),
    ("facilities_name_unique", "/name", FieldCode::Duplicate),
    ("referrals_location_id_fkey", "/location_id", FieldCode::NotThere),
    ("referrals_from_practitioner_id_fkey", "/from_practitioner_id", FieldCode::NotThere),
    ("referrals_from_facility_id_fkey", "/from_facility_id", FieldCode::NotThere),
    ("referrals_to_practitioner_id_fkey", "/to_practitioner_id", FieldCode::NotThere),
    ("referrals_to_facility_id_fkey", "/to_facility_id", FieldCode::NotThere),
    ("referrals_speciality_id_fkey", "/speciality_id", FieldCode::NotThere),
    ("files_contact_id_fkey", "record_id", FieldCode::NotThere),
    ("head_doctors_speciality_id_fkey", "/speciality_id", FieldCode::NotThere),
    ("head_doctors_practitioner_id_fkey", "/practitioner_id", FieldCode::NotThere),
    ("head_doctors_one_at_a_time", "/starts_on", FieldCode::Duplicate),
    ("consent_texts_number_unique", "/purpose", FieldCode::Duplicate),
    ("user_roles_once", "/roles", FieldCode::Duplicate),
];

/// The answer to a violated constraint: 422 for a reference to nothing, 409 for what is already taken.
pub fn explain(constraint: &str) -> ApiError {
    let Some((_, pointer, code)) = TABLE.iter().find(|(name, ..)| *name == constraint) else {
        return ApiError { cause: Some(format!("constraint {constraint}")), ..ApiError::new(ErrorCode::Conflict) };
    };
    let mut error = ApiError::field(*pointer, *code);
    if *code == FieldCode::Duplicate {
        error.code = ErrorCode::Conflict;
    }
    error
}
