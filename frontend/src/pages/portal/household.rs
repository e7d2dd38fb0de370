//! Whose data is shown: oneself, or somebody one is guardian of. The answer for the home page is kept here, because the bar
//! shows parts of it on every page.

use domain::Lang;
use domain::portal::{FamilyMemberView, PortalHome};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::frame::clinic;
use super::parts::{Disc, icon};
use super::visitor::{Visitor, visitor};
use crate::api::{identity, portal as api, session};
use crate::browser::page;
use crate::components::toast;
use crate::components::{Menu, MenuCheck, MenuHead, MenuItem, MenuLine};
use crate::format;
use crate::i18n::{lang, texts::portal as t};
use crate::live;
use crate::remote::Remote;

/// The family, and what waits for it.
#[derive(Clone, Copy)]
pub struct Household {
    /// `None` while nobody is signed in.
    pub home: Remote<Option<PortalHome>>,
    chosen: RwSignal<Option<Uuid>>,
}

impl Household {
    /// Asks for the family of whoever signs in.
    pub fn provide() {
        let who = visitor();
        let home = Remote::new(move || {
            let signed_in = matches!(who.get(), Visitor::Patient(_));
            async move { if signed_in { api::find_portal_home().await.map(Some) } else { Ok(None) } }
        });
        let household = Household { home, chosen: RwSignal::new(None) };
        // Nothing of one person stays when another signs in.
        Effect::new(move |before: Option<Visitor>| {
            let now = who.get();
            if before.is_some_and(|before| before != now) {
                household.chosen.set(None);
                home.value.set(None);
            }
            now
        });
        live::reload_on(&["appointment", "queue", "message", "waiting_list", "recall", "person", "task", "lab"], home);
        provide_context(household);
    }

    pub fn here() -> Household {
        use_context().expect("the frame provides the household")
    }

    /// Oneself first.
    pub fn family(self) -> Vec<FamilyMemberView> {
        self.home.value.with(|home| home.as_ref().and_then(|h| h.as_ref()).map(|h| h.family.clone()).unwrap_or_default())
    }

    /// Whose data is shown.
    pub fn active(self) -> Option<FamilyMemberView> {
        let (family, chosen) = (self.family(), self.chosen.get());
        family.iter().find(|m| Some(m.id) == chosen).or_else(|| family.first()).cloned()
    }

    pub fn choose(self, id: Uuid) {
        self.chosen.set(Some(id));
    }

    /// Messages that were not read yet.
    pub fn unread(self) -> i64 {
        self.home.value.with(|home| home.as_ref().and_then(|h| h.as_ref()).map_or(0, |h| h.unread_messages))
    }

    /// Results that were not opened yet.
    pub fn new_results(self) -> i64 {
        self.home.value.with(|home| home.as_ref().and_then(|h| h.as_ref()).map_or(0, |h| h.new_results))
    }

    /// Stores the language with the account of whoever is signed in, so that messages come in it too.
    pub fn prefer_language(language: Lang) {
        let Some(mut preferences) = session::preferences().filter(|p| p.language != language) else { return };
        preferences.language = language;
        spawn_local(async move {
            if let Err(failure) = identity::update_current_user(&preferences).await {
                toast::failed(&failure);
            }
        });
    }
}

/// `Anda, 42 th`, `Anak, 6 th`.
pub fn relation(member: &FamilyMemberView) -> String {
    let today = use_context().map(super::frame::Clinic::zone).unwrap_or_default().today();
    let who = match member.relation {
        _ if member.own => t::you().to_owned(),
        Some(kind) => capital(kind.label(lang())),
        None => t::family_member().to_owned(),
    };
    match member.birth_date {
        Some(born) => t::about(&who, &format::short_age(born, today)),
        None => who,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first word of a name, for where space is short and the full name stands nearby.
pub fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

/// The button in the bar that names whose data is shown.
#[component]
pub fn WhoMenu() -> impl IntoView {
    let household = Household::here();
    let name = move || household.active().map(|m| m.name).or_else(|| session::user().map(|u| u.name)).unwrap_or_default();
    let trigger = move || {
        view! { <Disc name=Signal::derive(name) /><span class="wide-only">{move || first_name(&name())}</span>{icon("#i-down", "i s")} }
    };
    let entries = move || {
        let entry = move |member: FamilyMemberView| {
            let id = member.id;
            let checked = Signal::derive(move || household.active().is_some_and(|m| m.id == id));
            let about = relation(&member);
            view! {
                <MenuCheck radio=true checked on_press=move |()| household.choose(id)>
                    <b>{member.name}</b><span class="small">{about}</span>
                </MenuCheck>
            }
        };
        household.family().into_iter().map(entry).collect_view()
    };
    // The zone is read while the frame is there.
    let _ = clinic();
    view! {
        <Menu trigger label=move || t::who(&name()) class="who">
            <MenuHead>{t::who_heading}</MenuHead>
            {entries}
            <MenuLine />
            <MenuItem on_press=|()| sign_out()>{t::sign_out}</MenuItem>
        </Menu>
    }
}

/// Signs out on this device.
pub fn sign_out() {
    spawn_local(async {
        match session::sign_out().await {
            // A fresh page, so that nothing of the person stays in memory or behind the back button.
            Ok(()) => drop(page::window().location().replace("/")),
            Err(failure) => toast::failed(&failure),
        }
    });
}

/// The family as a row of buttons; the pressed one is whose data the page shows.
#[component]
pub fn FamilySwitcher() -> impl IntoView {
    let household = Household::here();
    let buttons = move || {
        let button = move |member: FamilyMemberView| {
            let (id, about) = (member.id, relation(&member));
            let pressed = move || household.active().is_some_and(|m| m.id == id).to_string();
            view! {
                <button type="button" aria-pressed=pressed on:click=move |_| household.choose(id)>
                    <Disc name=member.name.clone() />
                    <span><b>{member.name}</b><span>{about}</span></span>
                </button>
            }
        };
        household.family().into_iter().map(button).collect_view()
    };
    view! {
        <nav class="family" aria-label=t::family>
            {buttons}
            <a class="add" href=super::place::Place::Account.href()>
                <span class="plus">{icon("#i-plus", "i")}</span>
                <span><b>{t::add_family}</b><span>{t::add_family_hint}</span></span>
            </a>
        </nav>
    }
}
