//! Histories: what they show, and of which analytes when nobody says.

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{Comparator, LabFlag, LabSource};
use super::contract::{EarlierValue, LabLimits};
use crate::document::{Document, PAST_YEARS, check_optional_year};
use crate::field_error::{FieldCode, FieldErrors};

/// Glucose is a series of its own for each way in which the sample was taken; the history shows the first of these that has
/// values: fasting, random, unspecified.
pub const GLUCOSE: [&str; 3] = ["1558-6", "2345-7", "2339-0"];

/// The seven values: systolic and diastolic blood pressure, glucose, HDL, LDL, total cholesterol, triglycerides.
pub const SEVEN: [&str; 9] = ["8480-6", "8462-4", GLUCOSE[0], GLUCOSE[1], GLUCOSE[2], "2085-9", "18262-6", "2093-3", "2571-8"];

/// Analytes in one history at most.
pub const MOST_CODES: usize = 20;

/// Days of one analyte in one history at most, the newest first; `from` and `to` lead to the others.
pub const MOST_DAYS: i64 = 2_000;

/// The first day when none is asked for: two years before the last.
pub fn default_from(to: NaiveDate) -> NaiveDate {
    to.checked_sub_months(Months::new(24)).unwrap_or(to)
}

/// What a history is asked for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct LabHistoryQuery {
    pub patient_id: Uuid,
    /// LOINC codes with commas between them, 20 at most, in the order in which they are shown. Absent: systolic and diastolic blood
    /// pressure, glucose (fasting, else random, else unspecified), HDL, LDL, total cholesterol and triglycerides.
    #[cfg_attr(feature = "server", param(max_length = 420, example = "2093-3,2160-0"))]
    pub codes: Option<String>,
    /// The first day, in the zone of each report's location. Absent: two years before `to`.
    pub from: Option<NaiveDate>,
    /// The last day. Absent: today. Of one analyte the newest 2,000 days are given.
    pub to: Option<NaiveDate>,
}

impl LabHistoryQuery {
    /// The codes, each once.
    pub fn code_list(&self) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for code in self.codes.as_deref().unwrap_or_default().split(',').map(str::trim).filter(|code| !code.is_empty()) {
            if !list.iter().any(|known| known == code) {
                list.push(code.to_owned());
            }
        }
        list
    }
}

impl Document for LabHistoryQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        let list = self.code_list();
        if list.len() > MOST_CODES {
            errors.add("codes", FieldCode::TooMany);
        }
        if list.iter().any(|code| code.len() > 20 || code.bytes().any(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.')))) {
            errors.add("codes", FieldCode::BadTestCode);
        }
        check_optional_year(self.from.as_ref(), "from", PAST_YEARS, errors);
        check_optional_year(self.to.as_ref(), "to", PAST_YEARS, errors);
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            errors.add("to", FieldCode::BadDate);
        }
    }
}

/// One analyte of a history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabSeries {
    pub analyte_id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    /// As patients read it.
    pub plain_id: String,
    pub plain_en: String,
    pub unit: String,
    pub decimals: i16,
    /// The newest day first.
    pub days: Vec<LabDay>,
}

/// A calendar day, in the zone of the report's location, that brought a value: the last one of that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabDay {
    pub on: NaiveDate,
    pub observation_id: Uuid,
    pub report_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    pub unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<LabFlag>,
    pub limits: LabLimits,
    pub source: LabSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub laboratory: Option<String>,
    pub collected_at: DateTime<Utc>,
    pub time_zone: String,
    /// Whether staff have verified it; always so for values of the clinic.
    pub verified: bool,
    /// Whether it takes the place of a value that was wrong.
    #[serde(default)]
    pub corrected: bool,
    /// The other values of that day and those that were corrected, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub superseded: Vec<EarlierValue>,
}

/// The history of a patient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabHistory {
    pub patient_id: Uuid,
    pub series: Vec<LabSeries>,
}
