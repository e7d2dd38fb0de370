//! Accounts: employers, insurers, corporate customers, suppliers, referring facilities.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::AccountKind;
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::{tidy_email, tidy_phone};
use crate::organisation::Address;

/// An organisation the clinic deals with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AccountView {
    pub id: Uuid,
    pub name: String,
    pub kind: AccountKind,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// NPWP or another tax number.
    pub tax_number: Option<String>,
    pub address: Address,
    pub notes: Option<String>,
    pub custom: serde_json::Map<String, serde_json::Value>,
    /// People who belong to it.
    pub contact_count: i64,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAccount {
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "PT Sagara Tekstil"))]
    pub name: String,
    pub kind: AccountKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub tax_number: Option<String>,
    #[serde(default)]
    pub address: Address,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 4000))]
    pub notes: Option<String>,
    /// Values of the custom fields, by key.
    #[serde(default)]
    pub custom: serde_json::Map<String, serde_json::Value>,
}

impl Document for CreateAccount {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.name, "/name", 200, errors);
        tidy_phone(&mut self.phone, "/phone", errors);
        tidy_email(&mut self.email, "/email", errors);
        tidy_optional(&mut self.tax_number, "/tax_number", 40, errors);
        self.address.tidy("/address", errors);
        tidy_optional(&mut self.notes, "/notes", 4000, errors);
        if self.custom.len() > 100 {
            errors.add("/custom", FieldCode::TooMany);
        }
    }
}

/// A person of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AccountContactView {
    pub contact_id: Uuid,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Adds a person to an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateAccountContact {
    pub contact_id: Uuid,
}

impl Document for CreateAccountContact {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

impl AccountView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateAccount {
        CreateAccount {
            name: self.name.clone(),
            kind: self.kind,
            phone: self.phone.clone(),
            email: self.email.clone(),
            tax_number: self.tax_number.clone(),
            address: self.address.clone(),
            notes: self.notes.clone(),
            custom: self.custom.clone(),
        }
    }
}

crate::filter_fields! {
    /// Filters of accounts.
    AccountField { Name "name" Text; Kind "kind" Choice(AccountKind::CODES); Phone "phone" Text; Email "email" Text;
        CreatedAt "created_at" Timestamp; UpdatedAt "updated_at" Timestamp; }
}
crate::sort_fields! {
    /// Orders of accounts.
    AccountSort default "name" { Name "name"; CreatedAt "created_at"; UpdatedAt "updated_at"; }
}
crate::filter_fields! {
    /// Filters of the people of an account; few, because not everybody who sees them may see their records.
    AccountContactField { Name "name" Text; }
}
crate::sort_fields! {
    /// Orders of the people of an account.
    AccountContactSort default "name" { Name "name"; }
}
