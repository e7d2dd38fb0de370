//! The board: who is expected, who waits, who is called and seen, who is done.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::{CalendarView, QueueView};
use domain::value::PersonName;
use leptos::prelude::*;
use uuid::Uuid;

use super::card::{ExpectedCard, QueueCard};
use super::check_in::CodeField;
use super::delay::{DelayDialog, DelayStart};
use super::lanes::{Lane, Only, Person, people};
use super::sessions::Sessions;
use super::transfer::{Asking, AskingDialog};
use super::walk_in::{WalkInStart, open_walk_in};
use crate::api::queue::{QueuePart, list_queue};
use crate::api::scheduling::{CalendarPart, list_calendar_entries};
use crate::api::session;
use crate::components::{Badge, Button, Chip, Empty, FailureNote, Glyph, LinkButton, PageHead, Skeleton};
use crate::format;
use crate::i18n::texts::queue as t;
use crate::live;
use crate::pages::scheduling::words::ticking;
use crate::remote::Remote;
use crate::route::{self, Address, Route};
use crate::shell::{self, branches};

/// The front desk.
#[component]
pub fn QueuePage() -> impl IntoView {
    shell::title(|| t::queue().to_owned());
    let branch = branches().chosen;
    let now = ticking();
    let who = route::query("who");
    let who = Memo::new(move |_| who.get().and_then(|id| id.parse::<Uuid>().ok()));
    let wait = route::query("wait");
    let wait = Memo::new(move |_| wait.get().and_then(|minutes| minutes.parse::<i64>().ok()));
    let queue = Remote::new(move || {
        let part = QueuePart { location_id: branch.get(), ..QueuePart::default() };
        async move { list_queue(&part).await }
    });
    let today = Memo::new(move |_| shell::zone().wall(now.get()).date());
    let day = Remote::new(move || {
        let part = CalendarPart { from: today.get(), to: today.get(), location_id: branch.get(), practitioner_id: None };
        async move { if session::may(Permission::ReadAppointments) { list_calendar_entries(&part).await.map(Some) } else { Ok(None) } }
    });
    live::reload_on(&["queue", "appointment"], queue);
    live::reload_on(&["appointment", "queue", "schedule"], day);
    let changed = Callback::new(move |()| {
        queue.reload();
        day.reload();
    });
    let (asking, delaying) = (RwSignal::new(None::<Asking>), RwSignal::new(None::<DelayStart>));
    let view = Memo::new(move |_| queue.value.get());
    let failure = move || queue.failure.get().map(|failure| view! { <FailureNote failure on_retry=move |()| queue.reload() /> });
    let content = move || match view.with(Option::is_some) {
        true => view! {
            <Sessions view delaying on_changed=changed />
            <Filter view who wait />
            <Columns view day=day.value who wait now asking changed />
            <Rules view />
        }
        .into_any(),
        false if queue.failure.with(Option::is_some) => ().into_any(),
        false => view! { <Skeleton lines=10 /> }.into_any(),
    };
    let updated = move || view.with(|v| v.as_ref().map(|v| t::updated(&format::time(v.updated_at, &shell::zone())))).unwrap_or_default();
    view! {
        <div class="queue">
            <PageHead title=t::queue sub=updated>
                <Show when=|| session::may(Permission::ReceivePatients)>
                    <CodeField on_done=changed />
                    <Button icon=Glyph::Plus on_press=|()| open_walk_in(WalkInStart::default()) attr:data-key="c">{t::walk_in}</Button>
                </Show>
                <Display branch=branch.into() />
            </PageHead>
            <div class="page-body">{failure}{content}</div>
        </div>
        <AskingDialog asking on_changed=changed />
        <DelayDialog delaying on_changed=changed />
    }
}

/// The link to the screen of the waiting room, of the chosen branch or the only one.
#[component]
fn Display(branch: Signal<Option<Uuid>>) -> impl IntoView {
    let href = move || {
        let open = branches().open();
        let at = branch.get().or_else(|| open.first().map(|l| l.id))?;
        let query = vec![("at".to_owned(), at.to_string())];
        Some(Address { route: Route::QueueDisplay, query, fragment: String::new() }.href())
    };
    move || href().map(|href| view! { <LinkButton href icon=Glyph::Monitor>{t::display}</LinkButton> })
}

/// All practitioners, or one.
#[component]
fn Filter(view: Memo<Option<QueueView>>, who: Memo<Option<Uuid>>, wait: Memo<Option<i64>>) -> impl IntoView {
    let known = Memo::new(move |_| {
        let mut all: Vec<(Uuid, String)> =
            view.with(|v| v.iter().flat_map(|v| &v.sessions).map(|s| (s.practitioner_id, s.practitioner_name.clone())).collect());
        all.sort_by_cached_key(|(id, name)| (PersonName::sort_key(name), *id));
        all.dedup();
        all
    });
    let chip = move |(id, name): (Option<Uuid>, String)| {
        let pressed = Signal::derive(move || who.get() == id);
        let choose = move |()| route::replace_query(&[("who", id.map(|id| id.to_string()))]);
        view! { <Chip pressed on_press=choose>{name}</Chip> }
    };
    let chips = move || {
        let all = known.get();
        let every = (None, t::everybody().to_owned());
        (all.len() > 1).then(|| [every].into_iter().chain(all.into_iter().map(|(id, name)| (Some(id), name))).map(chip).collect_view())
    };
    let long = move || {
        let minutes = wait.get()?;
        Some(
            view! { <Chip pressed=Signal::derive(|| true) on_press=|()| route::replace_query(&[("wait", None)])>{t::waits_over(minutes)}</Chip> },
        )
    };
    view! { <div class="chips" role="group" aria-label=t::whose>{long}{chips}</div> }
}

#[component]
fn Columns(
    view: Memo<Option<QueueView>>,
    day: RwSignal<Option<Option<CalendarView>>>,
    who: Memo<Option<Uuid>>,
    wait: Memo<Option<i64>>,
    now: RwSignal<DateTime<Utc>>,
    asking: RwSignal<Option<Asking>>,
    changed: Callback<()>,
) -> impl IntoView {
    let lane = move |lane: Lane| {
        let all = Memo::new(move |_| {
            let day = day.get().flatten();
            let only = Only { who: who.get(), wait: wait.get() };
            // Only a filter by waiting time follows the clock.
            let now = if only.wait.is_some() { now.get() } else { now.get_untracked() };
            view.with(|view| view.as_ref().map(|view| people(lane, view, day.as_ref(), only, now)).unwrap_or_default())
        });
        let card = move |person: Person| match person {
            Person::Expected(visit) => view! { <ExpectedCard visit now on_changed=changed /> }.into_any(),
            Person::Here(entry) => view! { <QueueCard entry now asking on_changed=changed /> }.into_any(),
        };
        let none = move || all.with(Vec::is_empty).then(|| view! { <p class="sub none">{t::nobody}</p> });
        view! {
            <section class="klist" aria-label=lane.name()>
                <header><h2>{lane.name()}</h2><span class="end"><Badge>{move || all.with(Vec::len)}</Badge></span></header>
                {none}
                <ul>{move || all.get().into_iter().map(card).collect_view()}</ul>
            </section>
        }
    };
    let quiet = move || {
        let sessions = view.with(|v| v.as_ref().is_none_or(|v| v.sessions.is_empty() && v.data.is_empty()));
        sessions && day.with(|d| d.as_ref().is_none_or(|d| d.as_ref().is_none_or(|d| d.appointments.is_empty())))
    };
    view! {
        <Show when=move || !quiet() fallback=|| view! { <Empty glyph=Glyph::Ticket title=t::empty text=t::empty_text /> }>
            <div class="kanban" tabindex="0" role="group" aria-label=t::board>{Lane::ALL.map(lane)}</div>
        </Show>
    }
}

/// The rules of the order, as the patients read them too.
#[component]
fn Rules(view: Memo<Option<QueueView>>) -> impl IntoView {
    let lines = move || view.with(|v| v.iter().flat_map(|v| &v.rules).map(|rule| view! { <li>{rule.clone()}</li> }).collect_view());
    view! {
        <details class="rules">
            <summary>{t::rules}</summary>
            <ul class="plain-list">{lines}</ul>
        </details>
    }
}
