//! States, parties and times of referrals.

use domain::documents::{FileTarget, RecordKind};
use domain::referrals::{ReferralDirection, ReferralState, ReferralUrgency, ReferralView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::components::{Glyph, Status, Tone};
use crate::format::{self, Zone};
use crate::i18n::{Lang, lang, texts::referrals as t};
use crate::pages::contacts::describe;
use crate::route::{Address, Route};

/// Where files of a referral are.
pub fn target(referral: Uuid) -> FileTarget {
    FileTarget { record_kind: RecordKind::Referral, record_id: referral }
}

/// The zone in which times of a referral are read.
pub fn zone_of(view: &ReferralView) -> Zone {
    Zone::new(&view.time_zone)
}

/// `Siti Aminah, 12-03-1984`, for buttons.
pub fn patient(view: &ReferralView) -> String {
    describe::named(&view.patient_name, view.patient_birth_date)
}

/// How far it is, in a chip.
pub fn state_chip(view: &ReferralView) -> AnyView {
    let (tone, glyph) = match view.state {
        ReferralState::Draft => (Tone::Neutral, Glyph::Dashed),
        ReferralState::Sent => (Tone::Info, Glyph::Send),
        ReferralState::Received => (Tone::Info, Glyph::Inbox),
        ReferralState::Accepted => (Tone::Info, Glyph::Check),
        ReferralState::Scheduled => (Tone::Primary, Glyph::Calendar),
        ReferralState::Seen => (Tone::Primary, Glyph::Steth),
        ReferralState::Answered => (Tone::Success, Glyph::CheckCircle),
        ReferralState::Declined => (Tone::Warning, Glyph::Ban),
        ReferralState::Cancelled => (Tone::Struck, Glyph::X),
    };
    let state = view.state;
    view! { <Status tone glyph>{move || state.label(lang())}</Status> }.into_any()
}

/// How soon, when it is sooner than usual.
pub fn urgency_chip(view: &ReferralView) -> Option<AnyView> {
    let urgency = view.urgency;
    let tone = match urgency {
        ReferralUrgency::Routine => return None,
        ReferralUrgency::Urgent => Tone::Warning,
        ReferralUrgency::Emergency => Tone::Danger,
    };
    Some(view! { <Status tone glyph=Glyph::Alert>{move || urgency.label(lang())}</Status> }.into_any())
}

/// The icon of a direction.
pub fn direction_glyph(direction: ReferralDirection) -> Glyph {
    match direction {
        ReferralDirection::Out => Glyph::Exit,
        ReferralDirection::In => Glyph::Enter,
        ReferralDirection::Internal => Glyph::Steth,
    }
}

/// The speciality in the language in use.
pub fn speciality(view: &ReferralView) -> Option<String> {
    match lang() {
        Lang::Id => view.speciality_name_id.clone(),
        Lang::En => view.speciality_name_en.clone(),
    }
}

/// Until when it is valid, and whether that is over.
pub fn validity(view: &ReferralView) -> Option<String> {
    let until = view.valid_until?;
    let day = format::short_date(until);
    let over = until < zone_of(view).today() && !matches!(view.state, ReferralState::Seen | ReferralState::Answered);
    Some(if over { format!("{day} ({})", t::expired()) } else { day })
}

/// Where a patient's next referral is written.
pub fn new_href(patient: Uuid) -> String {
    Address { route: Route::NewReferral, query: vec![("patient".to_owned(), patient.to_string())], fragment: String::new() }.href()
}
