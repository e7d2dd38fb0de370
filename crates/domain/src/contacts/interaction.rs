//! The timeline: every touchpoint with a person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{Direction, InteractionKind};
use crate::document::{Document, PAST_YEARS, check_optional_year, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// A touchpoint on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct InteractionView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub kind: InteractionKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// When it began.
    pub occurred_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i32>,
    pub subject: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    /// The zone in which the times of that location are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_name: Option<String>,
    /// The institution where it took place, when it was not the clinic itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_name: Option<String>,
    /// Who wrote it down; absent for imports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// `manual`, or the system it was imported from.
    pub source: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of an interaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInteraction {
    pub kind: InteractionKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Now when absent; never in the future.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<DateTime<Utc>>,
    /// Minutes: 0 to 10,080.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 10080))]
    pub duration_minutes: Option<i32>,
    #[cfg_attr(feature = "server", schema(max_length = 300, example = "Menanyakan jadwal kontrol"))]
    pub subject: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 10000))]
    pub body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
}

impl Document for CreateInteraction {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.subject, "/subject", 300, errors);
        tidy_optional(&mut self.body, "/body", 10_000, errors);
        if self.duration_minutes.is_some_and(|m| !(0..=10_080).contains(&m)) {
            errors.add("/duration_minutes", FieldCode::OutOfRange);
        }
        check_optional_year(self.occurred_at.as_ref(), "/occurred_at", PAST_YEARS, errors);
    }
}

crate::filter_fields! {
    /// Filters of a timeline.
    InteractionField {
        Kind "kind" Choice(InteractionKind::CODES);
        OccurredAt "occurred_at" Timestamp;
        LocationId "location_id" Uuid;
        PractitionerId "practitioner_id" Uuid;
        Subject "subject" Text;
    }
}
crate::sort_fields! {
    /// Orders of a timeline.
    InteractionSort default "-occurred_at" { OccurredAt "occurred_at"; CreatedAt "created_at"; }
}

impl InteractionView {
    /// The writable form of this touchpoint.
    pub fn writable(&self) -> CreateInteraction {
        CreateInteraction {
            kind: self.kind,
            direction: self.direction,
            occurred_at: Some(self.occurred_at),
            duration_minutes: self.duration_minutes,
            subject: self.subject.clone(),
            body: self.body.clone(),
            location_id: self.location_id,
            practitioner_id: self.practitioner_id,
        }
    }
}
