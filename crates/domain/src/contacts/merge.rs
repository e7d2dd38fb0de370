//! Merging two records of one person, with a preview and undo.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::view::ContactView;

/// Merges another record into this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateMerge {
    /// The record that is absorbed; its id goes on answering with the surviving record.
    pub absorbed_id: Uuid,
    /// Fields whose value is taken from the absorbed record; empty fields of the survivor are filled anyway.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 20))]
    pub take: Vec<MergeField>,
    /// `true` shows what would happen and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// A field that can be taken from either record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeField {
    Name,
    Honorific,
    BirthDate,
    Sex,
    Phone,
    Email,
    LocationId,
    Mrn,
    Preferences,
}

/// A merge, or its preview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MergeView {
    /// Absent in a preview.
    pub id: Option<Uuid>,
    pub surviving_id: Uuid,
    pub absorbed_id: Uuid,
    pub absorbed_name: String,
    pub merged_at: Option<DateTime<Utc>>,
    pub merged_by: Option<String>,
    pub undone_at: Option<DateTime<Utc>>,
    /// What moves to the surviving record, by kind.
    pub moved: MovedCounts,
    /// The surviving record after the merge; only in the answer to the merge and its preview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<ContactView>,
}

/// How many parts of the absorbed record move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MovedCounts {
    pub interactions: i64,
    pub identifiers: i64,
    pub addresses: i64,
    pub links: i64,
    pub tags: i64,
    pub accounts: i64,
}
