//! Many rows at once, by `COPY`: for `akrab import` and `akrab demo`, which run beside the server and not through it.
//!
//! Nothing here knows an actor: whoever may run the program may write everything. An import still leaves its audit rows.

mod batch;
mod known;
mod lab;
mod people;
mod referrals;
mod rows;
mod schedule;
mod session;

pub use batch::Batch;
pub use known::{
    accounts_of, contacts_of, existing_practitioners, interactions_of, location_by_code, locations_by_code, patients_by_mrn,
    specialities_by_code,
};
pub use lab::{
    existing_lab_reports, existing_observations, fill_laboratory, give_lab_numbers, patient_ids, raise_critical, sex_and_birth,
    zones_by_code,
};
pub use people::{note_visits, record_import, seal};
pub use referrals::set_referral_numbers;
pub use rows::*;
pub use schedule::{Room, fill_calendar, fill_queue, give_services, note_messages, open_doors, place_rooms};
pub use session::{
    OrganisationChange, exclusively, give_mrns, give_next_visit, is_unused, link_user_to_contact, link_user_to_practitioner,
    refresh_statistics, set_mrn_counter, set_organisation, with_late_indexes,
};
