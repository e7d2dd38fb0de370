//! What travels over HTTP about the clinic.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::tidy_choices;
use super::{Address, CURRENCIES, Payer, SpokenLanguage, is_zone};
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::{tidy_code, tidy_email, tidy_phone};
use crate::lang::Lang;
use crate::value::{MrnFormat, PersonName};

/// What everybody may know, before signing in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PublicOrganisation {
    pub name: String,
    pub language: Lang,
    /// Whom to call in an emergency: digits, with `+`, spaces and `-`.
    pub emergency_phone: String,
    pub locations: Vec<PublicLocation>,
}

/// A branch as the portal shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PublicLocation {
    pub name: String,
    pub time_zone: String,
    pub phone: Option<String>,
    pub address: Address,
}

/// The clinic's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct OrganisationView {
    pub name: String,
    pub language: Lang,
    pub currency: String,
    pub time_zone: String,
    pub mrn_format: MrnFormat,
    /// Hours for which results wait for a doctor's comment at most.
    #[serde(default = "lab_comment_hours")]
    pub lab_comment_hours: i32,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganisationSettings {
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    pub language: Lang,
    /// ISO 4217 code, one of `/v1/currencies`.
    #[cfg_attr(feature = "server", schema(max_length = 3))]
    pub currency: String,
    /// IANA name, the zone of reports over all locations.
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub time_zone: String,
    pub mrn_format: MrnFormat,
    /// Hours for which results wait for a doctor's comment at most; then the patient sees them without.
    #[serde(default = "lab_comment_hours")]
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 720, example = 72))]
    pub lab_comment_hours: i32,
}

fn lab_comment_hours() -> i32 {
    72
}

impl Document for OrganisationSettings {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.name, "/name", 200, errors);
        if !CURRENCIES.iter().any(|c| c.code == self.currency) {
            errors.add("/currency", FieldCode::UnknownValue);
        }
        tidy_zone(&self.time_zone, errors);
        let prefix = &mut self.mrn_format.prefix;
        prefix.make_ascii_uppercase();
        if prefix.len() > 12 || !prefix.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) {
            errors.add("/mrn_format/prefix", FieldCode::BadMrn);
        }
        if !(4..=12).contains(&self.mrn_format.digits) {
            errors.add("/mrn_format/digits", FieldCode::OutOfRange);
        }
        if !(1..=720).contains(&self.lab_comment_hours) {
            errors.add("/lab_comment_hours", FieldCode::OutOfRange);
        }
    }
}

fn tidy_zone(zone: &str, errors: &mut FieldErrors) {
    if !is_zone(zone) {
        errors.add("/time_zone", FieldCode::BadZone);
    }
}

/// A branch of the clinic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct LocationView {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub time_zone: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Address,
    /// How a visit can be paid there; empty when nobody has said yet.
    pub payers: Vec<Payer>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a location.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLocation {
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "kemang"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Kemang"))]
    pub name: String,
    /// IANA name of the zone in which this branch keeps its hours.
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "Asia/Jakarta"))]
    pub time_zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default)]
    pub address: Address,
    /// How a visit can be paid there.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 3))]
    pub payers: Vec<Payer>,
}

impl Document for CreateLocation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.code, "/code", errors);
        tidy_text(&mut self.name, "/name", 200, errors);
        tidy_zone(&self.time_zone, errors);
        tidy_phone(&mut self.phone, "/phone", errors);
        tidy_email(&mut self.email, "/email", errors);
        self.address.tidy("/address", errors);
        tidy_choices(&mut self.payers, Payer::ALL);
    }
}

/// A field of medicine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SpecialityView {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a speciality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSpeciality {
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "internal-medicine"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Penyakit Dalam"))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Internal medicine"))]
    pub name_en: String,
}

impl Document for CreateSpeciality {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.code, "/code", errors);
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
    }
}

/// A doctor or other health worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PractitionerView {
    pub id: Uuid,
    pub name: String,
    /// Number of the practice licence (SIP) or registration (STR).
    pub licence_number: Option<String>,
    /// In which they consult; empty when nobody has said yet.
    pub languages: Vec<SpokenLanguage>,
    pub speciality_ids: Vec<Uuid>,
    pub location_ids: Vec<Uuid>,
    /// The services that they give.
    pub service_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a practitioner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePractitioner {
    /// With titles, as on the door: `dr. Ayu Larasati, Sp.PD`.
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "dr. Ayu Larasati, Sp.PD"))]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub licence_number: Option<String>,
    /// In which they consult.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 8))]
    pub languages: Vec<SpokenLanguage>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 20))]
    pub speciality_ids: Vec<Uuid>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 100))]
    pub location_ids: Vec<Uuid>,
    /// The services that they give.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 200))]
    pub service_ids: Vec<Uuid>,
}

impl Document for CreatePractitioner {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        tidy_optional(&mut self.licence_number, "/licence_number", 60, errors);
        tidy_choices(&mut self.languages, SpokenLanguage::ALL);
        tidy_ids(&mut self.speciality_ids, "/speciality_ids", 20, errors);
        tidy_ids(&mut self.location_ids, "/location_ids", 100, errors);
        tidy_ids(&mut self.service_ids, "/service_ids", 200, errors);
    }
}

pub(super) fn tidy_ids(ids: &mut Vec<Uuid>, pointer: &str, max: usize, errors: &mut FieldErrors) {
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > max {
        errors.add(pointer, FieldCode::TooMany);
    }
}

crate::filter_fields! {
    /// Filters of locations.
    LocationField { Name "name" Text; Code "code" Text; TimeZone "time_zone" Text; }
}
crate::sort_fields! {
    /// Orders of locations.
    LocationSort default "name" { Name "name"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of specialities.
    SpecialityField { NameId "name_id" Text; NameEn "name_en" Text; Code "code" Text; }
}
crate::sort_fields! {
    /// Orders of specialities.
    SpecialitySort default "name_id" { NameId "name_id"; NameEn "name_en"; CreatedAt "created_at"; }
}
crate::filter_fields! {
    /// Filters of practitioners.
    PractitionerField { Name "name" Text; LocationId "location_id" Uuid; SpecialityId "speciality_id" Uuid; ServiceId "service_id" Uuid; }
}
crate::sort_fields! {
    /// Orders of practitioners.
    PractitionerSort default "name" { Name "name"; CreatedAt "created_at"; }
}
impl SpecialityView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateSpeciality {
        CreateSpeciality { code: self.code.clone(), name_id: self.name_id.clone(), name_en: self.name_en.clone() }
    }
}

impl LocationView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateLocation {
        CreateLocation {
            code: self.code.clone(),
            name: self.name.clone(),
            time_zone: self.time_zone.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            payers: self.payers.clone(),
        }
    }
}

impl PractitionerView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreatePractitioner {
        CreatePractitioner {
            name: self.name.clone(),
            licence_number: self.licence_number.clone(),
            languages: self.languages.clone(),
            speciality_ids: self.speciality_ids.clone(),
            location_ids: self.location_ids.clone(),
            service_ids: self.service_ids.clone(),
        }
    }
}

impl OrganisationView {
    /// The writable form of the settings.
    pub fn writable(&self) -> OrganisationSettings {
        OrganisationSettings {
            name: self.name.clone(),
            language: self.language,
            currency: self.currency.clone(),
            time_zone: self.time_zone.clone(),
            mrn_format: self.mrn_format.clone(),
            lab_comment_hours: self.lab_comment_hours,
        }
    }
}
