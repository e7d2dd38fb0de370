//! Break-glass as it travels, and the settings of privacy.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// Minutes for which a record is open at most.
pub const LONGEST_MINUTES: i32 = 60;
/// Days within which an opening is reviewed.
pub const REVIEW_DAYS: i64 = 7;

/// Opens a record outside the own care. It holds a password, so it has no debug form.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateBreakGlass {
    pub reason: BreakGlassReason,
    /// What happened, in words; the patient and the manager read it.
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Pasien pingsan di ruang tunggu"))]
    pub details: String,
    /// The password of whoever asks, once more.
    #[cfg_attr(feature = "server", schema(max_length = 1024))]
    pub password: String,
    /// For how long, within what the clinic allows; as long as it allows when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 60))]
    pub minutes: Option<i32>,
}

impl Document for CreateBreakGlass {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.details, "/details", 500, errors);
        if self.details.chars().count() < 10 && !self.details.is_empty() {
            errors.add("/details", FieldCode::TooShort);
        }
        match self.password.chars().count() {
            0 => errors.add("/password", FieldCode::Required),
            1..=1_024 => {}
            _ => errors.add("/password", FieldCode::TooLong),
        }
        if self.minutes.is_some_and(|minutes| !(5..=LONGEST_MINUTES).contains(&minutes)) {
            errors.add("/minutes", FieldCode::OutOfRange);
        }
    }
}

/// A record that was opened outside the care of whoever opened it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct BreakGlassView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_mrn: Option<String>,
    pub user_id: Uuid,
    pub user_name: String,
    /// Codes of the roles that the user held.
    pub roles: Vec<String>,
    pub reason: BreakGlassReason,
    pub details: String,
    pub created_at: DateTime<Utc>,
    /// The record is open until then.
    pub ends_at: DateTime<Utc>,
    /// How often the record was read or changed meanwhile.
    pub accesses: i64,
    /// By when somebody has to have looked at it.
    pub review_due_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<BreakGlassVerdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Says whether an opening was justified; one that was not ends at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateBreakGlassReview {
    pub verdict: BreakGlassVerdict,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub note: Option<String>,
}

impl Document for CreateBreakGlassReview {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.note, "/note", 1_000, errors);
        if self.verdict == BreakGlassVerdict::NotJustified && self.note.is_none() && errors.is_empty() {
            errors.add("/note", FieldCode::Required);
        }
    }
}

crate::filter_fields! {
    /// Filters of openings.
    BreakGlassField {
        ContactId "contact_id" Uuid;
        UserId "user_id" Uuid;
        Reason "reason" Choice(BreakGlassReason::CODES);
        Verdict "verdict" Choice(BreakGlassVerdict::CODES);
        CreatedAt "created_at" Timestamp;
        EndsAt "ends_at" Timestamp;
        ReviewedAt "reviewed_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of openings.
    BreakGlassSort default "-created_at" { CreatedAt "created_at"; EndsAt "ends_at"; }
}

/// How the clinic deals with access to records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PrivacySettingsView {
    /// How the access log names members of staff to patients.
    pub staff_names: StaffNames,
    /// How long break-glass lasts at most.
    pub break_glass_minutes: i32,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl PrivacySettingsView {
    /// The writable form of the settings.
    pub fn writable(&self) -> PrivacySettings {
        PrivacySettings { staff_names: self.staff_names, break_glass_minutes: self.break_glass_minutes }
    }
}

/// The writable form of these settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrivacySettings {
    pub staff_names: StaffNames,
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 60))]
    pub break_glass_minutes: i32,
}

impl Document for PrivacySettings {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if !(5..=LONGEST_MINUTES).contains(&self.break_glass_minutes) {
            errors.add("/break_glass_minutes", FieldCode::OutOfRange);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_words_and_an_end_within_the_hour() {
        let wrong = |details: &str, minutes| {
            let mut form =
                CreateBreakGlass { reason: BreakGlassReason::Emergency, details: details.into(), password: "rahasia".into(), minutes };
            form.check().err().map(|errors| errors.0[0].0.clone())
        };
        assert_eq!(wrong("Pasien pingsan", Some(60)), None);
        assert_eq!(wrong("Pasien pingsan", Some(61)).as_deref(), Some("/minutes"));
        assert_eq!(wrong("darurat", None).as_deref(), Some("/details"));
        assert_eq!(wrong("  ", None).as_deref(), Some("/details"));
    }
}
