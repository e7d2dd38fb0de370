//! Weekly hours: one block of one weekday; a split shift is two of them, an exception one that is valid on one day.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::time::{tidy_date, tidy_time};
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// A block of weekly hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct WorkingHoursView {
    pub id: Uuid,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    /// ISO: 1 is Monday.
    pub weekday: i16,
    /// `HH:MM` in the location's zone.
    pub starts: String,
    pub ends: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_until: Option<String>,
    pub valid_from: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<i32>,
    pub queue_letter: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a block of weekly hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateWorkingHours {
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    /// ISO: 1 is Monday, 7 is Sunday.
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 7, example = 1))]
    pub weekday: i16,
    /// `HH:MM` in the location's zone.
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "08:00"))]
    pub starts: String,
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "12:00"))]
    pub ends: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5))]
    pub break_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5))]
    pub break_until: Option<String>,
    pub valid_from: NaiveDate,
    /// The last day; absent: without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Bookings of one day at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 500))]
    pub daily_cap: Option<i32>,
    /// Letter of the queue numbers, as in A-015.
    #[serde(default = "first_letter")]
    #[cfg_attr(feature = "server", schema(max_length = 1, example = "A"))]
    pub queue_letter: String,
}

fn first_letter() -> String {
    "A".into()
}

impl Document for CreateWorkingHours {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if !(1..=7).contains(&self.weekday) {
            errors.add("/weekday", FieldCode::OutOfRange);
        }
        tidy_time(&self.starts, "/starts", errors);
        tidy_time(&self.ends, "/ends", errors);
        if self.ends <= self.starts {
            errors.add("/ends", FieldCode::OutOfRange);
        }
        match (&self.break_from, &self.break_until) {
            (None, None) => {}
            (Some(from), Some(until)) => {
                tidy_time(from, "/break_from", errors);
                tidy_time(until, "/break_until", errors);
                if !(self.starts < *from && from < until && *until < self.ends) {
                    errors.add("/break_until", FieldCode::OutOfRange);
                }
            }
            (None, Some(_)) => errors.add("/break_from", FieldCode::Required),
            (Some(_), None) => errors.add("/break_until", FieldCode::Required),
        }
        tidy_date(self.valid_from, "/valid_from", errors);
        if let Some(until) = self.valid_until {
            tidy_date(until, "/valid_until", errors);
            if until < self.valid_from {
                errors.add("/valid_until", FieldCode::BadDate);
            }
        }
        if self.daily_cap.is_some_and(|cap| !(1..=500).contains(&cap)) {
            errors.add("/daily_cap", FieldCode::OutOfRange);
        }
        self.queue_letter.make_ascii_uppercase();
        if self.queue_letter.len() != 1 || !self.queue_letter.bytes().all(|b| b.is_ascii_uppercase()) {
            errors.add("/queue_letter", FieldCode::UnknownValue);
        }
    }
}

impl WorkingHoursView {
    /// The writable form of this block.
    pub fn writable(&self) -> CreateWorkingHours {
        CreateWorkingHours {
            practitioner_id: self.practitioner_id,
            location_id: self.location_id,
            weekday: self.weekday,
            starts: self.starts.clone(),
            ends: self.ends.clone(),
            break_from: self.break_from.clone(),
            break_until: self.break_until.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            daily_cap: self.daily_cap,
            queue_letter: self.queue_letter.clone(),
        }
    }
}
