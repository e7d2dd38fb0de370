//! The clinic: settings, locations, practitioners, specialities, services.

use domain::Page;
use domain::organisation::*;
use uuid::Uuid;

use super::resource::{Query, Resource, list};
use super::{Failure, Request, Revision};

/// What anybody may know, for the portal.
pub async fn find_public_organisation() -> Result<PublicOrganisation, Failure> {
    Request::get("/public/organisation").public().fetch().await
}

pub async fn find_organisation() -> Result<Revision<OrganisationView>, Failure> {
    Request::get(Organisation::PATH).fetch_revision().await
}

/// Every branch that is open; a clinic has few.
pub async fn list_locations() -> Result<Page<LocationView>, Failure> {
    list::<Locations>(&Query { archived: false, ..Query::whole() }).await
}

/// The settings: one record without an id of its own.
pub struct Organisation;

impl Resource for Organisation {
    type View = OrganisationView;
    type Form = OrganisationSettings;
    const PATH: &'static str = "/organisation";

    fn writable(view: &OrganisationView) -> OrganisationSettings {
        view.writable()
    }

    fn one(_id: Uuid) -> String {
        Self::PATH.to_owned()
    }
}

macro_rules! resources {
    ($($(#[$doc:meta])* $name:ident $path:literal $view:ident $form:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Resource for $name {
            type View = $view;
            type Form = $form;
            const PATH: &'static str = $path;
            const ARCHIVES: bool = true;

            fn writable(view: &$view) -> $form {
                view.writable()
            }

            fn is_archived(view: &$view) -> bool {
                view.archived_at.is_some()
            }
        }
    )*};
}
pub(super) use resources;

resources! {
    /// The branches.
    Locations "/locations" LocationView CreateLocation;
    /// Doctors and other health workers.
    Practitioners "/practitioners" PractitionerView CreatePractitioner;
    /// Fields of medicine.
    Specialities "/specialities" SpecialityView CreateSpeciality;
    /// What can be booked or bought.
    Services "/services" ServiceView CreateService;
}
