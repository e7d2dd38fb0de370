//! Visits that repeat.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::appointment::AppointmentView;
use super::time::tidy_start;
use crate::Lang;
use crate::document::{Document, tidy_optional};
use crate::error_code::ErrorCode;
use crate::field_error::{FieldCode, FieldErrors};

/// A series as it is booked: the same wall time every so many weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAppointmentSeries {
    pub contact_id: Uuid,
    pub service_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    /// The first visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 52, example = 1))]
    pub every_weeks: i32,
    #[cfg_attr(feature = "server", schema(minimum = 2, maximum = 52, example = 6))]
    pub count: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    /// Books the dates that can be booked and leaves the others out; without it, one conflict refuses the whole.
    #[serde(default)]
    pub skip_conflicts: bool,
}

impl Document for CreateAppointmentSeries {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_start(self.starts_at, &self.local_time, true, errors);
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        if !(1..=52).contains(&self.every_weeks) {
            errors.add("/every_weeks", FieldCode::OutOfRange);
        }
        if !(2..=52).contains(&self.count) {
            errors.add("/count", FieldCode::OutOfRange);
        }
    }
}

/// A booked series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AppointmentSeriesView {
    pub id: Uuid,
    pub every_weeks: i32,
    pub appointments: Vec<AppointmentView>,
    /// The dates that were left out, and why.
    pub skipped: Vec<SeriesConflict>,
}

/// A date of a series that cannot be booked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SeriesConflict {
    /// As the clock at the location shows it.
    pub local_time: NaiveDateTime,
    /// `slot_taken`, or the code of the refusal.
    pub code: String,
    /// Why, and what to do, in the caller's language.
    pub message: String,
}

/// Why a time cannot be booked, before it is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Somebody else has it.
    Taken,
    Refused(FieldCode),
}

impl Conflict {
    /// The date with the reason in the caller's language.
    pub fn in_words(self, local_time: NaiveDateTime, lang: Lang) -> SeriesConflict {
        let (code, message) = match self {
            Conflict::Taken => (ErrorCode::SlotTaken.code(), ErrorCode::SlotTaken.title(lang)),
            Conflict::Refused(code) => (code.code(), code.message(lang)),
        };
        SeriesConflict { local_time, code: code.to_owned(), message: message.to_owned() }
    }
}
