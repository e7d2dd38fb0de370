//! What is sent to change reports: entering, verifying, releasing, correcting, and saying who was told.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, PLANNED_YEARS, check_optional_year, check_year, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// Values of a report at most.
pub const MOST_OBSERVATIONS: usize = 100;

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

impl Document for CreateLabVerification {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
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

/// Says that a person was told of the critical values of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCriticalAcknowledgement {
    /// Whom, and how.
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "dr. Ayu Lestari, telepon"))]
    pub told: String,
    /// When; absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_at: Option<DateTime<Utc>>,
}

impl Document for CreateCriticalAcknowledgement {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.told, "/told", 200, errors);
    }
}

/// Refuses days that no sample and no result can have.
fn tidy_days(collected_at: DateTime<Utc>, expected_on: Option<NaiveDate>, errors: &mut FieldErrors) {
    check_year(&collected_at, "/collected_at", 1920..=2200, errors);
    check_optional_year(expected_on.as_ref(), "/expected_on", PLANNED_YEARS, errors);
}
