//! What is sent to ask, to answer, and to bring a consultation on its way.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::scheduling::CreateAppointment;
use crate::tasks::{CreateTask, TaskKind, TaskPriority, TaskState};

/// Characters of a message at most.
pub const MESSAGE_LENGTH: usize = 5_000;
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

/// Turns a consultation into a visit: one that is booked by this, or one that the patient has already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationAppointment {
    /// A visit of the patient that is there already; nothing else is given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub hold_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
    /// Why the patient comes, as the front desk sees it. Nothing of the consultation is copied here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
}

impl CreateConsultationAppointment {
    /// The booking for this person.
    pub fn booking(&self, contact_id: Uuid) -> CreateAppointment {
        CreateAppointment {
            contact_id,
            hold_id: self.hold_id,
            hold_secret: self.hold_secret.clone(),
            service_id: self.service_id,
            practitioner_id: self.practitioner_id,
            location_id: self.location_id,
            starts_at: self.starts_at,
            local_time: self.local_time.clone(),
            reason: self.reason.clone(),
            overbook_reason: None,
        }
    }
}

impl Document for CreateConsultationAppointment {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.appointment_id.is_some() {
            let alone = CreateConsultationAppointment { appointment_id: self.appointment_id, ..Self::default() };
            if *self != alone {
                errors.add("/appointment_id", FieldCode::NotWanted);
            }
            return;
        }
        let mut booking = self.booking(Uuid::nil());
        booking.tidy(errors);
        self.reason = booking.reason;
    }
}

/// Makes a task of a consultation, about its patient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsultationTask {
    /// What is to be done, as everybody sees it who sees the task. Nothing of the consultation is copied here.
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Telepon pasien untuk jadwal kontrol"))]
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub details: Option<String>,
    /// A user who may see tasks; absent: whoever of the location takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default = "normal")]
    pub priority: TaskPriority,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
}

fn normal() -> TaskPriority {
    TaskPriority::Normal
}

impl CreateConsultationTask {
    /// The task about this person.
    pub fn task(&self, contact_id: Uuid) -> CreateTask {
        CreateTask {
            kind: TaskKind::ToDo,
            title: self.title.clone(),
            details: self.details.clone(),
            contact_id: Some(contact_id),
            location_id: self.location_id,
            appointment_id: None,
            assignee_id: self.assignee_id,
            priority: self.priority,
            state: TaskState::Open,
            due_at: self.due_at,
            outcome: None,
        }
    }
}

impl Document for CreateConsultationTask {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.title, "/title", 200, errors);
        tidy_optional(&mut self.details, "/details", 5_000, errors);
        if self.due_at.is_some_and(|at| !(2000..=2200).contains(&at.year())) {
            errors.add("/due_at", FieldCode::BadDate);
        }
    }
}
