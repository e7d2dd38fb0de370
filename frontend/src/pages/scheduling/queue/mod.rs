//! app-7: the board of the front desk, and the screen of the waiting room.

mod board_page;
mod card;
mod check_in;
mod delay;
mod display_page;
mod lanes;
mod sessions;
mod speech;
mod transfer;
mod walk_in;

pub use board_page::QueuePage;
pub use check_in::receive;
pub use display_page::QueueDisplayPage;
pub use walk_in::{WalkInDialog, WalkInStart, open_walk_in};
