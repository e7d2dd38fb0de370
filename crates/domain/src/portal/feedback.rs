//! Praise, suggestions and complaints.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::choices;
use crate::document::Document;
use crate::document::tidy_text;
use crate::field_error::FieldErrors;
use crate::tasks::{TaskKind, TaskState};

choices! {
    /// What somebody writes to the clinic about a visit or the clinic.
    FeedbackKind {
        Praise "praise" "Pujian" "Praise";
        Suggestion "suggestion" "Saran" "Suggestion";
        Complaint "complaint" "Keluhan" "Complaint";
    }
}

impl FeedbackKind {
    /// The kind of the task that it becomes.
    pub fn task(self) -> TaskKind {
        match self {
            FeedbackKind::Praise => TaskKind::Praise,
            FeedbackKind::Suggestion => TaskKind::Suggestion,
            FeedbackKind::Complaint => TaskKind::Complaint,
        }
    }
}

/// Writes to the clinic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePortalFeedback {
    pub kind: FeedbackKind,
    #[cfg_attr(feature = "server", schema(max_length = 4000))]
    pub text: String,
    /// A visit of oneself or of somebody one is guardian of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
}

impl Document for CreatePortalFeedback {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.text, "/text", 4_000, errors);
    }
}

/// What somebody wrote, and what the clinic answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalFeedbackView {
    pub id: Uuid,
    pub kind: FeedbackKind,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    pub state: TaskState,
    /// By when the clinic answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}
