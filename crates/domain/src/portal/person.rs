//! Own data, or that of somebody one is guardian of.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::contacts::{ContactAddress, ContactPreferences, Honorific, Sex, is_birth_date};
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::tidy_one_address;
use crate::lang::Lang;
use crate::value::PersonName;

/// A person's own data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct OwnPersonView {
    pub id: Uuid,
    /// `true` for oneself, `false` for somebody one is guardian of.
    pub own: bool,
    /// Absent until the clinic has linked the person to a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mrn: Option<String>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Honorific>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    /// E.164; changed with a code.
    pub phone: Option<String>,
    /// Changed with a code.
    pub email: Option<String>,
    pub addresses: Vec<ContactAddress>,
    pub preferences: ContactPreferences,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl OwnPersonView {
    /// The writable form of this person.
    pub fn writable(&self) -> OwnPerson {
        OwnPerson {
            name: self.name.clone(),
            honorific: self.honorific,
            birth_date: self.birth_date,
            sex: self.sex,
            addresses: self.addresses.clone(),
            preferences: self.preferences.clone(),
        }
    }
}

/// What people correct themselves; staff see it in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnPerson {
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Honorific>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub addresses: Vec<ContactAddress>,
    #[serde(default)]
    pub preferences: ContactPreferences,
}

impl Document for OwnPerson {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        if self.birth_date.is_some_and(|d| !is_birth_date(d)) {
            errors.add("/birth_date", FieldCode::BadDate);
        }
        if self.addresses.len() > 10 {
            errors.add("/addresses", FieldCode::TooMany);
        }
        for (i, entry) in self.addresses.iter_mut().enumerate() {
            entry.address.tidy(&format!("/addresses/{i}/address"), errors);
        }
        self.addresses.retain(|entry| !entry.address.is_empty());
        self.preferences.tidy(errors);
    }
}

/// Asks for a new phone number or e-mail address; a code goes there.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateContactChange {
    /// Either this or a phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    #[serde(default)]
    pub language: Lang,
}

impl Document for CreateContactChange {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_one_address(&mut self.email, &mut self.phone, errors);
    }
}
