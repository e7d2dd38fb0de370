//! Saved views: a list with its filter, order and columns under a name, for oneself or for everybody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::SavedViewResource;
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::filter::FilterTree;

/// A saved view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SavedViewView {
    pub id: Uuid,
    pub resource: SavedViewResource,
    pub name: String,
    /// Whether everybody who may open the list sees this view.
    pub shared: bool,
    pub definition: SavedViewDefinition,
    pub position: i32,
    /// Whether the caller made it.
    pub own: bool,
    pub version: i64,
}

/// The writable form of a saved view; its resource is fixed once made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSavedView {
    pub resource: SavedViewResource,
    #[cfg_attr(feature = "server", schema(max_length = 60, example = "Ulang tahun bulan ini"))]
    pub name: String,
    /// Needs the permission `views:share`.
    #[serde(default)]
    pub shared: bool,
    #[serde(default)]
    pub definition: SavedViewDefinition,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 1000))]
    pub position: i32,
}

/// What a saved view shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedViewDefinition {
    /// Relative dates such as `last_30_days` are resolved whenever the view is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<FilterTree>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub q: Option<String>,
    /// `-last_visit_at,name`, as the list takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub sort: Option<String>,
    /// Names of the columns, in order; the list's own when empty.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 50))]
    pub columns: Vec<String>,
    /// Widths of columns by name, 48 to 960, in pixels at the usual text size; a column without one has the list's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "server", schema(example = json!({ "phone": 160 })))]
    pub widths: BTreeMap<String, u16>,
}

/// Which saved views are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SavedViewQuery {
    /// Views of this list only.
    #[cfg_attr(feature = "server", param(inline))]
    pub resource: Option<SavedViewResource>,
}

/// Views that one person may keep of one list.
pub const MAX_SAVED_VIEWS: i64 = 100;

/// How wide a column may be.
const WIDTHS: std::ops::RangeInclusive<u16> = 48..=960;

impl Document for CreateSavedView {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.name, "/name", 60, errors);
        if !(0..=1000).contains(&self.position) {
            errors.add("/position", FieldCode::OutOfRange);
        }
        let definition = &mut self.definition;
        tidy_optional(&mut definition.q, "/definition/q", 100, errors);
        tidy_optional(&mut definition.sort, "/definition/sort", 200, errors);
        if definition.columns.len() > 50 {
            errors.add("/definition/columns", FieldCode::TooMany);
        }
        for (i, column) in definition.columns.iter_mut().enumerate() {
            tidy_text(column, &format!("/definition/columns/{i}"), 60, errors);
        }
        if definition.widths.len() > 50 {
            errors.add("/definition/widths", FieldCode::TooMany);
        }
        for (column, width) in &definition.widths {
            // Names of columns are words; anything else has no place in a pointer either.
            if column.len() > 60 || !column.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                errors.add("/definition/widths", FieldCode::UnknownField);
            } else if !WIDTHS.contains(width) {
                errors.add(format!("/definition/widths/{column}"), FieldCode::OutOfRange);
            }
        }
    }
}

impl Document for SavedViewQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

impl SavedViewView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateSavedView {
        CreateSavedView {
            resource: self.resource,
            name: self.name.clone(),
            shared: self.shared,
            definition: self.definition.clone(),
            position: self.position,
        }
    }
}
