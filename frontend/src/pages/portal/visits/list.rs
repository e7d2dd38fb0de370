//! The visits of whoever's data is shown: to come, and earlier ones; and what they wait for.

use domain::scheduling::{AppointmentState, AppointmentView, WaitingListEntryView, WaitingState};
use leptos::prelude::*;

use crate::api::booking as api;
use crate::components::toast;
use crate::format::{self, Zone};
use crate::i18n::texts::portal_visits as t;
use crate::live;
use crate::pages::portal::catalogue::in_words;
use crate::pages::portal::household::{FamilySwitcher, Household};
use crate::pages::portal::parts::{Act, Notice, Shown, icon, state_words, when};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// The page.
#[component]
pub fn VisitsPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    let visits = Remote::new(move || {
        let id = active.get();
        async move {
            match id {
                Some(id) => Ok(api::list_visits(id, None).await?.data),
                None => Ok(Vec::new()),
            }
        }
    });
    live::reload_on(&["appointment"], visits);
    view! {
        <header class="page-head"><h1>{t::title}</h1></header>
        <FamilySwitcher />
        <div class="cols">
            <div class="stack"><Shown remote=visits children=content /></div>
            <div class="stack aside">
                <a class="btn primary wide" href=Place::Find.href()>{icon("#i-plus", "i s")}{t::book}</a>
                <WaitingList />
            </div>
        </div>
    }
}

fn content(visits: Signal<Vec<AppointmentView>>) -> AnyView {
    let coming = |v: &AppointmentView| v.state.is_open() && v.ends_at > format::now() || v.state.is_present();
    let parts = move || {
        let (mut next, past): (Vec<_>, Vec<_>) = visits.get().into_iter().partition(coming);
        next.sort_by_key(|v| v.starts_at);
        (next, past)
    };
    let section = |title: crate::i18n::Plain, id: &'static str, all: Vec<AppointmentView>| {
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|visit| view! { <VisitRow visit /> }).collect_view();
            view! { <section aria-labelledby=id><div class="sec-head"><h2 id=id>{title}</h2></div><ul class="card flush rows">{rows}</ul></section> }
        })
    };
    view! {
        {move || {
            let (next, past) = parts();
            if next.is_empty() && past.is_empty() {
                return view! { <Notice tone="plain" glyph="#i-cal" title=t::none>{t::none_text}</Notice> }.into_any();
            }
            view! { {section(t::upcoming, "next-t", next)} {section(t::past, "past-t", past)} }.into_any()
        }}
    }
    .into_any()
}

#[component]
fn VisitRow(visit: AppointmentView) -> impl IntoView {
    let zone = Zone::new(&visit.time_zone);
    let (tile, glyph) = match visit.state {
        AppointmentState::Done => ("tile ok", "#i-okc"),
        AppointmentState::Cancelled | AppointmentState::NoShow => ("tile off", "#i-x"),
        AppointmentState::Requested => ("tile info", "#i-clock"),
        _ => ("tile", "#i-cal"),
    };
    let at = visit.starts_at;
    let time = move || when::full(at, &zone);
    let (id_name, en_name, doctor, place, state) =
        (visit.service_name_id, visit.service_name_en, visit.practitioner_name, visit.location_name, visit.state);
    let about = move || format!("{} · {doctor} · {place}", in_words(&id_name, &en_name));
    view! {
        <li>
            <a class="row" href=Place::Visit(visit.id).href()>
                <span class=tile>{icon(glyph, "i")}</span>
                <span><b>{time}</b><span class="meta">{about}</span><span class="small">{move || state_words(state)}</span></span>
                {icon("#i-chev", "i")}
            </a>
        </li>
    }
}

#[component]
fn WaitingList() -> impl IntoView {
    let household = Household::here();
    let active = Memo::new(move |_| household.active().map(|m| m.id));
    let entries = Remote::new(move || {
        let id = active.get();
        async move {
            match id {
                Some(id) => Ok(api::list_waiting_list_entries(id).await?.data),
                None => Ok(Vec::new()),
            }
        }
    });
    live::reload_on(&["waiting_list"], entries);
    let rows = move || {
        let open = |e: &WaitingListEntryView| matches!(e.state, WaitingState::Waiting | WaitingState::Offered);
        let all: Vec<_> = entries.value.get().unwrap_or_default().into_iter().filter(open).collect();
        (!all.is_empty()).then(|| {
            let each = all.into_iter().map(|entry| view! { <WaitingRow entry entries /> }).collect_view();
            view! { <section class="card" aria-labelledby="wl-t"><h2 id="wl-t">{t::waiting_list}</h2>{each}</section> }
        })
    };
    view! { {rows} }
}

#[component]
fn WaitingRow(entry: WaitingListEntryView, entries: Remote<Vec<WaitingListEntryView>>) -> impl IntoView {
    let submit = Submit::new();
    let (id, version) = (entry.id, entry.version);
    let leave = move |()| {
        submit.run(api::delete_waiting_list_entry(id, version), move |()| {
            toast::done(t::waiting_left());
            entries.reload();
        });
    };
    let title = {
        let (id_name, en_name) = (entry.service_name_id.clone(), entry.service_name_en.clone());
        move || in_words(&id_name, &en_name).to_owned()
    };
    let span = move || t::waiting_span(&format::short_date(entry.earliest_on), &format::short_date(entry.latest_on));
    let where_ = [entry.practitioner_name.clone(), Some(entry.location_name.clone())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <div class="stack tight">
            <p><strong>{title}</strong><br /><span class="meta">{where_}<br />{span}</span></p>
            {crate::pages::portal::parts::refused(submit)}
            <Act class="btn sm" busy=submit.busy on_press=leave>{t::waiting_leave}</Act>
        </div>
    }
}
