//! The page: reports by visit, the one that is chosen, and the history.

use domain::lab::AnalyteView;
use leptos::prelude::*;
use uuid::Uuid;

use super::history::History;
use super::list::{ReportList, Reports};
use super::report::Report;
use crate::api::lab as api;
use crate::i18n::{texts::portal_referrals as referrals, texts::portal_results as t};
use crate::live;
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Notice, Shown, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// What events are about results.
pub const LIVE: &[&str] = &["lab"];

/// Whose report is open: an address may lead to one of another member of the family than the chosen one.
#[derive(Clone, Copy)]
pub struct Opened(RwSignal<Option<Uuid>>);

impl Opened {
    /// The report is there; its owner is whose data the page shows from now on.
    pub fn arrived(self, patient: Uuid) {
        self.0.set(Some(patient));
        let household = Household::here();
        if untrack(|| household.active()).is_some_and(|member| member.id != patient) {
            household.choose(patient);
        }
    }
}

/// Results, for whoever's data is shown.
#[component]
pub fn ResultsPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    let opened = Opened(RwSignal::new(None));
    // Another member of the family was chosen: the open report is not theirs.
    Effect::new(move |before: Option<Option<Uuid>>| {
        let now = active.get();
        let stranger = opened.0.get_untracked() != now;
        if before.flatten().is_some_and(|before| Some(before) != now) && stranger && matches!(moves::here_now().place, Place::Result(_)) {
            moves::replace(Place::Results);
        }
        now
    });
    let lead = move || household.active().map(|m| t::lead(&m.name));
    view! {
        <header class="page-head"><h1>{t::title}</h1><p class="lead">{lead}</p></header>
        <FamilySwitcher />
        {move || active.get().map(|id| view! { <Person id opened /> })}
    }
}

#[component]
fn Person(id: Uuid, opened: Opened) -> impl IntoView {
    let reports = Remote::new(move || Reports::first(id, None));
    live::reload_on(LIVE, reports);
    let analytes = Remote::new(|| async { api::list_analytes().await.map(in_order) });
    let place = moves::place();
    let asked = Memo::new(move |_| match place.get() {
        Place::Result(id) => Some(id),
        _ => None,
    });
    let chosen = Memo::new(move |_| asked.get().or_else(|| reports.value.with(|r| r.as_ref().and_then(Reports::newest))));
    let content = move |known: Signal<Reports>| {
        let empty = Memo::new(move |_| known.with(|r| r.all.is_empty()) && asked.get().is_none());
        view! {
            {move || match empty.get() {
                true => view! { <Nothing /> }.into_any(),
                false => view! { <Columns id reports known chosen asked analytes opened /> }.into_any(),
            }}
        }
        .into_any()
    };
    view! { <Shown remote=reports children=content /> }
}

/// By category and place, as reports are read.
fn in_order(mut analytes: Vec<AnalyteView>) -> Vec<AnalyteView> {
    analytes.sort_by_key(|analyte| {
        let category = domain::lab::AnalyteCategory::ALL.iter().position(|category| *category == analyte.category);
        (category, analyte.position, analyte.code.clone())
    });
    analytes
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="narrow">
            <Notice tone="plain" glyph="#i-lab" title=t::none>{t::none_text}</Notice>
            <a class="btn primary" href=Place::NewResult.href()>{icon("#i-plus", "i s")}{t::own_new}</a>
            <a class="btn" href=Place::Referrals.href()>{icon("#i-file", "i s")}{referrals::link}</a>
        </div>
    }
}

#[component]
fn Columns(
    id: Uuid,
    reports: Remote<Reports>,
    known: Signal<Reports>,
    chosen: Memo<Option<Uuid>>,
    asked: Memo<Option<Uuid>>,
    analytes: Remote<Vec<AnalyteView>>,
    opened: Opened,
) -> impl IntoView {
    // A phone shows either the list, or the report that was chosen from it.
    let folded = move || asked.get().is_some();
    let read = move |analytes: Signal<Vec<AnalyteView>>| {
        view! {
            {move || chosen.get().map(|report| view! { <Report id=report analytes opened /> })}
            <History person=id analytes />
        }
        .into_any()
    };
    view! {
        {move || folded().then(|| view! { <a class="back-link phone" href=Place::Results.href()>{icon("#i-back", "i s")}{t::all_results}</a> })}
        <div class="cols left">
            <div class="stack aside results-list" class:desk=folded>
                <nav aria-label=t::by_visit><ReportList person=id remote=reports reports=known chosen /></nav>
                <a class="btn" href=Place::NewResult.href()>{icon("#i-plus", "i s")}{t::own_new}</a>
                <a class="btn" href=Place::Referrals.href()>{icon("#i-file", "i s")}{referrals::link}</a>
            </div>
            <div class="stack"><Arrivals chosen asked /><Shown remote=analytes children=read /></div>
        </div>
    }
}

/// Says aloud that another result has come while nobody had chosen one.
#[component]
fn Arrivals(chosen: Memo<Option<Uuid>>, asked: Memo<Option<Uuid>>) -> impl IntoView {
    let words = RwSignal::new("");
    Effect::new(move |before: Option<Option<Uuid>>| {
        let now = chosen.get();
        if asked.get_untracked().is_none() && before.flatten().is_some_and(|before| Some(before) != now) {
            words.set(t::arrived());
        }
        now
    });
    view! { <p class="vh" role="status">{move || words.get()}</p> }
}
