//! The next visit: the one thing that is teal.

use domain::portal::PortalVisit;
use domain::scheduling::AppointmentState;
use leptos::prelude::*;

use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal as t, texts::portal_home as h, texts::portal_visits as v};
use crate::pages::portal::catalogue::{in_words, maybe_in_words};
use crate::pages::portal::household::first_name;
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Disc, YourTime, icon, state_words, when};
use crate::pages::portal::place::Place;

/// The card.
#[component]
pub fn Hero(visit: PortalVisit) -> impl IntoView {
    let zone = Zone::new(&visit.time_zone);
    let at = visit.starts_at;
    let state = AppointmentState::from_code(&visit.state);
    let present = state.is_some_and(AppointmentState::is_present);
    let eyebrow = {
        let (zone, name) = (zone.clone(), visit.contact_name.clone());
        move || h::next_visit(&first_name(&name), &when::day(zone.wall(at).date(), zone.today()))
    };
    let status = move || match state {
        Some(state) => state_words(state),
        None => v::confirmed(),
    };
    let day = {
        let zone = zone.clone();
        move || when::day_name(zone.wall(at).date(), zone.today())
    };
    let clock = {
        let zone = zone.clone();
        move || format::time(at, &zone)
    };
    let about = {
        let (id, en, place) = (visit.service_name_id.clone(), visit.service_name_en.clone(), visit.location_name.clone());
        move || view! { {in_words(&id, &en).to_owned()}<br />{place.clone()} }
    };
    let prep = maybe_in_words(&visit.preparation_id, &visit.preparation_en)
        .map(|text| view! { <p class="prep">{icon("#i-file", "i")}<span>{text}</span></p> });
    let number = visit
        .queue_number
        .clone()
        .map(|number| view! { <p class="prep">{icon("#i-walk", "i")}<span>{h::queue_number(&number)}</span></p> });
    let late = (visit.delay_minutes > 0).then(|| {
        view! { <p class="prep">{icon("#i-clock", "i")}<span>{v::delay_title(Count(i64::from(visit.delay_minutes)))}</span></p> }
    });
    let here = Place::Visit(visit.appointment_id).href();
    let movable = !present && visit.change_until > format::now();
    let change = movable.then(|| {
        let href = Target::from(Place::Book).with("move", Some(visit.appointment_id)).href();
        view! { <a class="btn" href=href>{v::move_it}</a> }
    });
    view! {
        <section class="hero" aria-labelledby="next-t">
            <svg class="shape" viewBox="0 0 400 320" preserveAspectRatio="xMaxYMin slice" aria-hidden="true"><circle cx="372" cy="38" r="128" /></svg>
            <div class="between"><p class="eyebrow meta">{eyebrow}</p><span class="status">{icon("#i-okc", "i s")}{status}</span></div>
            <div>
                <h2 id="next-t"><span class="nb">{day}</span></h2>
                <p class="clock"><time datetime=at.to_rfc3339()>{clock}</time></p>
                <YourTime at zone />
            </div>
            <div class="person">
                <Disc name=visit.practitioner_name.clone() class="av" />
                <div><b>{visit.practitioner_name}</b><span class="meta">{about}</span></div>
            </div>
            {late}
            {number}
            {prep}
            <div class="btns">
                <a class="btn primary" href=here>{if present { h::see_queue } else { h::see_code }}</a>
                {change}
            </div>
        </section>
    }
}

/// Nobody is coming yet: the one thing to do about it.
#[component]
pub fn NoVisit() -> impl IntoView {
    view! {
        <section class="hero" aria-labelledby="next-t">
            <svg class="shape" viewBox="0 0 400 320" preserveAspectRatio="xMaxYMin slice" aria-hidden="true"><circle cx="372" cy="38" r="128" /></svg>
            <div><h2 id="next-t">{h::no_visit}</h2><p class="meta">{h::no_visit_text}</p></div>
            <div class="btns"><a class="btn primary" href=Place::Find.href()>{t::book}</a></div>
        </section>
    }
}
