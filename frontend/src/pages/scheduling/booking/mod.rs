//! Booking: the dialog that opens from anywhere, and its parts.

mod choices;
mod dialog;
mod of_consultation;
mod of_referral;
mod person;
mod refusal;
mod series;
mod times;
mod week;

pub use choices::{Choices, bookable};
pub use dialog::{BookingDialog, Start, open as open_booking};
pub use person::{PersonField, Picked};
pub use times::{TimePicker, Times, Wanted};
pub use week::SlotChip;
