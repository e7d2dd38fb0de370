//! Analytes: what a laboratory measures.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::AnalyteCategory;
use super::range::AnalyteRange;
use super::unit::{AnalyteUnit, tidy_unit};
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;

/// Ranges and other units of an analyte at most.
const MOST_PARTS: usize = 60;

/// Something that is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AnalyteView {
    pub id: Uuid,
    /// LOINC.
    #[cfg_attr(feature = "server", schema(example = "2093-3"))]
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    /// As patients read it.
    pub plain_id: String,
    pub plain_en: String,
    /// What it means, in a sentence or two.
    pub about_id: String,
    pub about_en: String,
    /// UCUM.
    #[cfg_attr(feature = "server", schema(example = "mg/dL"))]
    pub unit: String,
    pub decimals: i16,
    pub category: AnalyteCategory,
    /// Place within the category.
    pub position: i32,
    /// What is outside is asked again when it is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible_low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible_high: Option<f64>,
    /// Values wait for the doctor's comment before the patient sees them.
    pub with_comment: bool,
    /// Other units in which a value may come.
    pub units: Vec<AnalyteUnit>,
    pub ranges: Vec<AnalyteRange>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of an analyte. Units and ranges are replaced as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAnalyte {
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "2093-3"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Kolesterol total"))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Total cholesterol"))]
    pub name_en: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub plain_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub plain_en: String,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub about_id: String,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub about_en: String,
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "mg/dL"))]
    pub unit: String,
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 4))]
    pub decimals: i16,
    pub category: AnalyteCategory,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 100_000))]
    pub position: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible_low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible_high: Option<f64>,
    #[serde(default)]
    pub with_comment: bool,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 60))]
    pub units: Vec<AnalyteUnit>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 60))]
    pub ranges: Vec<AnalyteRange>,
}

impl Document for CreateAnalyte {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.code, "/code", 20, errors);
        if !is_loinc_like(&self.code) {
            errors.add("/code", FieldCode::BadTestCode);
        }
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
        tidy_text(&mut self.plain_id, "/plain_id", 100, errors);
        tidy_text(&mut self.plain_en, "/plain_en", 100, errors);
        tidy_about(&mut self.about_id, "/about_id", errors);
        tidy_about(&mut self.about_en, "/about_en", errors);
        self.unit = tidy_unit(&self.unit);
        tidy_text(&mut self.unit, "/unit", 40, errors);
        if !(0..=4).contains(&self.decimals) {
            errors.add("/decimals", FieldCode::OutOfRange);
        }
        if !(0..=100_000).contains(&self.position) {
            errors.add("/position", FieldCode::OutOfRange);
        }
        if self.plausible_low.zip(self.plausible_high).is_some_and(|(low, high)| low >= high) {
            errors.add("/plausible_high", FieldCode::BadLimits);
        }
        self.tidy_parts(errors);
    }
}

impl CreateAnalyte {
    fn tidy_parts(&mut self, errors: &mut FieldErrors) {
        if self.units.len() > MOST_PARTS || self.ranges.len() > MOST_PARTS {
            errors.add(if self.units.len() > MOST_PARTS { "/units" } else { "/ranges" }, FieldCode::TooMany);
            return;
        }
        let mut known = vec![self.unit.clone()];
        for (at, unit) in self.units.iter_mut().enumerate() {
            unit.unit = tidy_unit(&unit.unit);
            tidy_text(&mut unit.unit, &format!("/units/{at}/unit"), 40, errors);
            if known.contains(&unit.unit) {
                errors.add(format!("/units/{at}/unit"), FieldCode::Duplicate);
            }
            if !(unit.factor.is_finite() && unit.factor > 0.0 && unit.shift.is_finite()) {
                errors.add(format!("/units/{at}/factor"), FieldCode::OutOfRange);
            }
            known.push(unit.unit.clone());
        }
        for (at, range) in self.ranges.iter().enumerate() {
            range.tidy(&format!("/ranges/{at}"), errors);
            if self.ranges[..at].iter().any(|before| before.meets(range)) {
                errors.add(format!("/ranges/{at}"), FieldCode::RangeOverlap);
            }
        }
    }
}

impl AnalyteView {
    /// The writable form of this analyte.
    pub fn writable(&self) -> CreateAnalyte {
        CreateAnalyte {
            code: self.code.clone(),
            name_id: self.name_id.clone(),
            name_en: self.name_en.clone(),
            plain_id: self.plain_id.clone(),
            plain_en: self.plain_en.clone(),
            about_id: self.about_id.clone(),
            about_en: self.about_en.clone(),
            unit: self.unit.clone(),
            decimals: self.decimals,
            category: self.category,
            position: self.position,
            plausible_low: self.plausible_low,
            plausible_high: self.plausible_high,
            with_comment: self.with_comment,
            units: self.units.clone(),
            ranges: self.ranges.clone(),
        }
    }

    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Id { &self.name_id } else { &self.name_en }
    }

    /// As patients read it.
    pub fn plain(&self, lang: Lang) -> &str {
        if lang == Lang::Id { &self.plain_id } else { &self.plain_en }
    }

    /// A value of a unit in the unit of the analyte; none for a unit from which nothing is known.
    pub fn convert(&self, value: f64, unit: &str) -> Option<f64> {
        let unit = tidy_unit(unit);
        if unit == self.unit {
            return Some(value);
        }
        self.units.iter().find(|other| other.unit == unit).map(|other| other.convert(value, self.decimals))
    }

    /// Whether a value in the unit of the analyte is so far out that whoever typed it is asked again.
    pub fn is_implausible(&self, value: f64) -> bool {
        self.plausible_low.is_some_and(|low| value < low) || self.plausible_high.is_some_and(|high| value > high)
    }
}

/// Digits and a check digit as in LOINC, or a code of one's own in capitals.
fn is_loinc_like(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'))
}

fn tidy_about(text: &mut String, pointer: &str, errors: &mut FieldErrors) {
    let mut inner = Some(std::mem::take(text));
    tidy_optional(&mut inner, pointer, 1_000, errors);
    *text = inner.unwrap_or_default();
}

crate::filter_fields! {
    /// Filters of analytes.
    AnalyteField {
        Code "code" Text;
        NameId "name_id" Text;
        NameEn "name_en" Text;
        Category "category" Choice(AnalyteCategory::CODES);
        WithComment "with_comment" Bool;
    }
}
crate::sort_fields! {
    /// Orders of analytes.
    AnalyteSort default "category" { Category "category"; Code "code"; NameId "name_id"; NameEn "name_en"; CreatedAt "created_at"; }
}
