//! The catalogue in the settings: what is measured, what counts as usual for whom, and what is asked for together.

mod analyte_form;
mod analytes_page;
mod numbers;
mod panel_form;
mod panels_page;
mod ranges;
mod units;

pub use analyte_form::AnalyteForm;
pub use analytes_page::AnalytesPage;
pub use panel_form::PanelForm;
pub use panels_page::PanelsPage;
