//! The clinic: settings, locations, practitioners, specialities, services.

use domain::Page;
use domain::organisation::*;

use super::{Failure, Request, Revision};

/// What anybody may know, for the portal.
pub async fn find_public_organisation() -> Result<PublicOrganisation, Failure> {
    Request::get("/public/organisation").public().fetch().await
}

pub async fn find_organisation() -> Result<Revision<OrganisationView>, Failure> {
    Request::get("/organisation").fetch_revision().await
}

pub async fn update_organisation(etag: &str, patch: &serde_json::Value) -> Result<Revision<OrganisationView>, Failure> {
    Request::patch("/organisation").if_match(etag).body(patch).fetch_revision().await
}

/// Every branch; a clinic has few.
pub async fn list_locations() -> Result<Page<LocationView>, Failure> {
    Request::get("/locations").query("limit", 200).fetch().await
}
