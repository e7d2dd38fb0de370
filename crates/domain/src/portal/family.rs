//! The people for whom somebody acts on the portal.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::contacts::{LinkKind, Sex, is_birth_date};
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::{CodeChannel, tidy_mrn};
use crate::value::PersonName;

/// How many people one person can be guardian of on the portal.
pub const FAMILY_LIMIT: usize = 10;
/// From this age on somebody has an account of their own; adding them takes a code to their address.
pub const ADULT_YEARS: u32 = 18;

/// Oneself, or somebody one is guardian of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FamilyMemberView {
    pub id: Uuid,
    /// `true` for oneself.
    pub own: bool,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mrn: Option<String>,
    /// What this person is to the one who is signed in, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<LinkKind>,
}

/// Declares a new child, of whom one is guardian.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateFamilyMember {
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    /// Less than 18 years ago.
    pub birth_date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
}

impl Document for CreateFamilyMember {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        if !is_birth_date(self.birth_date) {
            errors.add("/birth_date", FieldCode::BadDate);
        }
    }
}

/// Asks to act for an existing patient; a code goes to the address on that patient's file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateFamilyRequest {
    #[cfg_attr(feature = "server", schema(max_length = 32, example = "012484"))]
    pub mrn: String,
    /// The e-mail address on file when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<CodeChannel>,
    /// What the patient is to the one who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<LinkKind>,
}

impl Document for CreateFamilyRequest {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_mrn(&mut self.mrn, "/mrn", errors);
        if matches!(self.relation, Some(LinkKind::Guardian | LinkKind::Referrer)) {
            errors.add("/relation", FieldCode::UnknownValue);
        }
    }
}
