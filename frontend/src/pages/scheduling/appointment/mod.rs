//! One appointment: its panel, what can be done with it, and app-8, the page of the visit.

mod cancel;
mod facts;
mod finish;
mod history;
mod move_dialog;
mod next;
mod of_person;
mod panel;
mod undo;
mod visit_page;

pub use cancel::extents;
pub use facts::VisitFacts;
pub use history::History;
pub use move_dialog::MoveDialog;
pub use next::NextStep;
pub use of_person::PersonAppointments;
pub use panel::{AppointmentPanel, RareActions};
pub use undo::take_back;
pub use visit_page::VisitPage;
