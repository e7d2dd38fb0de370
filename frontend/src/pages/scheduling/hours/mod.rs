//! The settings of scheduling: weekly hours, absences, holidays, rooms and equipment, the rules of booking.

mod absence_form;
mod absences_page;
mod holidays;
mod options;
mod resources;
mod rules_page;
mod working_hours_form;
mod working_hours_page;

pub use absence_form::AbsenceForm;
pub use absences_page::AbsencesPage;
pub use holidays::{HolidayForm, HolidaysPage};
pub use options::{one_of, optional_number, practitioner_choices, practitioners, some_text, text_of, time_text, time_value};
pub use resources::{ResourceForm, ResourcesPage};
pub use rules_page::RulesPage;
pub use working_hours_form::WorkingHoursForm;
pub use working_hours_page::WorkingHoursPage;
