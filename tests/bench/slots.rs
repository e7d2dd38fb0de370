//! Free times as the bare server reads them, and the JSON that Akrab makes of them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use domain::scheduling::SlotView;
use domain::{Page, PageLinks};
use persistence::prepared::Value;
use serde::Deserialize;
use uuid::Uuid;

/// What the bare server is asked, in the words of Akrab.
#[derive(Deserialize)]
pub struct Asked {
    service_id: Uuid,
    practitioner_id: Option<Uuid>,
    location_id: Option<Uuid>,
    from: NaiveDate,
    to: NaiveDate,
}

impl Asked {
    /// The values of the statement, for somebody who is not signed in.
    pub fn values(&self, now: DateTime<Utc>) -> Vec<Value> {
        vec![
            Value::Uuid(self.service_id),
            Value::MaybeUuid(self.practitioner_id),
            Value::MaybeUuid(self.location_id),
            Value::MaybeTime(None),
            Value::MaybeDate(Some(self.from)),
            Value::MaybeTime(None),
            Value::MaybeDate(Some(self.to)),
            Value::Time(now),
            Value::Bool(true),
            Value::MaybeUuid(None),
            Value::Number(500),
        ]
    }
}

/// A free time.
#[derive(QueryableByName)]
pub struct SlotRow {
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    practitioner_name: String,
    #[diesel(sql_type = SqlUuid)]
    location_id: Uuid,
    #[diesel(sql_type = Text)]
    location_name: String,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    ends_at: DateTime<Utc>,
}

/// The answer with all of them.
pub fn page(rows: Vec<SlotRow>) -> Page<SlotView> {
    let view = |row: SlotRow| SlotView {
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        time_zone: row.time_zone,
        practitioner_id: row.practitioner_id,
        practitioner_name: row.practitioner_name,
        location_id: row.location_id,
        location_name: row.location_name,
    };
    Page { data: rows.into_iter().map(view).collect(), page: PageLinks { next: None, previous: None, count: None } }
}
