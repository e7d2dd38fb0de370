//! Settings of consultations: canned answers, head doctors and deputies, rules.

mod canned_form;
mod canned_page;
mod head_form;
mod heads_page;
mod removal;
mod rules_page;

pub use canned_form::CannedForm;
pub use canned_page::CannedPage;
pub use head_form::HeadForm;
pub use heads_page::HeadsPage;
pub use rules_page::RulesPage;
