//! Panels: what is asked for together, in the order of the grid.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::tidy_code;

/// Analytes of a panel at most.
const MOST_ANALYTES: usize = 60;

/// Analytes that are asked for together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LabPanelView {
    pub id: Uuid,
    #[cfg_attr(feature = "server", schema(example = "lipid"))]
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    /// In the order of the grid.
    pub analyte_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLabPanel {
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "lipid"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Profil lipid"))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Lipid profile"))]
    pub name_en: String,
    #[cfg_attr(feature = "server", schema(min_items = 1, max_items = 60))]
    pub analyte_ids: Vec<Uuid>,
}

impl Document for CreateLabPanel {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.code, "/code", errors);
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
        if self.analyte_ids.is_empty() {
            errors.add("/analyte_ids", FieldCode::Required);
        }
        if self.analyte_ids.len() > MOST_ANALYTES {
            errors.add("/analyte_ids", FieldCode::TooMany);
            return;
        }
        for (at, id) in self.analyte_ids.iter().enumerate() {
            if self.analyte_ids[..at].contains(id) {
                errors.add(format!("/analyte_ids/{at}"), FieldCode::Duplicate);
            }
        }
    }
}

impl LabPanelView {
    /// The writable form of this panel.
    pub fn writable(&self) -> CreateLabPanel {
        CreateLabPanel {
            code: self.code.clone(),
            name_id: self.name_id.clone(),
            name_en: self.name_en.clone(),
            analyte_ids: self.analyte_ids.clone(),
        }
    }
}

crate::filter_fields! {
    /// Filters of panels.
    LabPanelField { Code "code" Text; NameId "name_id" Text; NameEn "name_en" Text; }
}
crate::sort_fields! {
    /// Orders of panels.
    LabPanelSort default "name_id" { NameId "name_id"; NameEn "name_en"; Code "code"; CreatedAt "created_at"; }
}
