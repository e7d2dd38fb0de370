//! Days on which the clinic or a branch is closed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::time::tidy_date;
use crate::document::{Document, tidy_text};
use crate::field_error::FieldErrors;

/// A day without visits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct HolidayView {
    pub id: Uuid,
    pub on_date: NaiveDate,
    pub name_id: String,
    pub name_en: String,
    /// Absent: at all branches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a holiday.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateHoliday {
    pub on_date: NaiveDate,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Hari Raya Nyepi"))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Nyepi, the Balinese day of silence"))]
    pub name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
}

impl Document for CreateHoliday {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_date(self.on_date, "/on_date", errors);
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
    }
}

impl HolidayView {
    /// The writable form of this holiday.
    pub fn writable(&self) -> CreateHoliday {
        CreateHoliday { on_date: self.on_date, name_id: self.name_id.clone(), name_en: self.name_en.clone(), location_id: self.location_id }
    }
}
