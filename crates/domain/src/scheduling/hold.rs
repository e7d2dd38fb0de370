//! A time that somebody is about to book.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::time::tidy_start;
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// A held time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct HoldView {
    pub id: Uuid,
    /// Proves whose hold it is; shown once, when it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    pub service_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// Whether it can be extended, which is so once.
    pub extendable: bool,
}

/// Which time to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateHold {
    pub service_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    /// In place of `starts_at`: `2026-12-01T08:30`, as the clock at the location shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 19))]
    pub local_time: Option<String>,
}

impl Document for CreateHold {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_start(self.starts_at, &self.local_time, true, errors);
    }
}

/// The proof that a hold is one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoldSecret {
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub secret: String,
}

impl Document for HoldSecret {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.secret.is_empty() || self.secret.len() > 100 {
            errors.add("/secret", FieldCode::Required);
        }
    }
}
