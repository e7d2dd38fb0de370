//! What travels over HTTP about tasks.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{Document, PLANNED_YEARS, check_optional_year, tidy_optional, tidy_text};
use crate::field_error::FieldErrors;

/// A task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct TaskView {
    pub id: Uuid,
    pub kind: TaskKind,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<String>,
    /// About whom; the name is absent for who may not see that person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_mrn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    /// The zone in which the times of that location are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    /// The owner; absent: whoever of the location takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_name: Option<String>,
    pub priority: TaskPriority,
    pub state: TaskState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    /// What came of it, for the staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What the patient was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl TaskView {
    /// The writable form of this task.
    pub fn writable(&self) -> CreateTask {
        CreateTask {
            kind: self.kind,
            title: self.title.clone(),
            details: self.details.clone(),
            contact_id: self.contact_id,
            location_id: self.location_id,
            appointment_id: self.appointment_id,
            assignee_id: self.assignee_id,
            priority: self.priority,
            state: self.state,
            due_at: self.due_at,
            outcome: self.outcome.clone(),
        }
    }
}

/// The writable form of a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTask {
    #[serde(default = "to_do")]
    pub kind: TaskKind,
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Telepon untuk jadwal kontrol"))]
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub details: Option<String>,
    /// A person in the caller's scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// One of the caller's locations; the only one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    /// A user who may see tasks; absent: whoever of the location takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_id: Option<Uuid>,
    #[serde(default = "normal")]
    pub priority: TaskPriority,
    #[serde(default = "open")]
    pub state: TaskState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 2000))]
    pub outcome: Option<String>,
}

fn to_do() -> TaskKind {
    TaskKind::ToDo
}

fn normal() -> TaskPriority {
    TaskPriority::Normal
}

fn open() -> TaskState {
    TaskState::Open
}

impl Document for CreateTask {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.title, "/title", 200, errors);
        tidy_optional(&mut self.details, "/details", 5_000, errors);
        tidy_optional(&mut self.outcome, "/outcome", 2_000, errors);
        check_optional_year(self.due_at.as_ref(), "/due_at", PLANNED_YEARS, errors);
    }
}

/// Closes a task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTaskCompletion {
    /// What came of it, for the staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 2000))]
    pub outcome: Option<String>,
    /// `true` when nothing was done and nothing has to be: the task is cancelled.
    #[serde(default)]
    pub cancelled: bool,
}

impl Document for CreateTaskCompletion {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.outcome, "/outcome", 2_000, errors);
    }
}

/// Answers the patient who wrote praise, a suggestion or a complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTaskAnswer {
    #[cfg_attr(feature = "server", schema(max_length = 2000))]
    pub text: String,
    /// Whether the task is done with this answer.
    #[serde(default = "yes")]
    pub complete: bool,
}

fn yes() -> bool {
    true
}

impl Document for CreateTaskAnswer {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.text, "/text", 2_000, errors);
    }
}

/// Somebody to whom a task can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AssigneeView {
    /// The id of a user.
    pub id: Uuid,
    pub name: String,
}

crate::filter_fields! {
    /// Filters of tasks.
    TaskField {
        Kind "kind" Choice(TaskKind::CODES);
        State "state" Choice(TaskState::CODES);
        Priority "priority" Choice(TaskPriority::CODES);
        AssigneeId "assignee_id" Uuid;
        CreatedBy "created_by" Uuid;
        ContactId "contact_id" Uuid;
        LocationId "location_id" Uuid;
        AppointmentId "appointment_id" Uuid;
        Title "title" Text;
        DueAt "due_at" Timestamp;
        CompletedAt "completed_at" Timestamp;
        CreatedAt "created_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of tasks; without a due time they come last.
    TaskSort default "due_at" { DueAt "due_at"; CreatedAt "created_at"; UpdatedAt "updated_at"; Title "title"; }
}
