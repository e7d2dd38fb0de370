//! What happened to an appointment.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{AppointmentEventKind, ByWhom};

/// One change: who, when and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AppointmentEventView {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub kind: AppointmentEventKind,
    pub by_whom: ByWhom,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// For a move: the earlier and the later time.
    #[cfg_attr(feature = "server", schema(value_type = Object))]
    pub detail: serde_json::Value,
}
