//! Rows of `contacts`, and how they are listed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Text, Timestamptz};
use domain::Lang;
use domain::contacts::{Channel, ContactField, ContactPreferences, ContactSort, ContactView, Honorific, Sex, Topic};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::contacts;

/// A row of `contacts`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = contacts)]
pub struct ContactRow {
    pub id: Uuid,
    pub mrn: Option<String>,
    pub name: String,
    pub honorific: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub location_id: Option<Uuid>,
    pub deceased_on: Option<NaiveDate>,
    pub language: String,
    pub channel: Option<String>,
    pub topics_wanted: Vec<String>,
    pub topics_unwanted: Vec<String>,
    pub quiet_from: Option<NaiveTime>,
    pub quiet_until: Option<NaiveTime>,
    pub custom: serde_json::Value,
    pub last_visit_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    pub archived_at: Option<DateTime<Utc>>,
    pub merged_into_id: Option<Uuid>,
}

/// Rows without the value sort as if it were in the year 1; the indexes are on the same expressions.
const NO_DATE: &str = "coalesce(contacts.birth_date, '0001-01-01')";
const NO_VISIT: &str = "coalesce(contacts.last_visit_at, '0001-01-01 00:00:00Z'::timestamptz)";
const NO_MRN: &str = "coalesce(contacts.mrn, '')";

fn day_one() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

crate::listing! {
    table contacts, row ContactRow, fields ContactField, sorts ContactSort;
    filter {
        Name => text(contacts::name);
        Mrn => text(contacts::mrn);
        BirthDate => date(contacts::birth_date);
        Sex => text(contacts::sex);
        Phone => text(contacts::phone);
        Email => text(contacts::email);
        LocationId => member((crate::schema::contact_locations, crate::schema::contact_locations::contact_id, crate::schema::contact_locations::location_id, contacts::id));
        TagId => member((crate::schema::contact_tags, crate::schema::contact_tags::contact_id, crate::schema::contact_tags::tag_id, contacts::id));
        AccountId => member((crate::schema::account_contacts, crate::schema::account_contacts::contact_id, crate::schema::account_contacts::account_id, contacts::id));
        Language => text(contacts::language);
        Channel => text(contacts::channel);
        LastVisitAt => timestamp(contacts::last_visit_at);
        CreatedAt => timestamp(contacts::created_at);
        UpdatedAt => timestamp(contacts::updated_at);
    }
    sort {
        Name => contacts::name, String, |row| row.name;
        BirthDate => diesel::dsl::sql::<Date>(NO_DATE), NaiveDate, |row| row.birth_date.unwrap_or_else(day_one);
        LastVisitAt => diesel::dsl::sql::<Timestamptz>(NO_VISIT), DateTime<Utc>, |row| row.last_visit_at.unwrap_or_else(|| day_one().and_time(NaiveTime::MIN).and_utc()).to_rfc3339();
        CreatedAt => contacts::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        UpdatedAt => contacts::updated_at, DateTime<Utc>, |row| row.updated_at.to_rfc3339();
        Mrn => diesel::dsl::sql::<Text>(NO_MRN), String, |row| row.mrn.clone().unwrap_or_default();
    }
}

impl From<ContactRow> for ContactView {
    fn from(row: ContactRow) -> Self {
        ContactView {
            id: row.id,
            mrn: row.mrn,
            name: row.name,
            honorific: row.honorific.as_deref().and_then(Honorific::from_code),
            birth_date: row.birth_date,
            sex: row.sex.as_deref().and_then(Sex::from_code),
            phone: row.phone,
            email: row.email,
            location_id: row.location_id,
            deceased_on: row.deceased_on,
            last_visit_at: row.last_visit_at,
            identity_only: false,
            tags: Vec::new(),
            details: None,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

impl ContactRow {
    /// Only who this is, for those who may not see the record.
    pub fn identity(self) -> ContactView {
        let full = ContactView::from(self);
        ContactView {
            id: full.id,
            mrn: full.mrn,
            name: full.name,
            birth_date: full.birth_date,
            sex: full.sex,
            identity_only: true,
            created_at: full.created_at,
            updated_at: full.updated_at,
            version: full.version,
            ..ContactView::default()
        }
    }

    /// What the person prefers.
    pub fn preferences(&self) -> ContactPreferences {
        let topics = |codes: &[String]| codes.iter().filter_map(|c| Topic::from_code(c)).collect();
        let time = |t: Option<NaiveTime>| t.map(|t| t.format("%H:%M").to_string());
        ContactPreferences {
            language: Lang::from_code(&self.language).unwrap_or_default(),
            channel: self.channel.as_deref().and_then(Channel::from_code),
            topics_wanted: topics(&self.topics_wanted),
            topics_unwanted: topics(&self.topics_unwanted),
            quiet_from: time(self.quiet_from),
            quiet_until: time(self.quiet_until),
        }
    }
}
