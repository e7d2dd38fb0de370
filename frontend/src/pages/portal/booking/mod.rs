//! portal-2: booking. Guests go three steps, whoever is signed in has one page; both choose, hold and lose times the same way.

mod alternatives;
mod dates;
mod dock;
mod guest;
mod guest_details;
mod held;
mod page;
mod plan;
mod rows;
mod signed_in;
mod slots;
mod summary;
mod waiting;

pub use dates::SlotPicker;
pub use page::BookPage;
pub use plan::Plan;
