//! The page, for whoever's data is shown.

use leptos::prelude::*;
use uuid::Uuid;

use super::access::AccessLog;
use super::consents::{self, Consents, Decisions, Known};
use super::preferences::Preferences;
use crate::i18n::{Plain, texts::portal_account as account, texts::portal_privacy as t};
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Shown, flow_link, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// Privacy and consents.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    crate::pages::portal::title(|| account::privacy().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| (m.id, m.name)));
    view! {
        <a class="back-link" href=Place::Account.href()>{icon("#i-back", "i s")}{account::title}</a>
        <header class="page-head"><h1>{account::privacy}</h1><p class="lead">{account::privacy_lead}</p></header>
        <FamilySwitcher />
        <nav class="seg phone" aria-label=t::sections>
            <a href="#izin">{t::consents}</a>
            <a href="#akses">{t::access}</a>
            <a href="#data">{t::data}</a>
        </nav>
        {move || active.get().map(|(id, name)| view! { <Person id name /> })}
    }
}

#[component]
fn Person(id: Uuid, name: String) -> impl IntoView {
    let known: Remote<Known> = Remote::new(move || consents::find(id));
    let cards = move |known_now: Signal<Known>| view! { <Consents id known known_now /> }.into_any();
    let decisions = move || {
        known
            .value
            .with(Option::is_some)
            .then(|| view! { <Decisions known_now=Signal::derive(move || known.value.get().unwrap_or_default()) /> })
    };
    view! {
        <div class="cols">
            <div class="stack"><Shown remote=known children=cards /><Preferences id /></div>
            <div class="stack"><AccessLog id name /><OwnData />{decisions}</div>
        </div>
    }
}

/// The ways to what else belongs to one's data.
#[component]
fn OwnData() -> impl IntoView {
    let row = |href: String, glyph: &'static str, title: Plain, detail: Plain| {
        view! { <li>{flow_link(href, view! { <span class="tile">{icon(glyph, "i")}</span> }, title, detail)}</li> }
    };
    view! {
        <section class="stack tight" aria-labelledby="data">
            <h2 id="data" tabindex="-1">{t::own_data}</h2>
            <ul class="card flush rows">
                {row(Place::MyData.href(), "#i-user", account::data, t::my_data_text)}
                {row(Place::Account.href(), "#i-mobile", t::devices, t::devices_text)}
                {row(Place::Feedback.href(), "#i-alert", t::unknown_access, t::unknown_access_text)}
            </ul>
        </section>
    }
}
