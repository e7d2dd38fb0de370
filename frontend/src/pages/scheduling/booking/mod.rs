//! Booking: the dialog that opens from anywhere, and its parts.

mod choices;
mod dialog;
mod person;
mod series;
mod times;

pub use choices::Choices;
pub use dialog::{BookingDialog, Start, open as open_booking};
pub use person::{PersonField, Picked};
pub use times::{SlotChip, TimePicker, Times, Wanted};
