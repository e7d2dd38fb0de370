//! Rows as `COPY` takes them: every column that is not left to its default.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::*;

/// A row that can be written by `COPY`.
pub trait BulkRow: Sized {
    /// Writes all rows in one statement; how many that were.
    fn copy(conn: &mut PgConnection, rows: Vec<Self>) -> Result<usize, PersistenceError>;
}

macro_rules! bulk_rows {
    ($($(#[$doc:meta])* $name:ident in $table:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub struct $name { $(pub $field: $type),* }

        impl BulkRow for $name {
            fn copy(conn: &mut PgConnection, rows: Vec<Self>) -> Result<usize, PersistenceError> {
                use diesel::ExecuteCopyFromDsl;
                if rows.is_empty() {
                    return Ok(0);
                }
                Ok(diesel::copy_from($table::table).from_insertable(rows).execute(conn)?)
            }
        }
    )*};
}

bulk_rows! {
    /// A branch.
    NewLocation in locations {
        id: Uuid, code: String, name: String, time_zone: String, phone: Option<String>, email: Option<String>, address: Value,
        payers: Vec<String>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A field of medicine.
    NewSpeciality in specialities {
        id: Uuid, code: String, name_id: String, name_en: String, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A doctor or other health worker.
    NewPractitioner in practitioners {
        id: Uuid, name: String, licence_number: Option<String>, languages: Vec<String>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// What a practitioner practises.
    NewPractitionerSpeciality in practitioner_specialities { practitioner_id: Uuid, speciality_id: Uuid }
    /// Where a practitioner practises.
    NewPractitionerLocation in practitioner_locations { practitioner_id: Uuid, location_id: Uuid }
    /// Something that can be booked.
    NewService in services {
        id: Uuid, code: String, name_id: String, name_en: String, duration_minutes: i32, price_amount: i64, price_currency: String,
        created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// Somebody who may sign in.
    NewUser in users {
        id: Uuid, name: String, username: Option<String>, email: Option<String>, password_hash: Option<String>, state: String,
        practitioner_id: Option<Uuid>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A role of a user, for one location or for all.
    NewUserRole in user_roles { id: Uuid, user_id: Uuid, role_id: Uuid, location_id: Option<Uuid> }
    /// A person.
    NewContact in contacts {
        id: Uuid, mrn: Option<String>, name: String, honorific: Option<String>, birth_date: Option<NaiveDate>, sex: Option<String>,
        phone: Option<String>, email: Option<String>, location_id: Option<Uuid>, deceased_on: Option<NaiveDate>, language: String,
        channel: Option<String>, topics_wanted: Vec<String>, topics_unwanted: Vec<String>, quiet_from: Option<NaiveTime>,
        quiet_until: Option<NaiveTime>, custom: Value, last_visit_at: Option<DateTime<Utc>>, created_at: DateTime<Utc>,
        created_by: Option<Uuid>, updated_at: DateTime<Utc>,
    }
    /// Where a person was registered or seen.
    NewContactLocation in contact_locations { contact_id: Uuid, location_id: Uuid }
    /// Whom a practitioner treats.
    NewCareRelation in care_relations { practitioner_id: Uuid, contact_id: Uuid, since: DateTime<Utc> }
    /// A number by which a person is known; either `value`, or `sealed` with its index.
    NewIdentifier in contact_identifiers {
        id: Uuid, contact_id: Uuid, kind: String, value: Option<String>, sealed: Option<Vec<u8>>, blind_index: Option<Vec<u8>>,
        issuer: Option<String>, created_at: DateTime<Utc>,
    }
    /// An address of a person.
    NewAddress in contact_addresses { id: Uuid, contact_id: Uuid, kind: String, address: Value, position: i16 }
    /// A link between two people: the related one is the `kind` of the contact.
    NewLink in contact_links { id: Uuid, contact_id: Uuid, related_id: Uuid, kind: String }
    /// A tag.
    NewTag in tags { id: Uuid, name: String, created_at: DateTime<Utc>, updated_at: DateTime<Utc> }
    /// A tag on a person.
    NewContactTag in contact_tags { contact_id: Uuid, tag_id: Uuid }
    /// An institution.
    NewAccount in accounts {
        id: Uuid, name: String, kind: String, phone: Option<String>, email: Option<String>, tax_number: Option<String>, address: Value,
        notes: Option<String>, source: Option<String>, external_id: Option<String>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A person of an institution.
    NewMembership in account_contacts { account_id: Uuid, contact_id: Uuid }
    /// A custom field.
    NewCustomField in custom_fields {
        id: Uuid, resource: String, key: String, label_id: String, label_en: String, kind: String, choices: Value, position: i32,
        created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A touchpoint.
    NewInteraction in interactions {
        id: Uuid, contact_id: Uuid, kind: String, direction: Option<String>, occurred_at: DateTime<Utc>, duration_minutes: Option<i32>,
        subject: String, body: Option<String>, location_id: Option<Uuid>, practitioner_id: Option<Uuid>, account_id: Option<Uuid>,
        user_id: Option<Uuid>, source: String, external_id: Option<String>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// What somebody has decided about the use of their data.
    NewConsent in consents {
        id: Uuid, contact_id: Uuid, purpose: String, channel: Option<String>, granted: bool, text_id: Uuid, language: String,
        source: String, user_id: Option<Uuid>, proof: Value, decided_at: DateTime<Utc>,
    }
    /// Something to be done.
    NewTask in tasks {
        id: Uuid, kind: String, title: String, details: Option<String>, contact_id: Option<Uuid>, location_id: Option<Uuid>,
        assignee_id: Option<Uuid>, priority: String, state: String, due_at: Option<DateTime<Utc>>, created_by: Option<Uuid>,
        created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// An office of a head doctor.
    NewHeadDoctor in head_doctors {
        id: Uuid, speciality_id: Option<Uuid>, practitioner_id: Uuid, kind: String, starts_on: NaiveDate, ends_on: Option<NaiveDate>,
        created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A question of a patient.
    NewConsultation in consultations {
        id: Uuid, contact_id: Uuid, practitioner_id: Uuid, speciality_id: Option<Uuid>, subject: String, state: String, urgent: bool,
        waiting_since_at: Option<DateTime<Utc>>, answer_due_at: Option<DateTime<Utc>>, first_answered_at: Option<DateTime<Utc>>,
        last_message_at: DateTime<Utc>, closed_at: Option<DateTime<Utc>>, closed_by: Option<Uuid>, rating: Option<i16>,
        rating_comment: Option<String>, rated_at: Option<DateTime<Utc>>, created_by: Uuid, created_at: DateTime<Utc>,
        updated_at: DateTime<Utc>,
    }
    /// To whom a question was given.
    NewConsultationDoctor in consultation_doctors { id: Uuid, consultation_id: Uuid, practitioner_id: Uuid, since_at: DateTime<Utc> }
    /// What was written.
    NewConsultationMessage in consultation_messages {
        id: Uuid, consultation_id: Uuid, author: String, user_id: Uuid, practitioner_id: Option<Uuid>, body: String, emergency: bool,
        sent_at: DateTime<Utc>,
    }
    /// Who is to read what was written, and who has.
    NewConsultationCopy in consultation_copies {
        id: Uuid, message_id: Uuid, reader: String, practitioner_id: Option<Uuid>, copied_at: DateTime<Utc>, read_at: Option<DateTime<Utc>>,
        read_by: Option<Uuid>,
    }
    /// A report of the laboratory.
    NewLabReport in lab_reports {
        id: Uuid, number: String, contact_id: Uuid, location_id: Uuid, practitioner_id: Option<Uuid>, source: String,
        laboratory: Option<String>, instrument: Option<String>, state: String, collected_at: DateTime<Utc>,
        expected_on: Option<NaiveDate>, comment: Option<String>, commented_by: Option<Uuid>, commented_at: Option<DateTime<Utc>>,
        entered_by: Option<Uuid>, verified_by: Option<Uuid>, verified_at: Option<DateTime<Utc>>, released_at: Option<DateTime<Utc>>,
        seen_at: Option<DateTime<Utc>>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A value of a report.
    NewObservation in observations {
        id: Uuid, report_id: Uuid, contact_id: Uuid, analyte_id: Uuid, value: Option<f64>, comparator: Option<String>,
        words: Option<String>, unit: String, given_value: Option<String>, given_unit: Option<String>, method: Option<String>,
        collected_at: DateTime<Utc>, observed_on: NaiveDate, low: Option<f64>, high: Option<f64>, critical_low: Option<f64>,
        critical_high: Option<f64>, flag: Option<String>, corrects_id: Option<Uuid>, reason: Option<String>,
        corrected_at: Option<DateTime<Utc>>, entered_by: Option<Uuid>, verified_by: Option<Uuid>,
        verified_at: Option<DateTime<Utc>>, released_at: Option<DateTime<Utc>>, created_at: DateTime<Utc>,
    }
    /// A facility outside.
    NewFacility in facilities {
        id: Uuid, name: String, kind: String, city: Option<String>, phone: Option<String>, email: Option<String>,
        created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A patient sent to somebody, or by somebody.
    NewReferral in referrals {
        id: Uuid, number: String, direction: String, contact_id: Uuid, location_id: Uuid, from_practitioner_id: Option<Uuid>,
        from_doctor: Option<String>, from_facility_id: Option<Uuid>, to_practitioner_id: Option<Uuid>, to_doctor: Option<String>,
        to_facility_id: Option<Uuid>, speciality_id: Option<Uuid>, service: Option<String>, reason: String, urgency: String,
        outside_number: Option<String>, state: String, valid_until: Option<NaiveDate>, sent_at: Option<DateTime<Utc>>,
        answered_at: Option<DateTime<Utc>>, created_by: Option<Uuid>, created_at: DateTime<Utc>, updated_at: DateTime<Utc>,
    }
    /// A state into which a referral came.
    NewReferralEvent in referral_events {
        id: Uuid, referral_id: Uuid, state: String, note: Option<String>, user_id: Option<Uuid>, at: DateTime<Utc>,
    }
    /// What was sent back.
    NewReferralResult in referral_results {
        id: Uuid, referral_id: Uuid, body: String, resulted_on: NaiveDate, doctor: Option<String>, recorded_by: Option<Uuid>,
        recorded_at: DateTime<Utc>,
    }
    /// A row of the audit trail without a user.
    NewImportAudit in audit_entries {
        id: Uuid, at: DateTime<Utc>, action: String, resource: String, contact_ids: Vec<Uuid>, request_id: String,
    }
}
