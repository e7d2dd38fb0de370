//! What the API answers about people.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use super::contract::CreateContact;
use super::person::*;

/// A contact or patient. Lists leave out the nested parts unless `expand` asks for them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ContactView {
    pub id: Uuid,
    /// Medical record number; only patients have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mrn: Option<String>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Honorific>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    /// E.164. Absent for roles that see the identity only.
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deceased_on: Option<NaiveDate>,
    /// Start of the last visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_visit_at: Option<DateTime<Utc>>,
    /// `true` when the caller may see who this is, but not the record: name, birth date, sex and MRN only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub identity_only: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagView>,
    /// Only on a single record, or with `expand`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<ContactDetails>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// Grows by one with every change; the `ETag` is made of it.
    pub version: i64,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The nested parts of a person's record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ContactDetails {
    /// Secret values are masked; a disclosure shows them.
    pub identifiers: Vec<Identifier>,
    pub addresses: Vec<ContactAddress>,
    pub links: Vec<LinkView>,
    pub accounts: Vec<ContactAccountView>,
    pub preferences: ContactPreferences,
    pub custom: serde_json::Map<String, serde_json::Value>,
}

/// A related person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LinkView {
    pub related_id: Uuid,
    pub kind: LinkKind,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub mrn: Option<String>,
    /// `true` when the related person names this one, not the other way round.
    pub reverse: bool,
}

/// An institution a person belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ContactAccountView {
    pub account_id: Uuid,
    pub name: String,
    pub kind: AccountKind,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct TagView {
    pub id: Uuid,
    pub name: String,
}

/// A tag as `/v1/tags` answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct TagDetails {
    pub id: Uuid,
    pub name: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl TagDetails {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateTag {
        CreateTag { name: self.name.clone() }
    }
}

/// The writable form of a tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTag {
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub name: String,
}

impl crate::Document for CreateTag {
    fn tidy(&mut self, errors: &mut crate::FieldErrors) {
        crate::document::tidy_text(&mut self.name, "/name", 60, errors);
    }
}

/// One change of a record: who changed what, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ChangeView {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub user_id: Option<Uuid>,
    pub user_name: Option<String>,
    /// `created`, `updated`, `archived`, `restored`, `merged` or `unmerged`.
    pub action: String,
    /// The version after the change.
    pub version: i64,
    pub fields: Vec<FieldChange>,
}

/// One changed field; secret values are masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FieldChange {
    pub field: String,
    pub before: serde_json::Value,
    pub after: serde_json::Value,
}

impl ContactView {
    /// The writable form of this record, from which a merge patch is made.
    pub fn writable(&self) -> CreateContact {
        let details = self.details.clone().unwrap_or_default();
        let kept = |i: &Identifier| Identifier { value: None, ..i.clone() };
        let forward = details.links.iter().filter(|l| !l.reverse);
        CreateContact {
            mrn: self.mrn.clone(),
            name: self.name.clone(),
            honorific: self.honorific,
            birth_date: self.birth_date,
            sex: self.sex,
            phone: self.phone.clone(),
            email: self.email.clone(),
            location_id: self.location_id,
            deceased_on: self.deceased_on,
            identifiers: details.identifiers.iter().map(kept).collect(),
            addresses: details.addresses,
            links: forward.map(|l| ContactLink { related_id: l.related_id, kind: l.kind }).collect(),
            account_ids: details.accounts.iter().map(|a| a.account_id).collect(),
            tag_ids: self.tags.iter().map(|t| t.id).collect(),
            preferences: details.preferences,
            custom: details.custom,
        }
    }
}
