//! What a consultation becomes besides an answer.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, PLANNED_YEARS, check_optional_year, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::scheduling::CreateAppointment;
use crate::tasks::{CreateTask, TaskKind, TaskPriority, TaskState};

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
        check_optional_year(self.due_at.as_ref(), "/due_at", PLANNED_YEARS, errors);
    }
}
