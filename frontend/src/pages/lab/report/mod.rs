//! app-9: one report. Entering its values by keyboard, verifying, releasing, correcting, and what went before.

mod answer;
mod correction;
mod critical;
mod entry;
mod finish;
mod grid;
mod opened;
mod page;
mod reading;
mod release;
mod row;
mod settled;

pub use page::ReportPage;
