//! The strip of the day: each number is a link to the list that it counts.

use domain::identity::Permission;
use domain::messaging::MessageState;
use domain::scheduling::AppointmentState;
use domain::tasks::TaskState;
use leptos::prelude::*;

use super::lab::LabNumbers;
use super::{Day, list_href};
use crate::api::messaging::{OutboxPart, list_messages};
use crate::api::resource::{Query, count};
use crate::api::session;
use crate::api::tasks::Tasks;
use crate::components::{Glyph, Icon};
use crate::format;
use crate::i18n::{Count, Plain, texts::today as t};
use crate::live;
use crate::pages::scheduling::words::{minutes, since, zone_of};
use crate::remote::Remote;
use crate::route::{Address, Route};

/// From so many minutes on, a wait is long.
const LONG: i64 = 30;

#[component]
pub fn DayNumbers(day: Day) -> impl IntoView {
    view! {
        <section class="stats" aria-label=t::numbers>
            <Visits day />
            <Show when=|| session::may(Permission::ReadQueue)><InQueue day /><LongWaits day /></Show>
            <NotConfirmed day />
            <Show when=|| session::may(Permission::ReadTasks)><OpenTasks /></Show>
            <Show when=|| session::may(Permission::ReadMessages)><Unsent /></Show>
            <LabNumbers />
        </section>
    }
}

/// One number; `value` is none while it is not known.
#[component]
pub(super) fn Stat(
    #[prop(into)] href: Signal<String>,
    glyph: Glyph,
    name: Plain,
    #[prop(into)] value: Signal<Option<i64>>,
    #[prop(into)] sub: Signal<String>,
    /// `warning` or `danger` when there is something to do.
    #[prop(optional)]
    tone: Option<&'static str>,
) -> impl IntoView {
    let loud = move || tone.filter(|_| value.get().is_some_and(|n| n > 0));
    let number = move || match value.get() {
        Some(n) => view! { <b>{move || format::count(n)}</b> }.into_any(),
        None => view! { <b><span class="skeleton"></span></b> }.into_any(),
    };
    view! {
        <a class="stat" href=move || href.get() data-tone=loud>
            <span class="lab"><Icon glyph /><span class="ell">{name}</span></span>
            {number}
            <span class="sub ell">{move || sub.get()}</span>
        </a>
    }
}

#[component]
fn Visits(day: Day) -> impl IntoView {
    let counts = Memo::new(move |_| {
        day.calendar.value.with(|view| {
            let all = view.as_ref()?.appointments.iter().filter(|v| v.state.takes_time());
            Some(all.fold((0, 0), |(n, done), v| (n + 1, done + i64::from(v.state == AppointmentState::Done))))
        })
    });
    let value = Signal::derive(move || counts.get().map(|(n, _)| n));
    let sub = Signal::derive(move || counts.get().map(|(_, done)| t::n_done(Count(done))).unwrap_or_default());
    let href = Signal::derive(move || list_href(day.today.get(), "standing"));
    view! { <Stat href glyph=Glyph::Calendar name=t::visits_today value sub /> }
}

#[component]
fn InQueue(day: Day) -> impl IntoView {
    let waits = Memo::new(move |_| {
        let known = day.queue.value.with(Option::is_some);
        known.then(|| day.waiting().iter().map(|e| since(e.arrived_at, day.now.get())).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || waits.with(|w| w.as_ref().map(|w| w.len() as i64)));
    let sub = Signal::derive(move || {
        let mean = waits.with(|w| w.as_ref().filter(|w| !w.is_empty()).map(|w| w.iter().sum::<i64>() / w.len() as i64));
        mean.map_or_else(|| t::nobody_waits().to_owned(), |mean| t::mean_wait(&minutes(mean)))
    });
    view! { <Stat href=Route::Queue.href() glyph=Glyph::Ticket name=t::waiting value sub /> }
}

#[component]
fn LongWaits(day: Day) -> impl IntoView {
    let long = Memo::new(move |_| {
        let known = day.queue.value.with(Option::is_some);
        known.then(|| {
            let mut long: Vec<(i64, String)> = day
                .waiting()
                .into_iter()
                .map(|e| (since(e.arrived_at, day.now.get()), e.number_text))
                .filter(|(w, _)| *w >= LONG)
                .collect();
            long.sort_by(|a, b| b.cmp(a));
            long
        })
    });
    let value = Signal::derive(move || long.with(|l| l.as_ref().map(|l| l.len() as i64)));
    let sub = Signal::derive(move || {
        long.with(|l| {
            l.as_ref()
                .and_then(|l| l.first())
                .map_or_else(|| t::nobody_waits_long().to_owned(), |(w, number)| format!("{number}, {}", minutes(*w)))
        })
    });
    let query = vec![("wait".to_owned(), LONG.to_string())];
    let href = Address { route: Route::Queue, query, fragment: String::new() }.href();
    view! { <Stat href glyph=Glyph::Clock name=t::long_waits value sub tone="warning" /> }
}

#[component]
fn NotConfirmed(day: Day) -> impl IntoView {
    let known = move || day.calendar.value.with(Option::is_some);
    let coming = Memo::new(move |_| known().then(|| day.unconfirmed()));
    let value = Signal::derive(move || coming.with(|c| c.as_ref().map(|c| c.len() as i64)));
    let sub = Signal::derive(move || {
        let first = coming.with(|c| c.as_ref().and_then(|c| c.first().map(|v| format::clock(v.starts_at, &zone_of(v)))));
        first.map_or_else(|| t::all_confirmed().to_owned(), |at| t::from_time(&at))
    });
    let href = Signal::derive(move || list_href(day.today.get(), "unconfirmed"));
    view! { <Stat href glyph=Glyph::Dashed name=t::unconfirmed value sub /> }
}

#[component]
fn OpenTasks() -> impl IntoView {
    let number = Remote::new(|| {
        let me = session::user().map(|user| user.id.to_string());
        let open = format!("{},{}", TaskState::Open.code(), TaskState::InProgress.code());
        let query = Query::default().maybe("filter[assignee_id][eq]", me).maybe("filter[state][in]", Some(open));
        async move { count::<Tasks>(query).await }
    });
    live::reload_on(&["task"], number);
    view! {
        <Stat href=Route::Tasks.href() glyph=Glyph::Kanban name=t::my_tasks value=number.value sub=Signal::derive(|| t::open_tasks().to_owned()) />
    }
}

#[component]
fn Unsent() -> impl IntoView {
    let number = Remote::new(|| async {
        let part = OutboxPart { states: vec![MessageState::Failed], limit: 1, ..OutboxPart::default() };
        Ok(list_messages(&part).await?.page.count.unwrap_or_default())
    });
    live::reload_on(&["message"], number);
    let query = vec![("state".to_owned(), MessageState::Failed.code().to_owned())];
    let href = Address { route: Route::Messages, query, fragment: String::new() }.href();
    view! {
        <Stat href glyph=Glyph::Mail name=t::unsent value=number.value sub=Signal::derive(|| t::unsent_sub().to_owned()) tone="danger" />
    }
}
