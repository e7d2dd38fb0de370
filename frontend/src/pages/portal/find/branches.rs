//! The branches: where, when it is what time there, how to reach them.

use domain::scheduling::CatalogueLocation;
use leptos::prelude::*;

use crate::format::{self, Zone};
use crate::i18n::texts::portal as t;
use crate::pages::portal::catalogue::{Catalogue, payers};
use crate::pages::portal::parts::icon;

/// A card for each branch.
#[component]
pub fn Branches() -> impl IntoView {
    let catalogue = Catalogue::here();
    let cards = move || catalogue.locations().into_iter().map(|location| view! { <Branch location /> }).collect_view();
    view! { {cards} }
}

#[component]
fn Branch(location: CatalogueLocation) -> impl IntoView {
    let zone = Zone::new(&location.time_zone);
    let now = move || t::now_there(&format::time(format::now(), &zone));
    let place = location.address.line();
    let map = (!place.is_empty()).then(|| map_link(&location.name, &place));
    let accepted = location.payers.clone();
    let paid = move || payers(&accepted).map(|list| view! { <p class="small">{t::labelled(t::payment(), &list)}</p> });
    let name = location.name.clone();
    let call = location.phone.clone().map(|phone| {
        let name = name.clone();
        view! { <a class="btn sm" href=format!("tel:{phone}") aria-label=move || t::call_named(&name)>{icon("#i-phone", "i s")}{t::call}</a> }
    });
    view! {
        <article class="card">
            <div class="person">
                <span class="tile ok">{icon("#i-pin", "i")}</span>
                <div><h3>{location.name}</h3><span class="meta">{place}</span></div>
            </div>
            <p class="small">{now}</p>
            {paid}
            <div class="btns">{map}{call}</div>
        </article>
    }
}

/// Opens a map of the person's choice; nothing is loaded from it here.
pub fn map_link(name: &str, place: &str) -> impl IntoView + use<> {
    let (name, query) = (name.to_owned(), js_sys::encode_uri_component(place));
    let href = format!("https://www.openstreetmap.org/search?query={}", String::from(query));
    view! {
        <a class="btn sm" href=href target="_blank" rel="noreferrer" aria-label=move || t::directions_to(&name)>
            {icon("#i-walk", "i s")}
            {t::directions}
        </a>
    }
}
