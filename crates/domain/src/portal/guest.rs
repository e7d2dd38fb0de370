//! What a guest gets who has booked without an account.

use serde::{Deserialize, Serialize};

use crate::scheduling::AppointmentView;

/// A booking with the address of its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct GuestAppointmentView {
    pub appointment: AppointmentView,
    /// Shows, confirms, moves and cancels the visit without an account; shown here and in the confirmation only.
    pub url: String,
}
