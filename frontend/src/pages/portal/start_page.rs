//! portal-1 for guests: the clinic, its branches, how to reach them. Phone first.

use domain::organisation::{PublicLocation, PublicOrganisation};
use leptos::prelude::*;

use crate::api::organisation as api;
use crate::browser::page;
use crate::components::Mark;
use crate::format::{self, Zone};
use crate::i18n::{
    self, Lang, lang,
    texts::{failures, interface, portal as t},
};
use crate::remote::Remote;

/// An icon of the portal's own sprite.
fn icon(id: &'static str, class: &'static str) -> impl IntoView {
    view! { <svg class=class aria-hidden="true"><use_ href=id /></svg> }
}

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let clinic = Remote::new(api::find_public_organisation);
    let name = move || clinic.value.with(|c| c.as_ref().map(|c| c.name.clone())).unwrap_or_default();
    Effect::new(move |_| page::set_title(&format!("{} · {}", t::title(), name())));
    let greeting = move || if name().is_empty() { t::title().to_owned() } else { t::welcome(&name()) };
    view! {
        <a class="skip" href="#isi">{t::skip}</a>
        <header class="top">
            <div>
                <a class="brand" href="/" aria-label=move || t::home(&name())><Mark /><span>{name}</span></a>
                <LanguageSwitch />
            </div>
        </header>
        <main id="isi" class="page" tabindex="-1">
            <header class="page-head">
                <h1>{greeting}</h1>
                <p class="lead">{t::lead}</p>
            </header>
            <div class="cols">
                <section class="stack" aria-labelledby="branches-t">
                    <div class="sec-head"><h2 id="branches-t">{t::branches}</h2></div>
                    <Branches clinic />
                </section>
                <div class="stack aside">
                    <section class="card">
                        <h3>{t::emergency_title}</h3>
                        <p>{t::emergency_text}</p>
                        <div class="btns"><a class="btn danger" href="tel:119">{icon("#i-phone", "i")}{t::emergency}</a></div>
                    </section>
                </div>
            </div>
        </main>
        <footer class="foot">
            <div>
                <nav aria-label=t::help><a href="/app/">{icon("#i-user", "i s")}{t::staff}</a></nav>
            </div>
        </footer>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let other = move || if lang() == Lang::Id { Lang::En } else { Lang::Id };
    view! {
        <button class="btn sm plain" type="button" lang=move || other().code() on:click=move |_| i18n::set_lang(other())>
            {icon("#i-lang", "i s")}
            {t::language}
        </button>
    }
}

#[component]
fn Branches(clinic: Remote<PublicOrganisation>) -> impl IntoView {
    // what can neither be called nor found is no branch to a patient: records imported from elsewhere are kept in such a one
    let open = |clinic: PublicOrganisation| {
        let can_be_reached = |branch: &PublicLocation| branch.phone.is_some() || !branch.address.is_empty();
        PublicOrganisation { locations: clinic.locations.into_iter().filter(can_be_reached).collect(), ..clinic }
    };
    move || {
        match (clinic.value.get().map(open), clinic.failure.get()) {
        (Some(clinic), _) if clinic.locations.is_empty() => view! { <p class="card">{t::branches_empty}</p> }.into_any(),
        (Some(clinic), _) => clinic.locations.into_iter().map(|location| view! { <Branch location /> }).collect_view().into_any(),
        (None, Some(_)) => view! {
            <div class="card" role="alert">
                <p>{t::failed}</p>
                <div class="btns"><button class="btn" type="button" on:click=move |_| clinic.reload()>{failures::retry}</button></div>
            </div>
        }
        .into_any(),
        (None, None) => view! {
            <div class="stack" role="status" aria-label=interface::loading><span class="bone bone-card"></span><span class="bone bone-card"></span></div>
        }
        .into_any(),
    }
    }
}

#[component]
fn Branch(location: PublicLocation) -> impl IntoView {
    let zone = Zone::new(&location.time_zone);
    let now = move || t::now_there(&format::time(format::now(), &zone));
    let place = location.address.line();
    let map = (!place.is_empty()).then(|| map_link(&location.name, &place));
    let phone = location.phone.clone().map(|phone| {
        let shown = format::phone(&phone);
        view! { <a class="btn primary" href=format!("tel:{phone}")>{icon("#i-phone", "i")}{move || t::call(&shown)}</a> }
    });
    view! {
        <article class="card">
            <h3>{location.name}</h3>
            <p class="meta">{place}</p>
            <p class="small">{now}</p>
            <div class="btns">{phone}{map}</div>
        </article>
    }
}

/// Opens a map of the person's choice; nothing is loaded from it here.
fn map_link(name: &str, place: &str) -> impl IntoView + use<> {
    let (name, query) = (name.to_owned(), js_sys::encode_uri_component(place));
    let href = format!("https://www.openstreetmap.org/search?query={}", String::from(query));
    view! {
        <a class="btn" href=href target="_blank" rel="noreferrer" aria-label=move || t::directions_to(&name)>{t::directions}</a>
    }
}
