//! Consultations as they are shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;

/// A question of a patient to a doctor, with everything that was written since.
///
/// Readers are the patient and their guardians, the doctors to whom it was given, and the head doctor of the speciality, else of
/// the clinic, or the deputy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_mrn: Option<String>,
    /// Who is to answer.
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_en: Option<String>,
    /// The head doctors who may read it today: the one in office, and the deputy during a leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overseers: Vec<OverseerView>,
    pub subject: String,
    pub state: ConsultationState,
    /// The patient used words that mean an emergency.
    pub emergency: bool,
    /// What to do in an emergency; there as long as `emergency` is set and the consultation is not closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<EmergencyAdvice>,
    /// As what the caller takes part.
    pub role: ConsultationRole,
    /// Since when the oldest question waits; absent when nothing waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since_at: Option<DateTime<Utc>>,
    /// Until when it is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_due_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_answered_at: Option<DateTime<Utc>>,
    pub last_message_at: DateTime<Utc>,
    /// The zone in which its times are read.
    pub time_zone: String,
    /// Messages whose copy the caller has not read yet.
    pub unread: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// Until when the patient may open it again by writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopen_until: Option<DateTime<Utc>>,
    /// 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating_comment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rated_at: Option<DateTime<Utc>>,
    /// What was written, the earliest first; not in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<ConsultationMessageView>,
    /// The doctors to whom it was given, one after the other; not in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doctors: Vec<ConsultationDoctorView>,
    /// What it has become besides an answer; not in lists, and tasks are for doctors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<ConsultationOutcomeView>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Somebody who watches over a consultation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct OverseerView {
    pub practitioner_id: Uuid,
    pub name: String,
    pub kind: OfficeKind,
    /// Whether messages are copied to them: to the deputy as long as there is one, else to the head doctor.
    pub acting: bool,
}

/// What to do at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct EmergencyAdvice {
    /// The number to call.
    #[cfg_attr(feature = "server", schema(example = "119"))]
    pub phone: String,
    pub text_id: String,
    pub text_en: String,
}

impl EmergencyAdvice {
    /// The advice with the number of the clinic's choice.
    pub fn calling(phone: &str) -> EmergencyAdvice {
        EmergencyAdvice {
            phone: phone.to_owned(),
            text_id: format!(
                "Yang Anda tulis dapat berarti keadaan darurat. Jangan menunggu jawaban dokter: segera telepon {phone} atau datang ke \
                 instalasi gawat darurat terdekat. Jangan menyetir sendiri; mintalah orang di dekat Anda menemani."
            ),
            text_en: format!(
                "What you write may be an emergency. Do not wait for the doctor's answer: call {phone} at once, or go to the nearest \
                 emergency department. Do not drive yourself; ask somebody near you to stay with you."
            ),
        }
    }
}

/// One message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationMessageView {
    pub id: Uuid,
    /// As what the author wrote it.
    pub author: ConsultationRole,
    pub author_name: String,
    /// Whether the caller wrote it.
    pub own: bool,
    pub text: String,
    /// It has words that mean an emergency.
    pub emergency: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_ids: Vec<Uuid>,
    pub sent_at: DateTime<Utc>,
    /// To whom it was copied, and who has read it.
    pub copies: Vec<ConsultationCopyView>,
}

/// The copy of a message for one reader, with the proof of reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationCopyView {
    pub reader: ConsultationRole,
    /// Absent for the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    pub name: String,
    pub copied_at: DateTime<Utc>,
    /// Absent: not read yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<DateTime<Utc>>,
}

/// A doctor to whom a consultation was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationDoctorView {
    pub practitioner_id: Uuid,
    pub name: String,
    pub since_at: DateTime<Utc>,
    /// Why it was handed over; for doctors only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Absent for whom the patient chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_by_name: Option<String>,
}

/// What a consultation has become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationOutcomeView {
    pub id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
}

/// A doctor whom a patient may ask, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AskableDoctorView {
    /// The id of the practitioner.
    pub id: Uuid,
    pub name: String,
    pub specialities: Vec<AskableSpeciality>,
    /// Whether questions can be asked: a head doctor of the speciality or of the clinic watches over the answers.
    pub askable: bool,
    /// Who would read along today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overseers: Vec<OverseerView>,
}

/// A speciality of a doctor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AskableSpeciality {
    pub id: Uuid,
    pub name_id: String,
    pub name_en: String,
}

crate::filter_fields! {
    /// Filters of consultations.
    ConsultationField {
        State "state" Choice(ConsultationState::CODES);
        Unanswered "unanswered" Bool;
        Emergency "emergency" Bool;
        PractitionerId "practitioner_id" Uuid;
        SpecialityId "speciality_id" Uuid;
        ContactId "contact_id" Uuid;
        AnswerDueAt "answer_due_at" Timestamp;
        LastMessageAt "last_message_at" Timestamp;
        CreatedAt "created_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of consultations; what waits for nothing comes last by its due time.
    ConsultationSort default "-emergency,answer_due_at" {
        Emergency "emergency"; AnswerDueAt "answer_due_at"; LastMessageAt "last_message_at"; CreatedAt "created_at";
    }
}
