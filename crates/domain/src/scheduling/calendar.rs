//! The staff calendar in one answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::absence::AbsenceView;
use super::appointment::AppointmentView;
use super::holiday::HolidayView;
use super::slot::tidy_period;
use crate::document::Document;
use crate::field_error::FieldErrors;

/// Which part of the calendar is asked for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CalendarQuery {
    /// A day of the location or a moment (RFC 3339).
    #[cfg_attr(feature = "server", param(max_length = 40, example = "2026-12-01"))]
    pub from: String,
    /// A day, which is included, or a moment; 42 days after `from` at most.
    #[cfg_attr(feature = "server", param(max_length = 40, example = "2026-12-07"))]
    pub to: String,
    pub location_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
}

impl Document for CalendarQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_period(&self.from, &self.to, 42, errors);
    }
}

/// What the calendar shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CalendarView {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    /// Up to 2,000, by start; `truncated` says whether there are more.
    pub appointments: Vec<AppointmentView>,
    pub truncated: bool,
    pub absences: Vec<AbsenceView>,
    pub holidays: Vec<HolidayView>,
    pub blocks: Vec<CalendarBlock>,
    /// Rooms and devices taken, for columns by room.
    pub rooms: Vec<RoomUse>,
}

/// One practitioner's block of hours on one day, and how full it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CalendarBlock {
    pub session_id: Uuid,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    pub on_date: NaiveDate,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_from: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_until: Option<DateTime<Utc>>,
    /// Minutes that visits take, and minutes there are without the break.
    pub booked_minutes: i32,
    pub open_minutes: i32,
    pub booked: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<i32>,
}

/// A room or device that an appointment takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RoomUse {
    pub resource_id: Uuid,
    pub resource_name: String,
    pub appointment_id: Uuid,
}
