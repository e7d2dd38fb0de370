//! Rooms and equipment.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::ResourceKind;
use crate::document::{Document, tidy_text};
use crate::field_error::FieldErrors;

/// A room or a device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ResourceView {
    pub id: Uuid,
    pub location_id: Uuid,
    pub location_name: String,
    pub kind: ResourceKind,
    pub name: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a room or device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateResource {
    pub location_id: Uuid,
    pub kind: ResourceKind,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Ruang 2"))]
    pub name: String,
}

impl Document for CreateResource {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.name, "/name", 100, errors);
    }
}

impl ResourceView {
    /// The writable form of this room or device.
    pub fn writable(&self) -> CreateResource {
        CreateResource { location_id: self.location_id, kind: self.kind, name: self.name.clone() }
    }
}
