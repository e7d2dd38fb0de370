//! What is sent to ask, to answer, and to bring a consultation on its way.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// Characters of a message at most.
pub const MESSAGE_LENGTH: usize = 5_000;
/// Messages of one consultation at most: it is shown whole.
pub const MAX_MESSAGES: i64 = 500;
/// Questions of one person that may wait at a time; each is a message to two doctors.
pub const MAX_WAITING: i64 = 20;
/// Files with one message at most.
const MAX_FILES: usize = 10;

/// A question to a doctor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultation {
    /// About whom: the caller when absent, else somebody they are guardian of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// Who is asked.
    pub practitioner_id: Uuid,
    /// One of the doctor's specialities; when absent, one that has a head doctor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    #[cfg_attr(feature = "server", schema(max_length = 150, example = "Pusing setelah obat pagi"))]
    pub subject: String,
    #[cfg_attr(
        feature = "server",
        schema(max_length = 5000, example = "Dok, sejak dosis obat pagi dinaikkan saya agak pusing. Apakah ini wajar?")
    )]
    pub text: String,
    /// Files that the caller has sent before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub file_ids: Vec<Uuid>,
}

impl Document for CreateConsultation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.subject, "/subject", 150, errors);
        tidy_text(&mut self.text, "/text", MESSAGE_LENGTH, errors);
        tidy_files(&mut self.file_ids, errors);
    }
}

/// One more message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationMessage {
    #[cfg_attr(feature = "server", schema(max_length = 5000, example = "Silakan ukur tekanan darah pagi dan malam selama tiga hari."))]
    pub text: String,
    /// Files that the caller has sent before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub file_ids: Vec<Uuid>,
}

impl Document for CreateConsultationMessage {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.text, "/text", MESSAGE_LENGTH, errors);
        tidy_files(&mut self.file_ids, errors);
    }
}

fn tidy_files(ids: &mut Vec<Uuid>, errors: &mut FieldErrors) {
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MAX_FILES {
        errors.add("/file_ids", FieldCode::TooMany);
    }
}

/// Says that one has read what was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationReading {
    /// The last message that was read; everything when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<Uuid>,
}

impl Document for CreateConsultationReading {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Gives a consultation to another doctor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationHandover {
    pub practitioner_id: Uuid,
    /// One of the new doctor's specialities; when absent, one that has a head doctor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    /// For the new doctor; the patient does not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub reason: Option<String>,
}

impl Document for CreateConsultationHandover {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 1_000, errors);
    }
}

/// Closes a consultation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationClosing {}

impl Document for CreateConsultationClosing {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// How the patient was served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationRating {
    /// 1 to 5, where 5 is best.
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 5))]
    pub rating: i16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub comment: Option<String>,
}

impl Document for CreateConsultationRating {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.comment, "/comment", 1_000, errors);
        if !(1..=5).contains(&self.rating) {
            errors.add("/rating", FieldCode::OutOfRange);
        }
    }
}
