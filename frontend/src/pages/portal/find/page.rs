//! The page: search, filters, doctors by their first free time, services, branches.

use std::cmp::Ordering;

use domain::organisation::SpokenLanguage;
use domain::scheduling::{BookingCatalogue, CatalogueService, SlotView};
use leptos::prelude::*;
use uuid::Uuid;

use super::branches::Branches;
use super::doctor_card::{DoctorCard, DoctorEntry, first_times};
use super::search::Search;
use crate::format::Zone;
use crate::i18n::{Count, texts::portal as t};
use crate::pages::portal::catalogue::{Catalogue, price, service_name};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, Notice, Shown, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// Finding a doctor; for guests it is also the first page.
#[component]
pub fn FindPage(
    /// Greets whoever comes for the first time.
    #[prop(optional)]
    welcome: bool,
) -> impl IntoView {
    crate::pages::portal::title(|| t::find_title().to_owned());
    let (catalogue, clinic) = (Catalogue::here(), clinic());
    let target = moves::here_now();
    let search = Search {
        text: RwSignal::new(String::new()),
        location: RwSignal::new(target.value("location")),
        service: RwSignal::new(target.value("service")),
        today: RwSignal::new(false),
        late: RwSignal::new(false),
        english: RwSignal::new(false),
    };
    let heading = move || if welcome { t::welcome(&clinic.name()) } else { t::find_title().to_owned() };
    view! {
        <header class="page-head"><h1>{heading}</h1><p class="lead">{t::find_lead}</p></header>
        <Filters search />
        <Shown remote=catalogue.0 bones=4 children=move |catalogue| content(search, catalogue) />
    }
}

fn content(search: Search, known: Signal<BookingCatalogue>) -> AnyView {
    let empty = move || known.with(|c| c.practitioners.is_empty() || c.services.is_empty());
    view! {
        <div class="cols">
            {move || match empty() {
                true => view! { <section class="stack"><Notice tone="plain" glyph="#i-phone" title=t::doctors_empty>{t::doctors_empty_text}</Notice></section> }.into_any(),
                false => view! { <Doctors search /> }.into_any(),
            }}
            <div class="stack aside">
                <Services search />
                <section class="stack tight" aria-labelledby="loc-t">
                    <h2 id="loc-t">{t::branches}</h2>
                    <Branches />
                    {move || known.with(|c| c.locations.is_empty()).then(|| view! { <p class="card">{t::branches_empty}</p> })}
                </section>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Filters(search: Search) -> impl IntoView {
    let catalogue = Catalogue::here();
    let branches = move || {
        let all = catalogue.locations();
        let chip = |id: Option<Uuid>, name: AnyView| {
            view! {
                <button class="chip" type="button" aria-pressed=move || (search.location.get() == id).to_string() on:click=move |_| search.location.set(id)>
                    {icon("#i-pin", "i s")}{name}
                </button>
            }
        };
        (all.len() > 1).then(|| {
            let each = all.into_iter().map(|l| chip(Some(l.id), l.name.into_any())).collect_view();
            view! { {chip(None, view! { {t::all_branches} }.into_any())} {each} }
        })
    };
    let toggle = |on: RwSignal<bool>, name: crate::i18n::Plain| {
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=move || on.get() on:change=move |event| on.set(event_target_checked(&event)) />
                {name}
            </label>
        }
    };
    let service = move || {
        let chosen = search.service.get().and_then(|id| catalogue.service(id))?;
        Some(view! {
            <button class="chip" type="button" aria-pressed="true" on:click=move |_| search.service.set(None)>
                {icon("#i-stet", "i s")}{service_name(&chosen).to_owned()}{icon("#i-x", "i s")}
            </button>
        })
    };
    let english = move || {
        let some = catalogue.practitioners().iter().any(|p| p.languages.contains(&SpokenLanguage::English));
        some.then(|| toggle(search.english, t::filter_english))
    };
    view! {
        <form class="stack tight" role="search" aria-label=t::find_title on:submit=|event| event.prevent_default()>
            <div class="search">
                {icon("#i-search", "i")}
                <input
                    type="search"
                    maxlength="100"
                    autocomplete="off"
                    aria-label=t::find_search
                    placeholder=t::find_search
                    prop:value=move || search.text.get()
                    on:input=move |event| search.text.set(event_target_value(&event))
                />
            </div>
            <fieldset class="hscroll">
                <legend class="vh">{t::find_filters}</legend>
                {service}
                {branches}
                {toggle(search.today, t::filter_today)}
                {toggle(search.late, t::filter_late)}
                {english}
            </fieldset>
        </form>
    }
}

/// Whether a doctor's first time is what the chips ask for.
fn suits(search: Search, slot: Option<&SlotView>, today: bool, late: bool) -> bool {
    use chrono::Timelike;
    let _ = search;
    let Some(slot) = slot else { return !today && !late };
    let zone = Zone::new(&slot.time_zone);
    let wall = zone.wall(slot.starts_at);
    (!today || wall.date() == zone.today()) && (!late || wall.hour() >= 12)
}

#[component]
fn Doctors(search: Search) -> impl IntoView {
    let catalogue = Catalogue::here();
    let found = Memo::new(move |_| search.doctors(catalogue));
    let services = Memo::new(move |_| {
        let mut ids: Vec<Uuid> = found.with(|found| found.iter().map(|(_, service)| service.id).collect());
        ids.sort_unstable();
        ids.dedup();
        ids
    });
    let times: Remote<Vec<(Uuid, SlotView)>> = first_times(catalogue, services, search.location);
    let entries = Memo::new(move |_| {
        let times = times.value.get();
        let entry = |(doctor, service): (_, CatalogueService)| {
            let fits = |(of, slot): &&(Uuid, SlotView)| *of == service.id && slot.practitioner_id == id_of(&doctor);
            let first =
                times.as_ref().and_then(|times| times.iter().filter(fits).map(|(_, slot)| slot).min_by_key(|s| s.starts_at).cloned());
            DoctorEntry { doctor, service, first, known: times.is_some() }
        };
        let (today, late) = (search.today.get(), search.late.get());
        let mut all: Vec<DoctorEntry> =
            found.get().into_iter().map(entry).filter(|e| suits(search, e.first.as_ref(), today, late)).collect();
        all.sort_by(soonest);
        all
    });
    let cards = move || entries.get().into_iter().map(|entry| view! { <DoctorCard entry /> }).collect_view();
    let heading = move || t::doctors(Count(entries.with(|e| e.len() as i64)));
    let nothing = move || {
        entries.with(Vec::is_empty).then(|| {
            view! {
                <div class="card">
                    <h3>{t::doctors_none}</h3>
                    <p class="meta">{t::doctors_none_text}</p>
                    <Act on_press=move |()| search.clear()>{t::show_all}</Act>
                </div>
            }
        })
    };
    view! {
        <section class="stack" aria-labelledby="doc-t">
            <div class="sec-head"><h2 id="doc-t" role="status">{heading}</h2><p class="small desk">{t::doctors_sorted}</p></div>
            {move || times.failure.get().map(|failure| view! { <crate::pages::portal::parts::Trouble failure on_retry=move |()| times.reload() /> })}
            <div class="pair">{cards}</div>
            {nothing}
        </section>
    }
}

fn id_of(doctor: &domain::scheduling::CataloguePractitioner) -> Uuid {
    doctor.id
}

/// Who has a time first comes first; who has none comes last, by name.
fn soonest(a: &DoctorEntry, b: &DoctorEntry) -> Ordering {
    match (&a.first, &b.first) {
        (Some(x), Some(y)) => x.starts_at.cmp(&y.starts_at),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
    .then_with(|| a.doctor.name.cmp(&b.doctor.name))
}

#[component]
fn Services(search: Search) -> impl IntoView {
    let catalogue = Catalogue::here();
    let row = move |service: CatalogueService| {
        let id = service.id;
        let choose = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            search.service.set(Some(id));
            search.text.set(String::new());
            if let Some(heading) = crate::browser::page::by_id("doc-t") {
                heading.scroll_into_view();
            }
        };
        let (name, detail) = (service.clone(), service);
        view! {
            <li>
                <a class="row" href=moves::Target::from(Place::Find).with("service", Some(id)).href() on:click=choose>
                    <span class="tile">{icon("#i-stet", "i")}</span>
                    <span>
                        <b>{move || service_name(&name).to_owned()}</b>
                        <span class="meta">{move || t::service_price(&price(&detail.price), Count(i64::from(detail.duration_minutes)))}</span>
                    </span>
                    {icon("#i-chev", "i")}
                </a>
            </li>
        }
    };
    let rows = move || catalogue.services().into_iter().map(row).collect_view();
    view! {
        <section aria-labelledby="svc-t">
            <div class="sec-head"><h2 id="svc-t">{t::services}</h2></div>
            <ul class="card flush rows">{rows}</ul>
        </section>
    }
}
