//! Ranges: what counts as usual for whom, and since when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contract::LabLimits;
use crate::contacts::Sex;
use crate::field_error::{FieldCode, FieldErrors};

/// Ages end here, in months.
const OLDEST: i32 = 2_400;

/// What counts as usual for whom, and since when. A limit that is absent does not exist; limits themselves are within, so what is
/// "below 200" elsewhere has the high limit 199 here, one step of the last decimal less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnalyteRange {
    /// Absent: everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// In months.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 2399))]
    pub age_from: i32,
    /// In months, not included; absent: to the end of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 2400))]
    pub age_to: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_high: Option<f64>,
    pub valid_from: NaiveDate,
    /// The last day; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

impl AnalyteRange {
    pub fn limits(&self) -> LabLimits {
        LabLimits { low: self.low, high: self.high, critical_low: self.critical_low, critical_high: self.critical_high }
    }

    pub(super) fn tidy(&self, at: &str, errors: &mut FieldErrors) {
        let ages = 0..self.age_to.unwrap_or(OLDEST).min(OLDEST);
        if !ages.contains(&self.age_from) || self.age_to.is_some_and(|to| to > OLDEST) {
            errors.add(format!("{at}/age_from"), FieldCode::OutOfRange);
        }
        if self.sex == Some(Sex::Unknown) {
            errors.add(format!("{at}/sex"), FieldCode::UnknownValue);
        }
        let order: Vec<f64> = [self.critical_low, self.low, self.high, self.critical_high].into_iter().flatten().collect();
        // limits that are critical stand beside those that are not
        let lonely = (self.critical_low.is_some() && self.low.is_none()) || (self.critical_high.is_some() && self.high.is_none());
        if order.is_empty() || lonely || !order.is_sorted() || order.iter().any(|limit| !limit.is_finite()) {
            errors.add(format!("{at}/low"), FieldCode::BadLimits);
        }
        if self.valid_to.is_some_and(|to| to < self.valid_from) {
            errors.add(format!("{at}/valid_to"), FieldCode::BadDate);
        }
    }

    pub(super) fn meets(&self, other: &AnalyteRange) -> bool {
        let ages = self.age_from < other.age_to.unwrap_or(OLDEST) && other.age_from < self.age_to.unwrap_or(OLDEST);
        let last = |range: &AnalyteRange| range.valid_to.unwrap_or(NaiveDate::MAX);
        self.sex == other.sex && ages && self.valid_from <= last(other) && other.valid_from <= last(self)
    }
}
