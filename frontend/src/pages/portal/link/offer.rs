//! A freed time that is offered from the waiting list.

use domain::scheduling::{LinkView, OfferState};
use leptos::prelude::*;

use super::page::Behind;
use crate::api::booking as api;
use crate::format::Zone;
use crate::i18n::texts::portal_visits as t;
use crate::pages::portal::parts::{Act, Notice, Trouble, YourTime, icon, when};
use crate::pages::portal::visits::TicketFacts;
use crate::remote::Submit;

/// Take it or leave it, while it stands.
#[component]
pub fn OfferCard(behind: Behind, link: Signal<LinkView>) -> impl IntoView {
    let (taking, refusing) = (Submit::new(), Submit::new());
    let take = move |()| {
        let token = behind.token();
        taking.run(async move { api::create_link_offer_acceptance(&token).await }, move |view| behind.link.put(view));
    };
    let refuse = move |()| {
        let token = behind.token();
        refusing.run(async move { api::create_link_offer_refusal(&token).await }, move |view| behind.link.put(view));
    };
    let facts = Memo::new(move |_| link.with(|l| TicketFacts::from(l)));
    let zone = move || Zone::new(&link.with(|l| l.time_zone.clone()));
    let until = move || link.with(|l| l.offer_expires_at).map(|at| t::offer_until(&when::soon(at, &zone())));
    let state = Memo::new(move |_| link.with(|l| (l.can_accept, l.offer_state)));
    let acts = move || {
        match state.get() {
        (true, _) => view! {
            <p class="meta">{until}</p>
            {move || taking.failure.get().or_else(|| refusing.failure.get()).map(|failure| view! { <Trouble failure /> })}
            <div class="btns">
                <Act class="btn primary" busy=taking.busy on_press=take>{move || t::offer_take_for(&link.with(|l| l.first_name.clone()))}</Act>
                <Act busy=refusing.busy on_press=refuse>{t::offer_refuse}</Act>
            </div>
        }
        .into_any(),
        (false, Some(OfferState::Accepted)) => view! { <Notice tone="ok" glyph="#i-okc" title=t::offer_taken></Notice> }.into_any(),
        (false, Some(OfferState::Declined)) => view! { <Notice tone="plain" glyph="#i-okc" title=t::offer_refused></Notice> }.into_any(),
        _ => view! { <Notice tone="warn" title=t::offer_over></Notice> }.into_any(),
    }
    };
    let time = move || when::full(facts.with(|f| f.starts_at), &zone());
    let about = move || facts.with(|f| format!("{} · {} · {}", f.service(), f.doctor, f.place));
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::offer_title}</h1></header>
            <section class="card">
                <div class="person">
                    <span class="tile">{icon("#i-cal", "i")}</span>
                    <div>
                        <b>{time}</b>
                        {move || view! { <YourTime at=facts.with(|f| f.starts_at) zone=zone() /> }}
                        <span class="meta">{about}</span>
                    </div>
                </div>
                {acts}
            </section>
        </div>
    }
}
