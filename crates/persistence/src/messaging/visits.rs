//! Messages about one appointment.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::messaging::{Facts, Secrets, TemplateCode};
use uuid::Uuid;

use super::notices::{self, Notice};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::prepared::{Prepared, Value};

/// The table that messages about visits name.
pub const APPOINTMENTS: &str = "appointments";

/// What messages about an appointment say.
#[derive(Clone, Debug, PartialEq, QueryableByName)]
pub struct Visit {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub contact_id: Uuid,
    #[diesel(sql_type = Text)]
    pub code: String,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
    /// The location's zone.
    #[diesel(sql_type = Text)]
    pub time_zone: String,
    #[diesel(sql_type = Text)]
    pub service_id: String,
    #[diesel(sql_type = Text)]
    pub service_en: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub preparation_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub preparation_en: Option<String>,
    #[diesel(sql_type = Text)]
    pub practitioner: String,
    #[diesel(sql_type = Text)]
    pub location: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub address: Option<String>,
    /// Minutes before the visit at which the service reminds.
    #[diesel(sql_type = Array<Integer>)]
    pub reminder_minutes: Vec<i32>,
    /// The version of the appointment: each change is told once.
    #[diesel(sql_type = BigInt)]
    pub version: i64,
}

impl Visit {
    /// Reads it, with the names that go into the texts.
    pub fn load(conn: &mut PgConnection, appointment: Uuid) -> Result<Visit, PersistenceError> {
        Ok(Prepared::new(include_str!("sql/visit.sql"), vec![Value::Uuid(appointment)]).get_result(conn)?)
    }

    /// What the texts of a message show.
    pub fn facts(&self) -> Facts {
        Facts {
            starts_at: Some(self.starts_at),
            ends_at: Some(self.ends_at),
            time_zone: Some(self.time_zone.clone()),
            service_id: Some(self.service_id.clone()),
            service_en: Some(self.service_en.clone()),
            preparation_id: self.preparation_id.clone(),
            preparation_en: self.preparation_en.clone(),
            practitioner: Some(self.practitioner.clone()),
            location: Some(self.location.clone()),
            address: self.address.clone(),
            booking_code: Some(self.code.clone()),
            sequence: Some(self.version),
            ..Facts::default()
        }
    }
}

/// Tells the patient that an appointment was booked, requested, approved, moved or cancelled. `link` is the full address
/// of the page on which it can be changed without signing in.
pub fn announce(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    template: TemplateCode,
    visit: &Visit,
    link: Option<&str>,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let expires_at = (template != TemplateCode::Cancelled).then_some(visit.ends_at);
    let notice = Notice {
        template,
        facts: visit.facts(),
        secrets: link.map(Secrets::link).unwrap_or_default(),
        resource: APPOINTMENTS,
        record_id: visit.id,
        occasion: visit.version.to_string(),
        due_at: now,
        expires_at,
    };
    notices::tell(tx, keys, visit.contact_id, &notice, now)
}

/// Tells the patient that the doctor is so many minutes late, with a link on which to keep, rebook or cancel.
pub fn announce_delay(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    visit: &Visit,
    delay: Uuid,
    minutes: i32,
    link: Option<&str>,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let facts = Facts { minutes: Some(minutes), ..visit.facts() };
    let notice = Notice {
        template: TemplateCode::Delay,
        facts,
        secrets: link.map(Secrets::link).unwrap_or_default(),
        resource: APPOINTMENTS,
        record_id: visit.id,
        occasion: delay.to_string(),
        due_at: now,
        expires_at: Some(visit.ends_at),
    };
    notices::tell(tx, keys, visit.contact_id, &notice, now)
}
