//! Facilities with which patients are exchanged.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::FacilityKind;
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::FieldErrors;
use crate::identity::{tidy_email, tidy_phone};

/// A hospital, clinic or practice outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FacilityView {
    pub id: Uuid,
    pub name: String,
    pub kind: FacilityKind,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateFacility {
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "RSUP Melati Raya"))]
    pub name: String,
    pub kind: FacilityKind,
    /// Two of a name in one city are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Jakarta Selatan"))]
    pub city: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
}

impl Document for CreateFacility {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.name, "/name", 200, errors);
        tidy_optional(&mut self.city, "/city", 100, errors);
        tidy_phone(&mut self.phone, "/phone", errors);
        tidy_email(&mut self.email, "/email", errors);
    }
}

impl FacilityView {
    /// The writable form of this facility.
    pub fn writable(&self) -> CreateFacility {
        CreateFacility {
            name: self.name.clone(),
            kind: self.kind,
            city: self.city.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
        }
    }
}

crate::filter_fields! {
    /// Filters of facilities.
    FacilityField { Name "name" Text; Kind "kind" Choice(FacilityKind::CODES); City "city" Text; CreatedAt "created_at" Timestamp; }
}
crate::sort_fields! {
    /// Orders of facilities.
    FacilitySort default "name" { Name "name"; CreatedAt "created_at"; }
}
