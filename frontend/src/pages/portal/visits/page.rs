//! One visit.

use domain::scheduling::{AppointmentState, AppointmentView};
use leptos::prelude::*;
use uuid::Uuid;

use super::change::{ChangeCard, ConfirmCard};
use super::delay::DelayNote;
use super::queue::QueueCard;
use super::ticket::{Prepare, Ticket, TicketFacts};
use crate::api::booking as api;
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_visits as t};
use crate::live;
use crate::pages::portal::catalogue::{Catalogue, price};
use crate::pages::portal::find::{book, map_link};
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Disc, Notice, Shown, icon, state_words, when};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// The page of a visit; it follows what the clinic does.
#[component]
pub fn VisitPage(id: Uuid) -> impl IntoView {
    crate::pages::portal::title(|| t::visit().to_owned());
    let visit = Remote::new(move || api::find_appointment(id));
    live::reload_on(&["appointment"], visit);
    view! {
        <a class="back-link" href=Place::Visits.href()>{icon("#i-back", "i s")}{t::title}</a>
        <Shown remote=visit children=move |value| content(visit, value) />
    }
}

fn content(remote: Remote<AppointmentView>, visit: Signal<AppointmentView>) -> AnyView {
    let state = Memo::new(move |_| visit.with(|v| v.state));
    let facts = Memo::new(move |_| visit.with(|v| TicketFacts::from(v)));
    let present = move || state.get().is_present();
    let open = move || state.get().is_open();
    let ticket = move || (open() || present()).then(|| view! { <Ticket facts=facts.get() /> });
    let prepare = move || open().then(|| view! { <Prepare facts=facts.get() /> });
    let queue = move || present().then(|| view! { <QueueCard visit /> });
    let delay = move || open().then(|| view! { <DelayNote id=visit.with_untracked(|v| v.id) /> });
    let ask = move || (state.get() == AppointmentState::Confirmed).then(|| view! { <ConfirmCard visit remote /> });
    let change = move || open().then(|| view! { <ChangeCard visit remote /> });
    view! {
        <div class="cols">
            <div class="stack">
                <Head visit />
                {delay}
                {queue}
                {ticket}
                {ask}
                {prepare}
                <After visit />
            </div>
            <div class="stack aside">
                <DoctorPlace visit />
                <Cost visit />
                {change}
            </div>
        </div>
    }
    .into_any()
}

/// What is certain, in words.
#[component]
fn Head(visit: Signal<AppointmentView>) -> impl IntoView {
    let status = move || {
        let state = visit.with(|v| v.state);
        let (tone, glyph) = match state {
            AppointmentState::Confirmed | AppointmentState::Done => ("status ok", "#i-okc"),
            AppointmentState::Requested => ("status info", "#i-clock"),
            AppointmentState::Cancelled | AppointmentState::NoShow => ("status", "#i-x"),
            _ => ("status main", "#i-okc"),
        };
        let words = state_words(state);
        view! { <span class=tone>{icon(glyph, "i s")}{words}</span> }
    };
    let heading = move || {
        visit.with(|v| match v.state {
            AppointmentState::Cancelled => t::head_cancelled().to_owned(),
            AppointmentState::NoShow => t::head_missed().to_owned(),
            AppointmentState::Done => t::head_done().to_owned(),
            state if state.is_present() => t::head_queue().to_owned(),
            _ => heading_for(v.starts_at, &Zone::new(&v.time_zone)),
        })
    };
    let asked = move || {
        visit.with(|v| v.state == AppointmentState::Requested).then(|| {
            view! { <Notice glyph="#i-clock" title=t::requested>{t::requested_text}</Notice> }
        })
    };
    view! {
        <header class="page-head">{status}<h1>{heading}</h1></header>
        {asked}
    }
}

/// `Kunjungan Anda besok`.
pub fn heading_for(at: chrono::DateTime<chrono::Utc>, zone: &Zone) -> String {
    let (on, today) = (zone.wall(at).date(), zone.today());
    match (on - today).num_days() {
        0 => t::head_today().to_owned(),
        1 => t::head_tomorrow().to_owned(),
        _ => t::head_day(&when::day_name(on, today)),
    }
}

#[component]
fn DoctorPlace(visit: Signal<AppointmentView>) -> impl IntoView {
    let catalogue = Catalogue::here();
    let doctor = Signal::derive(move || visit.with(|v| v.practitioner_name.clone()));
    let place = move || visit.with(|v| v.location_name.clone());
    let known = move || catalogue.location(visit.with(|v| v.location_id));
    let address = move || known().map(|l| l.address.line());
    let ways = move || {
        known().map(|l| {
            let line = l.address.line();
            let map = (!line.is_empty()).then(|| map_link(&l.name, &line));
            let call = l.phone.map(|phone| view! { <a class="btn sm" href=format!("tel:{phone}")>{icon("#i-phone", "i s")}{crate::i18n::texts::portal::call}</a> });
            view! { <div class="btns">{map}{call}</div> }
        })
    };
    view! {
        <section class="card" aria-labelledby="place-t">
            <h2 id="place-t" class="vh">{t::doctor_place}</h2>
            <div class="person"><Disc name=doctor class="av" /><div><b>{doctor}</b><span class="meta">{move || service(visit)}</span></div></div>
            <p><strong>{place}</strong><br /><span class="meta">{address}</span></p>
            {ways}
        </section>
    }
}

fn service(visit: Signal<AppointmentView>) -> String {
    visit.with(|v| crate::pages::portal::catalogue::in_words(&v.service_name_id, &v.service_name_en).to_owned())
}

#[component]
fn Cost(visit: Signal<AppointmentView>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="cost-t">
            <h2 id="cost-t">{t::cost}</h2>
            <dl class="sum"><div><dt>{move || service(visit)}</dt><dd>{move || visit.with(|v| price(&v.price))}</dd></div></dl>
            <p class="small">{t::cost_note}</p>
        </section>
    }
}

/// What comes after a visit that is over.
#[component]
fn After(visit: Signal<AppointmentView>) -> impl IntoView {
    let again = move || {
        let v = visit.get();
        let over = matches!(v.state, AppointmentState::Done | AppointmentState::Cancelled | AppointmentState::NoShow);
        over.then(|| {
            let zone = Zone::new(&v.time_zone);
            let href = book(v.service_id, Some(v.practitioner_id), Some(v.location_id), None).with("for", Some(v.contact_id)).href();
            let note = Target::from(Place::Feedback).with("visit", Some(v.id)).href();
            let when = when::full(v.starts_at, &zone);
            let follow_up = v.follow_up_on.map(|on| view! { <p><strong>{t::follow_up(&format::long_date(on))}</strong></p> });
            let minutes = Count((v.ends_at - v.starts_at).num_minutes());
            let done = v.state == AppointmentState::Done;
            view! {
                <section class="card">
                    <p>{when}<br /><span class="meta">{t::for_whom(&v.contact_name, &service(visit), minutes)}</span></p>
                    {follow_up}
                    <div class="btns">
                        <a class="btn primary" href=href>{t::again}</a>
                        {done.then(|| view! { <a class="btn" href=note>{t::feedback}</a> })}
                    </div>
                </section>
            }
        })
    };
    view! { {again} }
}
