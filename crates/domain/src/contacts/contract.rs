//! The writable forms of people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use super::person::*;
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::{tidy_email, tidy_phone};
use crate::value::{Mrn, PersonName};

/// The writable form of a contact or patient; a patient is a contact with a medical record number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateContact {
    /// Patients only: the clinic's medical record number; the next one is given when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 32, example = "012483"))]
    pub mrn: Option<String>,
    /// Full name; one word is enough.
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Siti Aminah"))]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Honorific>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(example = "1984-03-12"))]
    pub birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// In any usual spelling; answers give E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "0812-0000-4471"))]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254, example = "siti@contoh.example"))]
    pub email: Option<String>,
    /// Where the person was registered; one of the caller's locations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deceased_on: Option<NaiveDate>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 20))]
    pub identifiers: Vec<Identifier>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub addresses: Vec<ContactAddress>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 50))]
    pub links: Vec<ContactLink>,
    /// Institutions this person belongs to, for example the employer.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 20))]
    pub account_ids: Vec<Uuid>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 50))]
    pub tag_ids: Vec<Uuid>,
    #[serde(default)]
    pub preferences: ContactPreferences,
    /// Values of the custom fields, by key.
    #[serde(default)]
    pub custom: serde_json::Map<String, serde_json::Value>,
}

impl Document for CreateContact {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        if let Some(text) = &mut self.mrn {
            match Mrn::parse(text) {
                Some(mrn) => *text = mrn.into_string(),
                None => errors.add("/mrn", FieldCode::BadMrn),
            }
        }
        tidy_phone(&mut self.phone, "/phone", errors);
        tidy_email(&mut self.email, "/email", errors);
        for (date, pointer) in [(self.birth_date, "/birth_date"), (self.deceased_on, "/deceased_on")] {
            if date.is_some_and(|d| !is_birth_date(d)) {
                errors.add(pointer, FieldCode::BadDate);
            }
        }
        if let (Some(born), Some(died)) = (self.birth_date, self.deceased_on)
            && died < born
        {
            errors.add("/deceased_on", FieldCode::BadDate);
        }
        self.tidy_lists(errors);
        self.preferences.tidy(errors);
    }
}

impl CreateContact {
    fn tidy_lists(&mut self, errors: &mut FieldErrors) {
        for (length, max, pointer) in [
            (self.identifiers.len(), 20, "/identifiers"),
            (self.addresses.len(), 10, "/addresses"),
            (self.links.len(), 50, "/links"),
            (self.account_ids.len(), 20, "/account_ids"),
            (self.tag_ids.len(), 50, "/tag_ids"),
            (self.custom.len(), 100, "/custom"),
        ] {
            if length > max {
                errors.add(pointer, FieldCode::TooMany);
            }
        }
        for (i, identifier) in self.identifiers.iter_mut().enumerate() {
            identifier.tidy(&format!("/identifiers/{i}"), errors);
        }
        if self.identifiers.iter().filter(|i| i.kind == IdentifierKind::Nik).count() > 1 {
            errors.add("/identifiers", FieldCode::Duplicate);
        }
        for (i, entry) in self.addresses.iter_mut().enumerate() {
            entry.address.tidy(&format!("/addresses/{i}/address"), errors);
        }
        self.addresses.retain(|entry| !entry.address.is_empty());
        for ids in [&mut self.account_ids, &mut self.tag_ids] {
            ids.sort_unstable();
            ids.dedup();
        }
        self.links.sort_by_key(|l| (l.related_id, l.kind.code()));
        self.links.dedup();
    }

    /// The NIK in this document, when it was sent.
    pub fn nik(&self) -> Option<&str> {
        self.identifiers.iter().find(|i| i.kind == IdentifierKind::Nik)?.value.as_deref()
    }
}

/// Asks for contact data in full; the answer is written to the access log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateDisclosure {
    #[cfg_attr(feature = "server", schema(min_items = 1, max_items = 4))]
    pub fields: Vec<DisclosedField>,
}

/// What can be shown in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisclosedField {
    Identifiers,
    Phone,
    Email,
}

/// Contact data in full.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Disclosure {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}
