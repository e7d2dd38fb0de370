//! app-2: the home page of staff.

mod checklist;
mod counters;
mod day;
mod greeting;
mod people;
mod reviews;
mod today_page;

pub use today_page::TodayPage;
