//! Custom fields: defined by an administrator, typed, checked on every write.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::choices::{CustomFieldKind, CustomFieldResource};
use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::tidy_code;

/// A custom field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CustomFieldView {
    pub id: Uuid,
    pub resource: CustomFieldResource,
    pub key: String,
    pub label_id: String,
    pub label_en: String,
    pub kind: CustomFieldKind,
    pub choices: Vec<String>,
    pub position: i32,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a custom field; resource, key and kind are fixed once made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCustomField {
    pub resource: CustomFieldResource,
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "blood_donor"))]
    pub key: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub label_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub label_en: String,
    pub kind: CustomFieldKind,
    /// For kind `choice`: the values, at least one.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 100))]
    pub choices: Vec<String>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 1000))]
    pub position: i32,
}

impl Document for CreateCustomField {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.key, "/key", errors);
        tidy_text(&mut self.label_id, "/label_id", 100, errors);
        tidy_text(&mut self.label_en, "/label_en", 100, errors);
        for (i, choice) in self.choices.iter_mut().enumerate() {
            tidy_text(choice, &format!("/choices/{i}"), 100, errors);
        }
        match (self.kind, self.choices.len()) {
            (CustomFieldKind::Choice, 0) => errors.add("/choices", FieldCode::Required),
            (_, n) if n > 100 => errors.add("/choices", FieldCode::TooMany),
            _ => {}
        }
        if !(0..=1000).contains(&self.position) {
            errors.add("/position", FieldCode::OutOfRange);
        }
    }
}

/// Checks the custom values of a record against the fields defined for it.
pub fn check_custom(values: &Map<String, Value>, fields: &[CustomFieldView], errors: &mut FieldErrors) {
    for (key, value) in values {
        let pointer = format!("/custom/{}", key.replace('~', "~0").replace('/', "~1"));
        match fields.iter().find(|f| f.key == *key) {
            None => errors.add(pointer, FieldCode::UnknownField),
            Some(field) => {
                if let Some(code) = field.refuses(value) {
                    errors.add(pointer, code);
                }
            }
        }
    }
}

/// As [`check_custom`], but only what differs from before: values whose field was archived or narrowed since may stay.
pub fn check_custom_changes(before: &Map<String, Value>, after: &Map<String, Value>, fields: &[CustomFieldView], errors: &mut FieldErrors) {
    let changed = after.iter().filter(|(key, value)| before.get(*key) != Some(*value));
    let changed: Map<String, Value> = changed.map(|(key, value)| (key.clone(), value.clone())).collect();
    check_custom(&changed, fields, errors);
}

impl CreateCustomField {
    /// Resource, key and kind stay as they were made, because stored values depend on them.
    pub fn check_fixed(&self, before: &CreateCustomField) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for (same, pointer) in
            [(self.resource == before.resource, "/resource"), (self.key == before.key, "/key"), (self.kind == before.kind, "/kind")]
        {
            if !same {
                errors.add(pointer, FieldCode::ReservedName);
            }
        }
        errors.into_result()
    }
}

impl CustomFieldView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateCustomField {
        CreateCustomField {
            resource: self.resource,
            key: self.key.clone(),
            label_id: self.label_id.clone(),
            label_en: self.label_en.clone(),
            kind: self.kind,
            choices: self.choices.clone(),
            position: self.position,
        }
    }

    fn refuses(&self, value: &Value) -> Option<FieldCode> {
        match (self.kind, value) {
            (CustomFieldKind::Text, Value::String(text)) if text.contains('\0') => Some(FieldCode::Control),
            (CustomFieldKind::Text, Value::String(text)) if text.chars().count() > 1000 => Some(FieldCode::TooLong),
            (CustomFieldKind::Text, Value::String(_)) => None,
            (CustomFieldKind::Number, Value::Number(n)) => match n.as_f64() {
                Some(n) if n.abs() <= 1e15 => None,
                _ => Some(FieldCode::OutOfRange),
            },
            (CustomFieldKind::Boolean, Value::Bool(_)) => None,
            (CustomFieldKind::Date, Value::String(text)) => match text.parse::<NaiveDate>() {
                Ok(date) if super::person::is_birth_date(date) => None,
                _ => Some(FieldCode::BadDate),
            },
            (CustomFieldKind::Choice, Value::String(text)) => (!self.choices.contains(text)).then_some(FieldCode::UnknownValue),
            _ => Some(FieldCode::WrongType),
        }
    }
}

crate::filter_fields! {
    /// Filters of custom fields.
    CustomFieldField { Resource "resource" Choice(CustomFieldResource::CODES); Key "key" Text; }
}
crate::sort_fields! {
    /// Orders of custom fields.
    CustomFieldSort default "position" { Position "position"; Key "key"; }
}
crate::filter_fields! {
    /// Filters of tags.
    TagField { Name "name" Text; }
}
crate::sort_fields! {
    /// Orders of tags.
    TagSort default "name" { Name "name"; }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn donor(kind: CustomFieldKind) -> CustomFieldView {
        CustomFieldView {
            id: Uuid::nil(),
            resource: CustomFieldResource::Account,
            key: "donor".into(),
            label_id: "Donor".into(),
            label_en: "Donor".into(),
            kind,
            choices: vec!["a".into()],
            position: 0,
            archived_at: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            version: 1,
        }
    }

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn values_must_be_of_the_kind() {
        let cases = [
            (CustomFieldKind::Text, json!("ya"), None),
            (CustomFieldKind::Text, json!("a\0"), Some(FieldCode::Control)),
            (CustomFieldKind::Number, json!("1"), Some(FieldCode::WrongType)),
            (CustomFieldKind::Date, json!("10000-01-01"), Some(FieldCode::BadDate)),
            (CustomFieldKind::Choice, json!("b"), Some(FieldCode::UnknownValue)),
            (CustomFieldKind::Boolean, json!(true), None),
        ];
        for (kind, value, wanted) in cases {
            let mut errors = FieldErrors::default();
            check_custom(&map(json!({ "donor": value })), &[donor(kind)], &mut errors);
            assert_eq!(errors.0.first().map(|(_, code)| *code), wanted);
        }
    }

    #[test]
    fn old_values_of_an_archived_field_may_stay() {
        let mut errors = FieldErrors::default();
        check_custom_changes(
            &map(json!({"gone": 1})),
            &map(json!({"gone": 1, "donor": true})),
            &[donor(CustomFieldKind::Boolean)],
            &mut errors,
        );
        assert!(errors.is_empty());
        check_custom_changes(&map(json!({"gone": 1})), &map(json!({"gone": 2})), &[], &mut errors);
        assert_eq!(errors.0, [("/custom/gone".to_owned(), FieldCode::UnknownField)]);
    }

    #[test]
    fn resource_key_and_kind_are_fixed() {
        let before = donor(CustomFieldKind::Text).writable();
        let after = CreateCustomField { kind: CustomFieldKind::Number, label_id: "Lain".into(), ..before.clone() };
        assert_eq!(after.check_fixed(&before), Err(FieldErrors::one("/kind", FieldCode::ReservedName)));
    }
}
