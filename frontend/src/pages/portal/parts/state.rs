//! The state of a visit, in words.

use domain::scheduling::AppointmentState;

use crate::i18n::{lang, texts::portal_visits as t};

/// As patients read it: what the clinic calls scheduled is certain to them.
pub fn state_words(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Confirmed => t::confirmed(),
        other => other.label(lang()),
    }
}
