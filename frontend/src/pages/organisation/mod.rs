//! The clinic's settings: profile, branches, practitioners, specialities, services.

mod location_form;
mod locations_page;
mod organisation_page;
mod practitioner_form;
mod practitioners_page;
mod price;
mod service_booking;
mod service_form;
mod services_page;
mod specialities_page;
mod zones;

pub use location_form::LocationForm;
pub use locations_page::LocationsPage;
pub use organisation_page::OrganisationPage;
pub use practitioner_form::PractitionerForm;
pub use practitioners_page::PractitionersPage;
pub use service_form::ServiceForm;
pub use services_page::ServicesPage;
pub use specialities_page::{SpecialitiesPage, SpecialityForm};
