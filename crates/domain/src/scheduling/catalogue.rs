//! What can be booked online, for the pages that need no sign-in.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::organisation::{Address, Money, Payer, SpokenLanguage};

/// Everything the booking pages have to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct BookingCatalogue {
    pub locations: Vec<CatalogueLocation>,
    pub services: Vec<CatalogueService>,
    pub practitioners: Vec<CataloguePractitioner>,
    /// Patients book so many days ahead at most.
    pub book_ahead_days: i32,
    /// Minutes for which a chosen time is held.
    pub hold_minutes: i32,
    pub change_until_minutes: i32,
    pub cancel_until_minutes: i32,
}

/// A branch that takes bookings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CatalogueLocation {
    pub id: Uuid,
    pub name: String,
    pub time_zone: String,
    pub phone: Option<String>,
    pub address: Address,
    /// How a visit can be paid there; empty when the clinic has not said.
    pub payers: Vec<Payer>,
}

/// A service that patients book by themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CatalogueService {
    pub id: Uuid,
    pub name_id: String,
    pub name_en: String,
    pub duration_minutes: i32,
    pub price: Money,
    /// Whether the clinic confirms each booking first.
    pub needs_approval: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
}

/// Somebody whom patients book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CataloguePractitioner {
    pub id: Uuid,
    pub name: String,
    pub specialities: Vec<CatalogueSpeciality>,
    /// In which they consult; empty when the clinic has not said.
    pub languages: Vec<SpokenLanguage>,
    pub service_ids: Vec<Uuid>,
    /// Where they have hours.
    pub location_ids: Vec<Uuid>,
}

/// A field of medicine by its names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CatalogueSpeciality {
    pub name_id: String,
    pub name_en: String,
}
