//! Another time, chosen behind a link: no hold, because the visit itself is kept until it moves.

use domain::scheduling::{CreateLinkRescheduling, LinkView};
use leptos::prelude::*;

use super::page::Behind;
use crate::api::booking as api;
use crate::components::toast;
use crate::i18n::texts::{portal_booking as b, portal_visits as t};
use crate::pages::portal::booking::{Plan, SlotPicker};
use crate::pages::portal::parts::{Act, Trouble, icon, when};
use crate::remote::Submit;

/// The choice of a time and the button.
#[component]
pub fn MoveByLink(behind: Behind, link: Signal<LinkView>) -> impl IntoView {
    let plan = Plan::new(true);
    let (service, practitioner, location) = link.with_untracked(|l| (l.service_id, l.practitioner_id, l.location_id));
    plan.service.set(Some(service));
    plan.practitioner.set(Some(practitioner));
    plan.location.set(Some(location));
    let submit = Submit::new();
    let send = move |()| {
        let Some(slot) = plan.chosen.get_untracked() else { return };
        // The own hold would be in the way of the own visit.
        plan.let_go();
        let form = CreateLinkRescheduling {
            token: behind.token.get_value(),
            starts_at: Some(slot.starts_at),
            local_time: None,
            practitioner_id: Some(slot.practitioner_id),
            location_id: Some(slot.location_id),
            reason: None,
        };
        submit.run(async move { api::create_link_rescheduling(&form).await }, move |view| {
            toast::done(b::moved());
            behind.moving.set(false);
            behind.link.put(view);
        });
    };
    let idle = Signal::derive(move || plan.chosen.with(Option::is_none));
    let chosen = move || plan.chosen.get().map(|slot| when::full(slot.starts_at, &plan.zone()));
    view! {
        <div class="cols">
            <div class="stack">
                <header class="page-head"><h1>{t::link_choose}</h1><p class="lead">{b::lead_move}</p></header>
                <SlotPicker plan />
            </div>
            <div class="stack aside">
                <div class="dock">
                    {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
                    <p class="meta" role="status">{chosen}</p>
                    <Act class="btn primary wide" busy=submit.busy disabled=idle on_press=send>
                        {move || if idle.get() { b::time_first().to_owned() } else { b::move_for(&link.with(|l| l.first_name.clone())) }}
                    </Act>
                    <Act class="btn plain wide" on_press=move |()| behind.moving.set(false)>{icon("#i-back", "i s")}{t::link_back}</Act>
                </div>
            </div>
        </div>
    }
}
