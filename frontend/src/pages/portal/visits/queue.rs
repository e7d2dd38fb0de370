//! portal-4: the own place in the queue, with an honest range and the age of what is shown.

use domain::scheduling::{AppointmentView, QueuePositionView, QueueState};
use leptos::prelude::*;

use crate::api::booking as api;
use crate::browser::share;
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_visits as t};
use crate::live::{self, Line};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Notice, Shown, icon, ticking};
use crate::remote::Remote;

/// The most people that the line draws.
const DRAWN: i32 = 8;

/// The card; it follows the queue.
#[component]
pub fn QueueCard(visit: Signal<AppointmentView>) -> impl IntoView {
    let id = visit.with_untracked(|v| v.id);
    let position = Remote::new(move || api::find_queue_position(id));
    live::reload_on(&["queue", "appointment"], position);
    // The line drops now and then on a phone: ask once a minute as well.
    let clock = ticking();
    let last = StoredValue::new(format::now());
    Effect::new(move |_| {
        if (clock.get() - last.get_value()).num_seconds() >= 60 {
            last.set_value(clock.get_untracked());
            position.reload();
        }
    });
    view! { <Shown remote=position bones=1 children=content /> }
}

fn content(position: Signal<QueuePositionView>) -> AnyView {
    let state = Memo::new(move |_| position.with(|p| p.state));
    Effect::new(move |before: Option<Option<QueueState>>| {
        let now = state.get();
        if now == Some(QueueState::Called) && before.is_some_and(|before| before != now) {
            share::call_attention();
        }
        now
    });
    let number = move || position.with(|p| p.number_text.clone()).unwrap_or_default();
    let notice = move || match state.get() {
        Some(QueueState::Called) => {
            Some(view! { <Notice tone="ok" glyph="#i-bell" title=t::called>{t::called_text(&number())}</Notice> }.into_any())
        }
        Some(QueueState::InProgress) => Some(view! { <Notice tone="ok" glyph="#i-okc" title=t::in_progress></Notice> }.into_any()),
        Some(QueueState::Skipped) => Some(view! { <Notice tone="warn" title=t::skipped>{t::skipped_text}</Notice> }.into_any()),
        _ => None,
    };
    let waiting = move || state.get() == Some(QueueState::Waiting);
    let serving = move || {
        let now = position.with(|p| p.now_serving.first().cloned());
        match now {
            Some(number) => view! { <span class="no">{number}</span> }.into_any(),
            None => view! { <span class="no none">{t::nobody_yet}</span> }.into_any(),
        }
    };
    view! {
        <section class="card queue" aria-label=t::head_queue>
            {notice}
            <div class="nos">
                <div><span class="small">{t::now_serving}</span>{serving}</div>
                {icon("#i-walk", "i l")}
                <div class="mine"><span class="small">{t::my_number}</span><span class="no">{number}</span></div>
            </div>
            {move || waiting().then(|| view! { <Wait position /> })}
            <Freshness position />
            <p class="meta">{t::queue_hint}</p>
            <Rules position />
            <Late />
        </section>
    }
    .into_any()
}

/// How many are before, and from when until when it is one's turn.
#[component]
fn Wait(position: Signal<QueuePositionView>) -> impl IntoView {
    let before = move || position.with(|p| p.before.unwrap_or_default());
    let people = move || match before() {
        0 => t::nobody_before().to_owned(),
        n => t::people(Count(i64::from(n))),
    };
    let zone = move || Zone::new(&position.with(|p| p.time_zone.clone()));
    let estimate = move || {
        position.with(|p| p.estimate).map(|range| {
            let (zone, now) = (zone(), format::now());
            let minutes = |at: chrono::DateTime<chrono::Utc>| (at - now).num_minutes().max(0);
            let span = t::between(&format::clock(range.earliest, &zone), &format::time(range.latest, &zone));
            let soon = match (minutes(range.earliest), minutes(range.latest)) {
                (_, 0) => t::about().to_owned(),
                (from, until) => t::in_minutes(Count(from), Count(until)),
            };
            view! { <div>{icon("#i-clock", "i")}<dt>{t::estimate}</dt><dd>{span}<span class="meta">{soon}</span></dd></div> }
        })
    };
    let line = move || {
        let dots = (0..before().min(DRAWN)).map(|_| view! { <li></li> }).collect_view();
        view! {
            <ol class="line" aria-label=t::line(Count(i64::from(before())))>
                <li class="now"></li>
                {dots}
                <li class="me"></li>
            </ol>
        }
    };
    view! {
        {line}
        <dl class="facts">
            <div>{icon("#i-user", "i")}<dt>{t::before_me}</dt><dd>{people}</dd></div>
            {estimate}
        </dl>
    }
}

/// When this was so: the age grows while the line is down.
#[component]
fn Freshness(position: Signal<QueuePositionView>) -> impl IntoView {
    let now = ticking();
    let got = RwSignal::new(format::now());
    Effect::new(move |_| {
        position.track();
        got.set(format::now());
    });
    let words = move || {
        let zone = Zone::new(&position.with(|p| p.time_zone.clone()));
        let wall = zone.wall(got.get()).format("%H.%M.%S").to_string();
        match (now.get() - got.get()).num_seconds().max(0) {
            seconds @ 0..60 => t::updated(&wall, Count(seconds)),
            seconds => t::updated_minutes(&wall, Count(seconds / 60)),
        }
    };
    let stale = move || {
        let line = live::line();
        matches!(line, Line::Stale(_)).then(|| view! { <Notice tone="warn" title=t::stale></Notice> })
    };
    view! {
        <p class="small live">{words}</p>
        <div role="status">{stale}</div>
    }
}

#[component]
fn Rules(position: Signal<QueuePositionView>) -> impl IntoView {
    let rules = move || position.with(|p| p.rules.clone()).into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view();
    view! {
        <details class="more-d">
            <summary>{icon("#i-chev", "i s")}{t::queue_rules}</summary>
            <ul class="plain-list">{rules}</ul>
        </details>
    }
}

#[component]
fn Late() -> impl IntoView {
    let clinic = clinic();
    move || clinic.phone().map(|phone| view! { <a class="btn sm" href=format!("tel:{phone}")>{icon("#i-phone", "i s")}{t::call_late}</a> })
}
