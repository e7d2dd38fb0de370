//! Free times.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::time::{Edge, parse_edge};
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// A time that can be booked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SlotView {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// The zone in which the location reads its times.
    pub time_zone: String,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
}

/// Which free times are asked for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FreeSlotsQuery {
    pub service_id: Uuid,
    /// Absent: anybody who gives the service.
    pub practitioner_id: Option<Uuid>,
    /// Absent: all branches.
    pub location_id: Option<Uuid>,
    /// A day of the location or a moment (RFC 3339).
    #[cfg_attr(feature = "server", param(max_length = 40, example = "2026-12-01"))]
    pub from: String,
    /// A day, which is included, or a moment; 31 days after `from` at most.
    #[cfg_attr(feature = "server", param(max_length = 40, example = "2026-12-07"))]
    pub to: String,
}

/// The longest period for which free times are shown.
pub const MOST_DAYS: i64 = 31;

impl Document for FreeSlotsQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_period(&self.from, &self.to, MOST_DAYS, errors);
    }
}

/// Whether two edges make a period of so many days at most.
pub(super) fn tidy_period(from: &str, to: &str, days: i64, errors: &mut FieldErrors) {
    let (first, last) = (parse_edge(from), parse_edge(to));
    let noon = |edge: Edge| match edge {
        Edge::Day(day) => day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc(),
        Edge::Moment(at) => at,
    };
    match (first, last) {
        (None, _) => errors.add("from", FieldCode::BadDate),
        (_, None) => errors.add("to", FieldCode::BadDate),
        (Some(first), Some(last)) => {
            let (first, last) = (noon(first), noon(last));
            if last < first || last - first > chrono::Duration::days(days) {
                errors.add("to", FieldCode::OutOfRange);
            }
        }
    }
}

/// Of which service the first free times are asked for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FirstFreeSlotsQuery {
    pub service_id: Uuid,
    /// Absent: all branches.
    pub location_id: Option<Uuid>,
}

impl Document for FirstFreeSlotsQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}
