//! The page: the form, and what was entered before.

use domain::lab::{AnalyteView, LabSource};
use leptos::prelude::*;
use uuid::Uuid;

use super::form::{Branch, OwnForm};
use crate::api::lab as api;
use crate::format::Zone;
use crate::i18n::texts::portal_results as t;
use crate::live;
use crate::pages::portal::catalogue::Catalogue;
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Notice, Shown, icon};
use crate::pages::portal::place::Place;
use crate::pages::portal::results::list::{ReportList, Reports};
use crate::pages::portal::results::page::LIVE;
use crate::remote::Remote;

/// Entering results from outside, for whoever's data is shown.
#[component]
pub fn OwnResultPage() -> impl IntoView {
    crate::pages::portal::title(|| t::own_form_title().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| (m.id, m.name)));
    let lead = move || active.get().map(|(_, name)| t::own_form_lead(&name));
    view! {
        <a class="back-link" href=Place::Results.href()>{icon("#i-back", "i s")}{t::title}</a>
        <header class="page-head"><h1>{t::own_form_title}</h1><p class="lead">{lead}</p></header>
        <FamilySwitcher />
        {move || active.get().map(|(id, name)| view! { <Person id name /> })}
    }
}

#[component]
fn Person(id: Uuid, name: String) -> impl IntoView {
    let analytes = Remote::new(api::list_analytes);
    let catalogue = Catalogue::here();
    let form = move |analytes: Signal<Vec<AnalyteView>>| {
        let branch = Memo::new(move |_| catalogue.locations().first().map(|l| Branch { id: l.id, zone: Zone::new(&l.time_zone) }));
        let name = name.clone();
        let fields = move || match branch.get() {
            Some(branch) => view! { <OwnForm person=id name=name.clone() analytes branch /> }.into_any(),
            None => view! { <Shown remote=catalogue.0 bones=2 children=|_| ().into_any() /> }.into_any(),
        };
        view! { {fields} }.into_any()
    };
    view! {
        <div class="cols">
            <div class="stack"><Shown remote=analytes bones=3 children=form /></div>
            <div class="stack aside"><Earlier id /></div>
        </div>
    }
}

/// What the family has entered before, and whether staff have looked at it.
#[component]
fn Earlier(id: Uuid) -> impl IntoView {
    let reports = Remote::new(move || Reports::first(id, Some(LabSource::Patient)));
    live::reload_on(LIVE, reports);
    let list = move |known: Signal<Reports>| {
        let empty = Memo::new(move |_| known.with(|r| r.all.is_empty()));
        let chosen = Memo::new(|_| None);
        view! {
            {move || match empty.get() {
                true => view! { <Notice tone="plain" glyph="#i-file" title=t::own_none /> }.into_any(),
                false => view! { <ReportList person=id remote=reports reports=known chosen source=LabSource::Patient /> }.into_any(),
            }}
        }
        .into_any()
    };
    view! {
        <section class="stack tight" aria-labelledby="own-t">
            <h2 id="own-t">{t::own_entries}</h2>
            <Shown remote=reports bones=1 children=list />
        </section>
    }
}
