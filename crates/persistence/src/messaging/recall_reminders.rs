//! Reminders of recalls that come due: written by the worker, some days before, as the service says.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::messaging::{Facts, Secrets, TemplateCode};
use uuid::Uuid;

use super::notices::{self, Notice};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;

/// A recall whose reminder has come due.
#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Date)]
    due_on: NaiveDate,
    #[diesel(sql_type = Integer)]
    days: i32,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Text)]
    service_id: String,
    #[diesel(sql_type = Text)]
    service_en: String,
    #[diesel(sql_type = Nullable<Text>)]
    location: Option<String>,
}

/// Writes the reminders that are due and not written yet, up to `limit` recalls; `link` is where patients book.
pub fn write_due(tx: &mut PgConnection, keys: &FieldKeys, link: &str, limit: i32, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let due: Vec<Due> =
        diesel::sql_query(include_str!("sql/due_recalls.sql")).bind::<Timestamptz, _>(now).bind::<Integer, _>(limit).load(tx)?;
    let mut written = 0;
    for recall in due {
        let notice = Notice {
            template: TemplateCode::RecallDue,
            facts: Facts {
                due_on: Some(recall.due_on),
                time_zone: Some(recall.time_zone),
                service_id: Some(recall.service_id),
                service_en: Some(recall.service_en),
                location: recall.location,
                ..Facts::default()
            },
            secrets: Secrets::link(link),
            resource: "recalls",
            record_id: recall.id,
            occasion: format!("{}-{}", recall.due_on, recall.days),
            due_at: now,
            expires_at: Some(now + Duration::days(i64::from(recall.days.max(1)))),
        };
        written += notices::tell(tx, keys, recall.contact_id, &notice, now)?;
    }
    Ok(written)
}
