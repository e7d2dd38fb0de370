//! One doctor: who, what, how much, and the first free times to tap.

use domain::scheduling::{CataloguePractitioner, CatalogueService, SlotView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::booking as api;
use crate::format::{self, Zone};
use crate::i18n::texts::portal as t;
use crate::pages::portal::catalogue::{Catalogue, languages, payers, price, service_name, specialities};
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Disc, icon, when};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// How many times a card offers.
const OFFERED: usize = 3;

/// What a card shows.
#[derive(Clone, PartialEq)]
pub struct DoctorEntry {
    pub doctor: CataloguePractitioner,
    pub service: CatalogueService,
    /// The first free time; absent when there is none.
    pub first: Option<SlotView>,
    /// Whether free times are known yet.
    pub known: bool,
}

/// The page on which a time is booked.
pub fn book(service: Uuid, practitioner: Option<Uuid>, location: Option<Uuid>, slot: Option<&SlotView>) -> Target {
    let target = Target::from(Place::Book).with("service", Some(service)).with("practitioner", practitioner);
    target.with("location", location).with("at", slot.map(|slot| slot.starts_at.timestamp()))
}

/// The card.
#[component]
pub fn DoctorCard(entry: DoctorEntry) -> impl IntoView {
    let DoctorEntry { doctor, service, first, known } = entry;
    let id = format!("d-{}", doctor.id);
    let labelled = id.clone();
    let location = first.as_ref().map(|slot| slot.location_id);
    let more = book(service.id, Some(doctor.id), location, None).href();
    let traits = view! { <Traits doctor=doctor.clone() service=service.clone() first=first.clone() /> };
    let fields = {
        let doctor = doctor.clone();
        move || specialities(&doctor)
    };
    let name = doctor.name.clone();
    let times = match (first, known) {
        (Some(first), _) => view! { <Times first service=service.id name=doctor.name.clone() more=more.clone() /> }.into_any(),
        (None, false) => view! { <div class="first"><span class="bone bone-line"></span></div> }.into_any(),
        (None, true) => {
            let href = book(service.id, Some(doctor.id), doctor.location_ids.first().copied(), None).with("wait", Some(1)).href();
            view! {
                <div class="first none">
                    <p>{icon("#i-clock", "i s")}<span>{t::full}</span></p>
                    <a class="btn sm" href=href>{icon("#i-bell", "i s")}{t::notify_me}</a>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <article class="card doc" aria-labelledby=labelled>
            <div class="body">
                <div class="person">
                    <Disc name=name.clone() class="av l" />
                    <div><h3 id=id><a href=more>{name}</a></h3><span class="meta">{fields}</span></div>
                </div>
                {traits}
            </div>
            {times}
        </article>
    }
}

/// What a visit costs and how it is paid, in which languages, and where the first free time is.
#[component]
fn Traits(doctor: CataloguePractitioner, service: CatalogueService, first: Option<SlotView>) -> impl IntoView {
    let (catalogue, known) = (Catalogue::here(), doctor.clone());
    let location = first.as_ref().map(|slot| slot.location_id);
    let place = first.map(|slot| slot.location_name);
    let cost = move || format!("{}, {}", service_name(&service), price(&service.price));
    let paid = move || {
        payers(&catalogue.payers(&known, location))
            .map(|list| view! { <li>{icon("#i-shield", "i s")}<span><span class="vh">{t::payment}": "</span>{list}</span></li> })
    };
    let spoken = move || {
        languages(&doctor)
            .map(|list| view! { <li>{icon("#i-lang", "i s")}<span><span class="vh">{t::languages}": "</span>{list}</span></li> })
    };
    view! {
        <ul class="traits">
            <li>{icon("#i-money", "i s")}{cost}</li>
            {paid}
            {spoken}
            {place.map(|place| view! { <li>{icon("#i-pin", "i s")}{place}</li> })}
        </ul>
    }
}

/// The first times of the first day on which there are some.
#[component]
fn Times(first: SlotView, service: Uuid, name: String, more: String) -> impl IntoView {
    let zone = Zone::new(&first.time_zone);
    let question = first.clone();
    let next = Remote::new(move || {
        let first = question.clone();
        async move { api::list_next_slots(&first, service).await }
    });
    let slots = {
        let first = first.clone();
        let zone = zone.clone();
        move || {
            let mut all = next.value.get().filter(|all| !all.is_empty()).unwrap_or_else(|| vec![first.clone()]);
            let day = zone.wall(first.starts_at).date();
            all.retain(|slot| zone.wall(slot.starts_at).date() == day);
            all.truncate(OFFERED);
            all
        }
    };
    let (label, zone_of) = (name.clone(), zone.clone());
    let buttons = move || {
        let button = |slot: SlotView| {
            let href = book(service, Some(slot.practitioner_id), Some(slot.location_id), Some(&slot)).href();
            let spoken = t::slot_of(&label, &when::soon(slot.starts_at, &zone_of));
            view! { <a class="slot" href=href aria-label=spoken>{format::clock(slot.starts_at, &zone_of)}</a> }
        };
        slots().iter().map(|slot| button(slot.clone())).collect_view()
    };
    let at = first.starts_at;
    let soonest = {
        let zone = zone.clone();
        move || when::soon(at, &zone)
    };
    view! {
        <div class="first">
            <p>
                {icon("#i-clock", "i s")}
                <span>{t::earliest}" "<b>{soonest}</b><when::YourTime at zone /></span>
            </p>
            <div class="slots">
                {buttons}
                <a class="slot more" href=more aria-label=move || t::more_times_of(&name)>{t::more_times}</a>
            </div>
        </div>
    }
}

/// Whose hours a card needs: one question for each service, for all its practitioners.
pub fn first_times(catalogue: Catalogue, services: Memo<Vec<Uuid>>, location: RwSignal<Option<Uuid>>) -> Remote<Vec<(Uuid, SlotView)>> {
    Remote::new(move || {
        let (services, location) = (services.get(), location.get());
        // Without the catalogue there is nothing to ask about.
        let known = catalogue.0.value.with(Option::is_some);
        async move {
            let mut found = Vec::new();
            if known {
                let asked = services.iter().map(|service| api::list_first_free_slots(*service, location));
                for (service, slots) in services.iter().zip(futures_util::future::join_all(asked).await) {
                    found.extend(slots?.into_iter().map(|slot| (*service, slot)));
                }
            }
            Ok(found)
        }
    })
}
