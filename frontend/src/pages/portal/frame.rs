//! What is around every page of the portal: bar, navigation, foot, and who is signed in.

use domain::organisation::PublicOrganisation;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::catalogue::Catalogue;
use super::household::{Household, WhoMenu};
use super::outlet::Outlet;
use super::parts::{Notice, icon};
use super::place::Place;
use super::visitor::{Visitor, visitor};
use super::{again, moves};
use crate::api::{organisation, session};
use crate::browser::{focus, listen, page};
use crate::components::Mark;
use crate::components::toast::Toasts;
use crate::format::Zone;
use crate::i18n::{self, Count, Lang, Plain, lang, texts::portal as t, texts::portal_consult as consult, texts::portal_results as results};
use crate::live;
use crate::remote::Remote;

/// What anybody may know of the clinic.
#[derive(Clone, Copy)]
pub struct Clinic(Remote<PublicOrganisation>);

impl Clinic {
    pub fn name(self) -> String {
        self.0.value.with(|c| c.as_ref().map(|c| c.name.clone())).unwrap_or_default()
    }

    /// Where to call.
    pub fn phone(self) -> Option<String> {
        self.0.value.with(|c| c.as_ref()?.locations.iter().find_map(|l| l.phone.clone()))
    }

    /// Whom to call in an emergency; the number of the country as long as the clinic has not told its own.
    pub fn emergency(self) -> String {
        self.0.value.with(|c| c.as_ref().map_or_else(|| "119".to_owned(), |c| c.emergency_phone.clone()))
    }

    /// The zone of the clinic as a whole: for what is about no branch.
    pub fn zone(self) -> Zone {
        let name = self.0.value.with(|c| c.as_ref()?.locations.first().map(|l| l.time_zone.clone()));
        name.map_or_else(Zone::default, |name| Zone::new(&name))
    }
}

/// The clinic, for pages.
pub fn clinic() -> Clinic {
    use_context().expect("the frame provides the clinic")
}

/// The portal.
#[component]
pub fn Portal() -> impl IntoView {
    moves::start();
    session::follow_other_tabs();
    spawn_local(session::resume());
    let clinic = Clinic(Remote::new(organisation::find_public_organisation));
    provide_context(clinic);
    Catalogue::provide();
    Household::provide();
    let (who, place) = (visitor(), moves::place());
    Effect::new(move |_| {
        page::set_body_attribute("data-guest", !matches!(who.get(), Visitor::Patient(_)));
        page::set_body_attribute("data-flow", place.get().is_flow());
    });
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = page::by_id("main") {
            focus::on(&main);
        }
    };
    let stream = move || matches!(who.get(), Visitor::Patient(_)).then(|| view! { <Live /> });
    view! {
        <a class="skip" href="#main" on:click=skip>{t::skip}</a>
        <Top />
        <main id="main" class="page" tabindex="-1">
            <Offline />
            {move || (who.get() == Visitor::Staff).then(|| view! { <StaffNote /> })}
            <Outlet />
        </main>
        <Foot />
        {stream}
        <again::SignInAgain />
        <Toasts />
    }
}

/// Keeps the stream of events open while a patient is signed in.
#[component]
fn Live() -> impl IntoView {
    live::follow();
}

#[component]
fn Top() -> impl IntoView {
    let (clinic, who, place) = (clinic(), visitor(), moves::place());
    let brand = move || view! { <Mark /><span>{move || clinic.name()}</span> };
    let start = move || {
        if !place.get().is_flow() {
            return view! { <a class="brand" href="/" aria-label=move || t::home_of(&clinic.name())>{brand()}</a> }.into_any();
        }
        let (title, before): (Plain, Place) = match place.get() {
            Place::Book => (t::book, Place::Find),
            _ => (consult::title, Place::Consultations),
        };
        view! {
            <button class="back phone" type="button" aria-label=t::back on:click=move |_| moves::back(before)>{icon("#i-back", "i")}</button>
            <p class="title phone">{title}</p>
            <a class="brand desk-flex" href="/" aria-label=move || t::home_of(&clinic.name())>{brand()}</a>
        }
        .into_any()
    };
    let end = move || match who.get() {
        Visitor::Patient(_) => view! { <Unread /><WhoMenu /> }.into_any(),
        Visitor::Starting => ().into_any(),
        _ => view! {
            <LanguageSwitch class="btn sm plain" />
            {move || (place.get() != Place::SignIn).then(|| view! { <a class="btn sm" href=Place::SignIn.href()>{t::sign_in}</a> })}
        }
        .into_any(),
    };
    view! {
        <header class="top">
            <div>
                {start}
                {move || matches!(who.get(), Visitor::Patient(_)).then(|| view! { <Navigation /> })}
                {end}
            </div>
        </header>
    }
}

/// The inbox in the bar, with how many messages are new.
#[component]
fn Unread() -> impl IntoView {
    let household = Household::here();
    let label = move || match household.unread() {
        0 => t::messages().to_owned(),
        n => t::messages_unread(Count(n)),
    };
    let badge = move || Some(household.unread()).filter(|n| *n > 0).map(|n| view! { <span class="badge">{Count(n).to_string()}</span> });
    view! { <a class="icon-btn" href=Place::Messages.href() aria-label=label>{icon("#i-bell", "i l")}{badge}</a> }
}

const ENTRIES: [(Place, &str, Plain); 5] = [
    (Place::Home, "#i-home", t::home),
    (Place::Find, "#i-search", t::book),
    (Place::Results, "#i-lab", results::nav),
    (Place::Consultations, "#i-chat", consult::title),
    (Place::Account, "#i-user", t::account),
];

/// Whether a page belongs to an entry of the navigation.
fn belongs(place: Place, entry: Place) -> bool {
    match place {
        Place::Book | Place::Visits | Place::Visit(_) => entry == Place::Find,
        Place::Result(_) | Place::NewResult | Place::Referrals => entry == Place::Results,
        Place::Consultation(_) | Place::NewConsultation => entry == Place::Consultations,
        Place::MyData | Place::Privacy | Place::Feedback => entry == Place::Account,
        place => place == entry,
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let (place, household) = (moves::place(), Household::here());
    let entry = move |(target, glyph, name): (Place, &'static str, Plain)| {
        let current = move || belongs(place.get(), target).then_some("page");
        let badge = move || {
            let n = household.new_results();
            let words = results::nav_new(Count(n));
            (target == Place::Results && n > 0)
                .then(|| view! { <span class="badge" aria-label=words role="img">{Count(n).to_string()}</span> })
        };
        view! { <li><a href=target.href() aria-current=current>{icon(glyph, "i")}{name}{badge}</a></li> }
    };
    view! { <nav class="nav" aria-label=t::navigation><ul>{ENTRIES.map(entry).collect_view()}</ul></nav> }
}

/// Says the other language in its own words.
#[component]
pub fn LanguageSwitch(class: &'static str) -> impl IntoView {
    let other = move || if lang() == Lang::Id { Lang::En } else { Lang::Id };
    let choose = move |_| {
        i18n::set_lang(other());
        Household::prefer_language(lang());
    };
    view! {
        <button class=class type="button" lang=move || other().code() on:click=choose>{icon("#i-lang", "i s")}{t::language}</button>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let clinic = clinic();
    let phone = move || clinic.phone().map(|phone| view! { <a href=format!("tel:{phone}")>{icon("#i-phone", "i s")}{t::call_clinic}</a> });
    let who = visitor();
    let staff =
        move || (who.get() == Visitor::Guest).then(|| view! { <a href="/app/" rel="external">{icon("#i-lock", "i s")}{t::staff}</a> });
    view! {
        <footer class="foot">
            <div>
                <nav aria-label=t::help>{phone}<LanguageSwitch class="foot-link" />{staff}</nav>
                <p class="line">
                    <a class="sos" href=move || format!("tel:{}", clinic.emergency())>
                        {icon("#i-alert", "i s")}{move || t::emergency(&clinic.emergency())}
                    </a>
                </p>
            </div>
        </footer>
    }
}

#[component]
fn StaffNote() -> impl IntoView {
    view! {
        <Notice tone="plain" glyph="#i-info" title=t::staff_title>
            {t::staff_text}" "<a class="link" href="/app/">{t::staff_link}</a>
        </Notice>
    }
}

#[component]
fn Offline() -> impl IntoView {
    let offline = RwSignal::new(!page::online());
    listen::on(&page::window(), "offline", move |_: web_sys::Event| offline.set(true));
    listen::on(&page::window(), "online", move |_: web_sys::Event| offline.set(false));
    move || offline.get().then(|| view! { <Notice tone="warn" title=t::offline_title>{t::offline_text}</Notice> })
}
