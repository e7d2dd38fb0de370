//! What is better talked about face to face: the visit that comes anyway, or a way to book one.

use domain::consultations::{ConsultationState, ConsultationView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::format::Zone;
use crate::i18n::texts::portal_consult as t;
use crate::pages::portal::household::Household;
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{icon, when};
use crate::pages::portal::place::Place;

/// The line below the conversation, while it is not closed.
#[component]
pub fn Meeting(view: Signal<ConsultationView>) -> impl IntoView {
    let household = Household::here();
    let whom = Memo::new(move |_| {
        view.with(|v| (v.state != ConsultationState::Closed).then(|| (v.contact_id, v.practitioner_id, v.practitioner_name.clone())))
    });
    let next = Memo::new(move |_| {
        let (contact, doctor, _) = whom.get()?;
        household.home.value.with(|home| {
            let home = home.as_ref()?.as_ref()?;
            let visit = home.visits.iter().find(|visit| visit.contact_id == contact && visit.practitioner_id == doctor)?;
            Some((visit.appointment_id, when::soon_here(visit.starts_at, &Zone::new(&visit.time_zone))))
        })
    });
    move || whom.get().map(|(_, doctor, name)| line(next.get(), doctor, &name))
}

fn line(next: Option<(Uuid, String)>, doctor: Uuid, name: &str) -> impl IntoView + use<> {
    let (words, href, action) = match next {
        Some((visit, time)) => (t::meet_visit(name, &time), Place::Visit(visit).href(), t::see_visit()),
        None => (t::meet_none(name), Target::from(Place::Book).with("practitioner", Some(doctor)).href(), t::meet_book()),
    };
    view! { <p class="card quiet person">{icon("#i-cal", "i")}<span class="meta">{words}" "<a class="link" href=href>{action}</a></span></p> }
}
