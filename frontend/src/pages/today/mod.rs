//! app-2: the home page of staff.

mod today_page;

pub use today_page::TodayPage;
