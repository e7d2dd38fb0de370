//! Taking a move back, from a notice that may outlive its page.

use domain::scheduling::{AppointmentView, CreateRescheduling};

use crate::api::{Key, scheduling as api};
use crate::components::toast;
use crate::i18n::texts::interface;

/// Moves an appointment back to where it was.
pub fn take_back(before: AppointmentView) {
    let change = CreateRescheduling {
        starts_at: Some(before.starts_at),
        ends_at: Some(before.ends_at),
        practitioner_id: Some(before.practitioner_id),
        location_id: Some(before.location_id),
        ..CreateRescheduling::default()
    };
    leptos::task::spawn_local(async move {
        match api::create_rescheduling(before.id, &change, &Key::new()).await {
            // The live stream brings it to the page.
            Ok(_) => toast::done(interface::undone()),
            Err(failure) => toast::failed(&failure),
        }
    });
}
