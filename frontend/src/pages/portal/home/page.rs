//! The page.

use domain::portal::{PortalHome, PortalVisit};
use leptos::prelude::*;

use super::hero::{Hero, NoVisit};
use super::questions::Questions;
use super::todo::Todo;
use crate::format;
use crate::i18n::{Plain, texts::portal as t, texts::portal_home as h, texts::portal_results as results};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Bones, Trouble, flow_link, icon, when};
use crate::pages::portal::place::Place;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    crate::pages::portal::title(|| t::home().to_owned());
    let (household, clinic) = (Household::here(), clinic());
    let home = household.home;
    let today = move || format::long_date(clinic.zone().today());
    let greeting = move || match household.family().into_iter().next() {
        Some(own) => t::greeted(when::greeting(&clinic.zone()), &own.name),
        None => when::greeting(&clinic.zone()).to_owned(),
    };
    let there = Memo::new(move |_| home.value.with(|home| home.as_ref().is_some_and(Option::is_some)));
    let known = Signal::derive(move || home.value.get().flatten());
    let failure = move || home.failure.get().map(|failure| view! { <Trouble failure on_retry=move |()| home.reload() /> });
    view! {
        <header class="page-head"><p class="meta">{today}</p><h1>{greeting}</h1></header>
        {failure}
        {move || match (there.get(), home.failure.with(Option::is_some)) {
            (true, _) => view! { <Content known /> }.into_any(),
            (false, true) => ().into_any(),
            (false, false) => view! { <Bones count=4 /> }.into_any(),
        }}
    }
}

#[component]
fn Content(known: Signal<Option<PortalHome>>) -> impl IntoView {
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    // Visits of whoever's data is shown, soonest first; the next one of anybody when they have none.
    let visits = Memo::new(move |_| known.with(|home| home.as_ref().map(|h| h.visits.clone()).unwrap_or_default()));
    let next = Memo::new(move |_| visits.with(|all| all.iter().find(|v| Some(v.contact_id) == active.get()).cloned()));
    let others = move || {
        let shown = next.get().map(|v| v.appointment_id);
        visits.get().into_iter().filter(|v| Some(v.appointment_id) != shown).collect::<Vec<_>>()
    };
    view! {
        <FamilySwitcher />
        <div class="cols">
            <div class="stack">
                {move || match next.get() {
                    Some(visit) => view! { <Hero visit /> }.into_any(),
                    None => view! { <NoVisit /> }.into_any(),
                }}
                <Todo known />
                <Questions />
                {move || more_visits(others())}
            </div>
            <div class="stack aside">
                <Shortcuts />
                <Written known />
            </div>
        </div>
    }
}

fn more_visits(all: Vec<PortalVisit>) -> impl IntoView {
    (!all.is_empty()).then(|| {
        let row = |visit: PortalVisit| {
            let zone = crate::format::Zone::new(&visit.time_zone);
            let title = when::full(visit.starts_at, &zone);
            let detail = format!("{} · {} · {}", visit.contact_name, visit.practitioner_name, visit.location_name);
            let tile = view! { <span class="tile">{icon("#i-cal", "i")}</span> };
            view! { <li>{flow_link(Place::Visit(visit.appointment_id).href(), tile, title, detail)}</li> }
        };
        view! {
            <section aria-labelledby="more-t">
                <div class="sec-head"><h2 id="more-t">{h::more_visits}</h2><a class="link" href=Place::Visits.href()>{h::all_visits}</a></div>
                <ul class="card flush rows">{all.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Shortcuts() -> impl IntoView {
    let clinic = clinic();
    let entry = |href: String, glyph: &'static str, name: Plain| {
        view! { <a href=href><span class="tile">{icon(glyph, "i l")}</span>{name}</a> }
    };
    let call = move || clinic.phone().map(|phone| entry(format!("tel:{phone}"), "#i-phone", t::call));
    view! {
        <nav class="quick" aria-label=h::shortcuts>
            {entry(Place::Find.href(), "#i-cal", t::book)}
            {entry(Place::Visits.href(), "#i-file", t::visits)}
            {entry(Place::Results.href(), "#i-lab", results::title)}
            {call}
        </nav>
    }
}

/// What was written to the clinic, and the answers.
#[component]
fn Written(known: Signal<Option<PortalHome>>) -> impl IntoView {
    let lately = move || known.with(|home| home.as_ref().map(|h| h.feedback.clone()).unwrap_or_default());
    move || {
        let all = lately();
        (!all.is_empty()).then(|| {
            let zone = clinic().zone();
            let row = |note: domain::portal::PortalFeedbackView| {
                let (tone, glyph) = if note.answer.is_some() { ("tile ok", "#i-okc") } else { ("tile info", "#i-chat") };
                let detail = match (&note.answer, note.due_at) {
                    (Some(_), _) => h::answered().to_owned(),
                    (None, Some(due)) => h::answer_due(&when::soon(due, &zone)),
                    (None, None) => h::answer_coming().to_owned(),
                };
                let tile = view! { <span class=tone>{icon(glyph, "i")}</span> };
                view! { <li>{flow_link(Place::Feedback.href(), tile, note.kind.label(crate::i18n::lang()), detail)}</li> }
            };
            view! {
                <section aria-labelledby="fb-t">
                    <div class="sec-head"><h2 id="fb-t">{h::written}</h2></div>
                    <ul class="card flush rows">{all.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
