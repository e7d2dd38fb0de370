//! What travels over HTTP about reports of the laboratory.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use super::report::{MOST_OBSERVATIONS, tidy_days};
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

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

/// A value as it is entered. Without value and words it is awaited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterObservation {
    pub analyte_id: Uuid,
    /// As typed, with comma or point: `1,5`, `1.5`, `< 0,3`. What can be read in two ways is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "1,5"))]
    pub value: Option<String>,
    /// A result in words, such as "negatif".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub words: Option<String>,
    /// The unit of the analyte when absent, or one from which it can be converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub method: Option<String>,
    /// Confirms a value that is not plausible.
    #[serde(default)]
    pub confirmed: bool,
}

impl EnterObservation {
    /// Tidies the texts; `at` is the pointer of this value.
    fn tidy(&mut self, at: &str, errors: &mut FieldErrors) {
        tidy_optional(&mut self.value, &format!("{at}/value"), 40, errors);
        tidy_optional(&mut self.words, &format!("{at}/words"), 200, errors);
        tidy_optional(&mut self.unit, &format!("{at}/unit"), 40, errors);
        tidy_optional(&mut self.method, &format!("{at}/method"), 100, errors);
        if self.value.is_some() && self.words.is_some() {
            errors.add(format!("{at}/words"), FieldCode::NotWanted);
        }
    }
}

/// The writable form of a report, as long as it is a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLabReport {
    pub patient_id: Uuid,
    pub location_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub laboratory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub instrument: Option<String>,
    pub collected_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_on: Option<NaiveDate>,
    #[serde(default)]
    pub with_comment: bool,
    #[cfg_attr(feature = "server", schema(max_items = 100))]
    #[serde(default)]
    pub observations: Vec<EnterObservation>,
}

impl Document for CreateLabReport {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.laboratory, "/laboratory", 200, errors);
        tidy_optional(&mut self.instrument, "/instrument", 100, errors);
        tidy_days(self.collected_at, self.expected_on, errors);
        if self.observations.len() > MOST_OBSERVATIONS {
            errors.add("/observations", FieldCode::TooMany);
            return;
        }
        let mut known = Vec::with_capacity(self.observations.len());
        for (i, observation) in self.observations.iter_mut().enumerate() {
            observation.tidy(&format!("/observations/{i}"), errors);
            if known.contains(&observation.analyte_id) {
                errors.add(format!("/observations/{i}/analyte_id"), FieldCode::Duplicate);
            }
            known.push(observation.analyte_id);
        }
    }
}

/// Verifies a report. What does not wait for a comment is released with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLabVerification {
    /// Also when values are still awaited: what is there is verified, the rest follows.
    #[serde(default)]
    pub partial: bool,
}

/// Releases what waits for a comment, with the comment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLabRelease {
    /// What the patient reads first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 4000))]
    pub comment: Option<String>,
}

impl Document for CreateLabRelease {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.comment, "/comment", 4_000, errors);
    }
}

/// Corrects a verified value; the earlier one is kept and shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLabCorrection {
    pub observation: EnterObservation,
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: String,
}

impl Document for CreateLabCorrection {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.reason, "/reason", 500, errors);
        self.observation.tidy("/observation", errors);
        if self.observation.value.is_none() && self.observation.words.is_none() {
            errors.add("/observation/value", FieldCode::Required);
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
