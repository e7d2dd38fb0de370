//! Which form of booking is shown.

use leptos::prelude::*;
use uuid::Uuid;

use super::guest::GuestBooking;
use super::plan::Plan;
use super::signed_in::SignedInBooking;
use crate::api::booking as api;
use crate::pages::portal::moves;
use crate::pages::portal::parts::Shown;
use crate::remote::Remote;

/// The booking page; `?move=` names a visit that gets another time.
#[component]
pub fn BookPage(signed_in: bool) -> impl IntoView {
    let moving = moves::here_now().value::<Uuid>("move").filter(|_| signed_in);
    let Some(id) = moving else {
        let plan = Plan::new(!signed_in);
        return match signed_in {
            true => view! { <SignedInBooking plan /> }.into_any(),
            false => view! { <GuestBooking plan /> }.into_any(),
        };
    };
    let visit = Remote::new(move || api::find_appointment(id));
    let page = move |visit: Signal<domain::scheduling::AppointmentView>| {
        let (plan, visit) = (Plan::new(false), visit.get_untracked());
        plan.service.set(Some(visit.service_id));
        plan.practitioner.set(Some(visit.practitioner_id));
        plan.location.set(Some(visit.location_id));
        plan.reason.set(visit.reason.clone().unwrap_or_default());
        plan.moving.set(Some(visit));
        plan.known.set(true);
        view! { <SignedInBooking plan /> }.into_any()
    };
    view! { <Shown remote=visit children=page /> }.into_any()
}
