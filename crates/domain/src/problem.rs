//! RFC 9457 problem documents.

use serde::{Deserialize, Serialize};

use crate::field_error::FieldError;

/// The body of every answer that is not a success (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A link to the description of the code, relative to the server.
    #[serde(rename = "type")]
    pub kind: String,
    /// What went wrong, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do now, in the caller's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The path that was called.
    pub instance: String,
    /// Stable error code.
    pub code: String,
    /// The request id, also in `X-Request-Id`; name it when asking for help.
    pub request_id: String,
    /// The refused fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// For `possible_duplicate`: the people who may be the same, best first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matches: Option<Vec<crate::contacts::DuplicateMatch>>,
    /// For `stale`: the record as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
    /// For `slot_taken` and refused times: the next free times instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slots: Option<Vec<crate::scheduling::SlotView>>,
    /// For `series_conflict`: which dates cannot be booked, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<crate::scheduling::SeriesConflict>>,
}
