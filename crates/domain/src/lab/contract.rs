//! Reports of the laboratory and their values, as they are shown.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;

/// The limits that hold for a person on a day, in the unit of the analyte. Limits are within the range, and values count as they are
/// shown, rounded to the decimals of the analyte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabLimits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_high: Option<f64>,
}

/// One value of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ObservationView {
    pub id: Uuid,
    pub analyte_id: Uuid,
    /// LOINC.
    #[cfg_attr(feature = "server", schema(example = "2093-3"))]
    pub code: String,
    /// In the unit of the analyte; absent for words, and for what is still awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// UCUM.
    #[cfg_attr(feature = "server", schema(example = "mg/dL"))]
    pub unit: String,
    /// As it was typed or came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether whoever typed an implausible value has confirmed it.
    #[serde(default)]
    pub confirmed: bool,
    pub limits: LabLimits,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<LabFlag>,
    /// The last value before this report, and its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_on: Option<NaiveDate>,
    /// The values that this one corrects, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierValue>,
    /// Why it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<DateTime<Utc>>,
    /// Since when the patient sees it; absent: it is awaited, or waits for the doctor's comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_at: Option<DateTime<Utc>>,
    /// A critical value that nobody has acknowledged.
    #[serde(default)]
    pub unacknowledged: bool,
}

/// A comment that another has taken the place of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct EarlierComment {
    pub comment: String,
    pub commented_by_name: String,
    pub commented_at: DateTime<Utc>,
}

/// A value that counted before it was corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct EarlierValue {
    pub id: Uuid,
    /// Where it stands, and where it comes from; in histories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<LabSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub laboratory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    pub unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<LabFlag>,
    pub collected_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<DateTime<Utc>>,
    /// `true`: a correction took its place; `false`: a later value of the same day did.
    #[serde(default)]
    pub corrected: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A report of the laboratory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabReportView {
    pub id: Uuid,
    #[cfg_attr(feature = "server", schema(example = "LB-2611-0417"))]
    pub number: String,
    pub patient_id: Uuid,
    pub patient_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_mrn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_sex: Option<crate::contacts::Sex>,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    pub source: LabSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub laboratory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    pub state: LabReportState,
    pub collected_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_on: Option<NaiveDate>,
    pub with_comment: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commented_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commented_at: Option<DateTime<Utc>>,
    /// The comments before this one, the latest first; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_comments: Vec<EarlierComment>,
    /// What waits for a comment is released then at the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_due_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_at: Option<DateTime<Utc>>,
    /// When the patient or a guardian first opened it as it is now; a correction, a comment and further values make it new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<DateTime<Utc>>,
    /// Whether a value was corrected after its release.
    pub corrected: bool,
    /// How many values there are, and how many are awaited.
    pub values: i64,
    pub awaited: i64,
    /// The worst flag of its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<LabFlag>,
    /// How many critical values nobody has acknowledged.
    #[serde(default)]
    pub unacknowledged: i64,
    /// Empty in lists.
    #[serde(default)]
    pub observations: Vec<ObservationView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}
