//! The menus of the top bar.

use domain::identity::{Permission, Preferences, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::branch::branches;
use super::frame::{Overlays, open_to};
use crate::api::{identity, session};
use crate::components::toast::{self, Tray};
use crate::components::{Avatar, Glyph, Icon, Kind, Menu, MenuCheck, MenuHead, MenuItem, MenuLine};
use crate::i18n::{
    Count, Lang, lang,
    texts::{interface, jobs as words, shell as t},
};
use crate::jobs::{self, JobList};
use crate::pages::contacts::open_quick_add;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::queue::{WalkInStart, open_walk_in};
use crate::route::{self, People, Route};

/// Which branch lists show first.
#[component]
pub(super) fn BranchMenu() -> impl IntoView {
    let branches = branches();
    let name = move || {
        let chosen = branches.chosen.get().and_then(|id| branches.name(id));
        chosen.unwrap_or_else(|| t::all_branches().to_owned())
    };
    let trigger = move || view! { <span class="ell">{name}</span><Icon glyph=Glyph::Down size="i-sm" /> };
    let entries = move || {
        let entry = move |location: domain::organisation::LocationView| {
            let id = location.id;
            let checked = Signal::derive(move || branches.chosen.get() == Some(id));
            view! { <MenuCheck radio=true checked on_press=move |()| branches.chosen.set(Some(id))>{location.name}</MenuCheck> }
        };
        branches.open().into_iter().map(entry).collect_view()
    };
    let all = Signal::derive(move || branches.chosen.get().is_none());
    view! {
        <Menu trigger label=move || t::branch(&name())>
            <MenuHead>{t::branches}</MenuHead>
            <MenuCheck radio=true checked=all on_press=move |()| branches.chosen.set(None)>{t::all_branches}</MenuCheck>
            {entries}
        </Menu>
    }
}

/// What can be made.
#[component]
pub(super) fn NewMenu() -> impl IntoView {
    let books = move || session::may(Permission::WriteAppointments);
    let receives = move || session::may(Permission::ReceivePatients);
    let makes = [
        (Route::NewPerson(People::Patients), Glyph::Users, t::new_patient),
        (Route::NewPerson(People::Contacts), Glyph::User, t::new_contact),
        (Route::NewAccount, Glyph::Building, t::new_account),
        (Route::NewLabReport, Glyph::Flask, t::new_lab_report),
    ];
    let entry = |(target, glyph, name)| {
        view! {
            <Show when=move || open_to(target)>
                <MenuItem icon=glyph on_press=move |()| make(target)>{name}</MenuItem>
            </Show>
        }
    };
    let any = move || books() || receives() || makes.iter().any(|(target, ..)| open_to(*target));
    let trigger = || view! { <Icon glyph=Glyph::Plus />{t::new} };
    view! {
        <Show when=any>
            <Menu trigger label=t::new kind=Kind::Plain>
                <Show when=books>
                    <MenuItem icon=Glyph::Calendar on_press=|()| open_booking(Start::default())>{t::new_appointment}</MenuItem>
                </Show>
                <Show when=receives>
                    <MenuItem icon=Glyph::Ticket on_press=|()| open_walk_in(WalkInStart::default())>{t::walk_in}</MenuItem>
                </Show>
                {makes.map(entry).collect_view()}
            </Menu>
        </Show>
    }
}

/// People begin with three fields, over whatever page is open.
fn make(target: Route) {
    match target {
        Route::NewPerson(people) => open_quick_add(people, ""),
        other => route::go(other),
    }
}

/// What has happened lately, and can be undone.
#[component]
pub(super) fn TrayMenu() -> impl IntoView {
    let busy = move || jobs::running() > 0;
    let trigger = move || view! { <Icon glyph=Glyph::History />{move || busy().then(|| view! { <span class="dot-busy"></span> })} };
    let label = move || match jobs::running() {
        0 => interface::activity().to_owned(),
        n => words::running(Count(n as i64)),
    };
    view! {
        <Menu trigger label icon_only=true>
            <MenuHead>{interface::activity}</MenuHead>
            <JobList />
            <Tray />
        </Menu>
    }
}

/// Stores a preference; what the person sees changes at once, because it is theirs and can be changed back.
pub fn prefer(change: impl FnOnce(&mut Preferences)) {
    let Some(before) = session::preferences() else { return };
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return;
    }
    crate::i18n::set_lang(after.language);
    crate::browser::page::set_theme(after.theme.code());
    spawn_local(async move {
        if let Err(failure) = identity::update_current_user(&after).await {
            crate::i18n::set_lang(before.language);
            crate::browser::page::set_theme(before.theme.code());
            toast::failed(&failure);
        }
    });
}

/// Theme, language, shortcuts, own account, signing out.
#[component]
pub(super) fn UserMenu(overlays: Overlays) -> impl IntoView {
    let user = Memo::new(move |_| match session::state() {
        session::State::SignedIn(user) => Some(*user),
        _ => None,
    });
    let name = move || user.with(|u| u.as_ref().map(|u| u.name.clone())).unwrap_or_default();
    let trigger = move || view! { <Avatar name=Signal::derive(name) staff=true /> };
    let theme = move |theme: Theme| Signal::derive(move || user.with(|u| u.as_ref().is_some_and(|u| u.theme == theme)));
    let speaks = |code: Lang| Signal::derive(move || lang() == code);
    let letters = Signal::derive(move || user.with(|u| u.as_ref().is_some_and(|u| u.shortcuts)));
    view! {
        <Menu trigger label=move || t::account_menu(&name()) icon_only=true class="round">
            <MenuHead>{name}</MenuHead>
            <MenuItem icon=Glyph::User on_press=|()| route::go(Route::MyAccount)>{t::my_account}</MenuItem>
            <MenuItem icon=Glyph::Keyboard on_press=move |()| overlays.keys.set(true)>{t::shortcuts}</MenuItem>
            <MenuCheck checked=letters on_press=|()| prefer(|p| p.shortcuts = !p.shortcuts)>{t::shortcuts_on}</MenuCheck>
            <Show when=|| crate::browser::page::narrower_than(640)><Pages /></Show>
            <MenuLine />
            <MenuHead>{t::theme}</MenuHead>
            <MenuCheck radio=true checked=theme(Theme::System) on_press=|()| prefer(|p| p.theme = Theme::System)>{t::theme_system}</MenuCheck>
            <MenuCheck radio=true checked=theme(Theme::Light) on_press=|()| prefer(|p| p.theme = Theme::Light)>{t::theme_light}</MenuCheck>
            <MenuCheck radio=true checked=theme(Theme::Dark) on_press=|()| prefer(|p| p.theme = Theme::Dark)>{t::theme_dark}</MenuCheck>
            <MenuLine />
            <MenuHead>{t::language}</MenuHead>
            <MenuCheck radio=true checked=speaks(Lang::Id) on_press=|()| prefer(|p| p.language = Lang::Id)>"Bahasa Indonesia"</MenuCheck>
            <MenuCheck radio=true checked=speaks(Lang::En) on_press=|()| prefer(|p| p.language = Lang::En)>"English"</MenuCheck>
            <MenuLine />
            <MenuItem icon=Glyph::Exit on_press=|()| sign_out()>{t::sign_out}</MenuItem>
        </Menu>
    }
}

/// The pages that the bar at the foot of a phone has no room for.
#[component]
fn Pages() -> impl IntoView {
    let entry = |super::frame::Entry { route, glyph, name }: super::frame::Entry| {
        open_to(route).then(|| view! { <MenuItem icon=glyph on_press=move |()| route::go(route)>{name}</MenuItem> })
    };
    view! {
        <MenuLine />
        {super::frame::beyond_the_bar().map(entry).collect_view()}
    }
}

fn sign_out() {
    spawn_local(async {
        match session::sign_out().await {
            // A fresh page, so that nothing of the person stays in memory or behind the back button.
            Ok(()) => drop(crate::browser::page::window().location().replace(&Route::SignIn.href())),
            Err(failure) => toast::failed(&failure),
        }
    });
}
