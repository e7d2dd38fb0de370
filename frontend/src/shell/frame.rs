//! Rail, top bar and the place for the page.

use leptos::prelude::*;

use super::branch::Branches;
use super::menus::{BranchMenu, NewMenu, TrayMenu, UserMenu};
use super::offline::ConnectionEdge;
use super::outlet::{Outlet, belongs_to_all, needed};
use super::palette::{Palette, PaletteButton};
use super::shortcuts::{Shortcuts, ShortcutsDialog};
use crate::api::session;
use crate::components::{Glyph, Icon, IconButton, Mark};
use crate::i18n::{Plain, texts::shell as t};
use crate::live;
use crate::pages::contacts::QuickAdd;
use crate::pages::scheduling::booking::BookingDialog;
use crate::pages::scheduling::queue::WalkInDialog;
use crate::route::{self, People, Route, Setting};

/// What is open over the page.
#[derive(Clone, Copy)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub keys: RwSignal<bool>,
}

/// Everything around the page of somebody who is signed in.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let branches = Branches::provide();
    let overlays = Overlays { palette: RwSignal::new(false), keys: RwSignal::new(false) };
    provide_context(overlays);
    super::palette::provide_recent();
    live::follow();
    super::badges::provide();
    super::notifications::show();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = crate::browser::page::by_id("main") {
            crate::browser::focus::on(&main);
        }
    };
    view! {
        <a class="btn skip" href="#main" on:click=skip>{t::skip}</a>
        <div class="shell">
            <ConnectionEdge />
            <Rail branches />
            <TopBar overlays />
            <main class="main" id="main" tabindex="-1"><Outlet /></main>
        </div>
        <Palette open=overlays.palette />
        <ShortcutsDialog open=overlays.keys />
        <QuickAdd />
        <BookingDialog />
        <WalkInDialog />
        <Shortcuts overlays />
    }
}

/// The frame without content, while the server is asked who this is.
#[component]
pub(super) fn Starting() -> impl IntoView {
    let slow = RwSignal::new(false);
    crate::browser::timer::after(std::time::Duration::from_secs(4), move || _ = slow.try_set(true));
    view! {
        <div class="shell">
            <div class="rail"><p class="org"><Mark /><span class="t">"Akrab"</span></p></div>
            <div class="topbar"><span class="skeleton boot-search"></span></div>
            <main class="main" id="main" tabindex="-1">
                <div class="pagehead"><span class="skeleton boot-title"></span></div>
                <div class="boot-rows">{(0..6).map(|_| view! { <span class="skeleton"></span> }).collect_view()}</div>
                <Show when=move || slow.get()><p class="empty" role="status">{t::starting_offline}</p></Show>
            </main>
        </div>
    }
}

/// One entry of the rail.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) route: Route,
    pub(super) glyph: Glyph,
    pub(super) name: Plain,
}

/// What is worked with all day.
const DAILY: [Entry; 4] = [
    Entry { route: Route::Today, glyph: Glyph::Home, name: t::today },
    Entry { route: Route::People(People::Patients), glyph: Glyph::Users, name: t::patients },
    Entry { route: Route::Calendar, glyph: Glyph::Calendar, name: t::calendar },
    Entry { route: Route::Queue, glyph: Glyph::Ticket, name: t::queue },
];

/// What belongs to medicine.
const CLINICAL: [Entry; 3] = [
    Entry { route: Route::Consultations, glyph: Glyph::Message, name: t::consultations },
    Entry { route: Route::Lab, glyph: Glyph::Flask, name: t::lab },
    Entry { route: Route::Referrals, glyph: Glyph::Exit, name: t::referrals },
];

/// What keeps the relation.
const RELATIONS: [Entry; 6] = [
    Entry { route: Route::Recalls, glyph: Glyph::History, name: t::recalls },
    Entry { route: Route::WaitingList, glyph: Glyph::Clock, name: t::waiting_list },
    Entry { route: Route::Tasks, glyph: Glyph::Kanban, name: t::tasks },
    Entry { route: Route::Messages, glyph: Glyph::Mail, name: t::messages },
    Entry { route: Route::People(People::Contacts), glyph: Glyph::User, name: t::contacts },
    Entry { route: Route::Accounts, glyph: Glyph::Building, name: t::accounts },
];

const SETTINGS: Entry = Entry { route: Route::Settings(Setting::Organisation), glyph: Glyph::Sliders, name: t::settings };

/// What has no place in the bar at the foot of a phone.
pub(super) fn beyond_the_bar() -> impl Iterator<Item = Entry> {
    CLINICAL.into_iter().chain(RELATIONS).chain([SETTINGS])
}

/// Whether the person may open this page.
pub fn open_to(route: Route) -> bool {
    let needed = needed(route);
    let may = if belongs_to_all(route) { session::may_everywhere } else { session::may };
    needed.is_empty() || needed.iter().any(|permission| may(*permission))
}

/// Whether a page belongs to an entry of the rail.
fn belongs(page: Route, entry: Route) -> bool {
    match (page, entry) {
        (Route::Person(a, _) | Route::NewPerson(a) | Route::EditPerson(a, _) | Route::MergePerson(a, _), Route::People(b)) => a == b,
        (Route::Account(_) | Route::NewAccount | Route::EditAccount(_), Route::Accounts) => true,
        (Route::Visit(_), Route::Calendar) => true,
        (Route::NewLabReport | Route::LabReport(_) | Route::LabResults(_), Route::Lab) => true,
        (Route::NewReferral | Route::Referral(_) | Route::EditReferral(_) | Route::PatientReferrals(_), Route::Referrals) => true,
        (Route::MyAccount | Route::Settings(_) | Route::NewSetting(_) | Route::EditSetting(..), Route::Settings(_)) => true,
        (page, entry) => page == entry,
    }
}

#[component]
fn Rail(branches: Branches) -> impl IntoView {
    let name = move || branches.organisation.value.with(|o| o.as_ref().map(|o| o.name.clone())).unwrap_or_default();
    view! {
        <nav class="rail" aria-label=t::main_navigation>
            <a class="org" href=Route::Today.href()>
                <Mark />
                <span class="t">{name}<small>"Akrab"</small></span>
            </a>
            {DAILY.into_iter().map(|entry| view! { <RailLink entry /> }).collect_view()}
            <Show when=|| CLINICAL.iter().any(|entry| open_to(entry.route))><h2>{t::group_clinical}</h2></Show>
            {CLINICAL.into_iter().map(|entry| view! { <RailLink entry /> }).collect_view()}
            <Show when=|| RELATIONS.iter().any(|entry| open_to(entry.route))><h2>{t::group_relations}</h2></Show>
            {RELATIONS.into_iter().map(|entry| view! { <RailLink entry /> }).collect_view()}
            <div class="foot"><RailLink entry=SETTINGS /></div>
        </nav>
    }
}

#[component]
fn RailLink(entry: Entry) -> impl IntoView {
    let Entry { route, glyph, name } = entry;
    let address = route::address();
    let current = Memo::new(move |_| address.with(|a| belongs(a.route, route)));
    view! {
        <Show when=move || open_to(route)>
            <a href=route.href() title=name aria-current=move || current.get().then_some("page")>
                <Icon glyph />
                <span class="lbl">{name}</span>
                {super::badges::badge(route)}
            </a>
        </Show>
    }
}

#[component]
fn TopBar(overlays: Overlays) -> impl IntoView {
    view! {
        <header class="topbar">
            <span class="hide-phone"><BranchMenu /></span>
            <PaletteButton open=overlays.palette />
            <div class="end">
                <span class="hide-phone"><NewMenu /></span>
                <span class="hide-phone"><TrayMenu /></span>
                <span class="hide-phone">
                    <IconButton glyph=Glyph::Help label=t::help on_press=move |()| overlays.keys.set(true) />
                </span>
                <UserMenu overlays />
            </div>
        </header>
    }
}
