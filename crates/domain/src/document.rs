//! Documents that callers send, and RFC 7396 merge patches on them.

use std::ops::RangeInclusive;

use chrono::Datelike;
use serde_json::Value;

use crate::field_error::{FieldCode, FieldErrors};

/// A document that a caller sends: it can be tidied (trimmed, normalised) and says what is wrong with it.
///
/// The same document is the body of a creation and the writable form of a record: a merge patch is applied to that form,
/// and the result is checked as a whole.
pub trait Document {
    /// Normalises the fields in place and adds what is wrong with them, by JSON pointer.
    fn tidy(&mut self, errors: &mut FieldErrors);

    /// Tidies, and gives all errors at once.
    fn check(&mut self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        self.tidy(&mut errors);
        errors.into_result()
    }
}

/// Applies a JSON merge patch (RFC 7396): objects are merged, `null` removes, everything else replaces.
pub fn merge_patch(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(map) = target else { return };
    for (key, value) in patch {
        if value.is_null() {
            map.remove(key);
        } else {
            merge_patch(map.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// Trims a required text and checks its length in characters.
pub fn tidy_text(text: &mut String, pointer: &str, max: usize, errors: &mut FieldErrors) {
    trim(text);
    if text.is_empty() {
        errors.add(pointer, FieldCode::Required);
    } else {
        check_text(text, pointer, max, errors);
    }
}

/// Trims an optional text; an empty one becomes `None`.
pub fn tidy_optional(text: &mut Option<String>, pointer: &str, max: usize, errors: &mut FieldErrors) {
    let Some(inner) = text else { return };
    trim(inner);
    if inner.is_empty() {
        *text = None;
    } else {
        check_text(inner, pointer, max, errors);
    }
}

fn trim(text: &mut String) {
    // signs without width are no text either
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'));
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
}

/// PostgreSQL cannot store NUL, and other control characters only confuse; line breaks and tabs are fine.
fn check_text(text: &str, pointer: &str, max: usize, errors: &mut FieldErrors) {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        errors.add(pointer, FieldCode::Control);
    } else if text.chars().count() > max {
        errors.add(pointer, FieldCode::TooLong);
    }
}

/// Years of what has happened, and of appointments of any age that were taken over.
pub const PAST_YEARS: RangeInclusive<i32> = 1900..=2200;

/// Years of what the clinic plans.
pub const PLANNED_YEARS: RangeInclusive<i32> = 2000..=2200;

/// Refuses a day or moment that nobody means; PostgreSQL and the clocks of locations know far more of them, but not all.
pub fn check_year(day: &impl Datelike, pointer: &str, years: RangeInclusive<i32>, errors: &mut FieldErrors) {
    if !years.contains(&day.year()) {
        errors.add(pointer, FieldCode::BadDate);
    }
}

/// As [`check_year`], of what may be absent.
pub fn check_optional_year(day: Option<&impl Datelike>, pointer: &str, years: RangeInclusive<i32>, errors: &mut FieldErrors) {
    if let Some(day) = day {
        check_year(day, pointer, years, errors);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn merge_patch_follows_the_examples_of_rfc_7396() {
        let cases = [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        ];
        for (mut target, patch, wanted) in cases {
            merge_patch(&mut target, &patch);
            assert_eq!(target, wanted);
        }
    }

    #[test]
    fn what_has_no_width_is_no_text() {
        let (mut text, mut errors) = ("\u{feff} \u{200b}".to_owned(), FieldErrors::default());
        tidy_text(&mut text, "/text", 10, &mut errors);
        assert_eq!((text.as_str(), errors.0.as_slice()), ("", [("/text".to_owned(), FieldCode::Required)].as_slice()));
    }

    #[test]
    fn nul_and_overlong_texts_are_refused() {
        let mut errors = FieldErrors::default();
        tidy_text(&mut "a\0b".to_owned(), "/a", 10, &mut errors);
        tidy_text(&mut "x".repeat(11), "/b", 10, &mut errors);
        tidy_text(&mut "  ".to_owned(), "/c", 10, &mut errors);
        let codes: Vec<_> = errors.0.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes, [FieldCode::Control, FieldCode::TooLong, FieldCode::Required]);
    }
}
