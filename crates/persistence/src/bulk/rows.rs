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
    /// A row of the audit trail without a user.
    NewImportAudit in audit_entries {
        id: Uuid, at: DateTime<Utc>, action: String, resource: String, contact_ids: Vec<Uuid>, request_id: String,
    }
}
