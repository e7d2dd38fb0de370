//! The screen of the waiting room: numbers and initials, nothing else of a person; a call is spoken when sound is on.

use std::collections::HashMap;

use domain::scheduling::{QueueDisplayEntry, QueueDisplayView, QueueState};
use leptos::prelude::*;
use uuid::Uuid;

use super::speech;
use crate::api::queue::list_queue_display;
use crate::browser::page;
use crate::components::{Button, FailureNote, Glyph, LinkButton, Mark, Skeleton};
use crate::format::{self, Zone};
use crate::i18n::texts::queue as t;
use crate::live;
use crate::pages::scheduling::words::ticking;
use crate::remote::Remote;
use crate::route::{self, Route};
use crate::shell;

/// The whole screen, without rail and bar.
#[component]
pub fn QueueDisplayPage() -> impl IntoView {
    shell::title(|| t::display().to_owned());
    live::follow();
    let at = route::query("at");
    let at = Memo::new(move |_| at.get().and_then(|id| id.parse::<Uuid>().ok()));
    let shown = Remote::new(move || {
        let at = at.get().unwrap_or_default();
        async move { list_queue_display(at).await }
    });
    live::reload_on(&["queue", "appointment"], shown);
    let sound = RwSignal::new(false);
    speak_calls(shown, sound);
    let now = ticking();
    let content = move || match (shown.value.get(), shown.failure.get()) {
        (Some(view), _) => view! { <Numbers view /> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| shown.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=6 /> }.into_any(),
    };
    let place = move || shown.value.with(|v| v.as_ref().map(|v| v.location_name.clone()));
    let clock = move || {
        let zone = shown.value.with(|v| v.as_ref().map(|v| Zone::new(&v.time_zone))).unwrap_or_default();
        format::time(now.get(), &zone)
    };
    let stale = move || match live::line() {
        live::Line::Live => None,
        live::Line::Stale(heard) => {
            let zone = shown.value.with_untracked(|v| v.as_ref().map(|v| Zone::new(&v.time_zone))).unwrap_or_default();
            Some(
                view! { <span class="status" data-s="warning">{crate::i18n::texts::shell::stale_title(&format::time(heard, &zone))}</span> },
            )
        }
    };
    let toggle = move |()| {
        sound.update(|on| *on = !*on);
        if sound.get_untracked() {
            // Browsers let a page speak only after somebody has pressed something.
            speech::say(t::sound_is_on());
        }
    };
    view! {
        <main class="display" id="main">
            <header>
                <p class="org"><Mark /><b>{place}</b></p>
                {stale}
                <time class="num">{clock}</time>
            </header>
            {content}
            <footer>
                <Button icon=Glyph::Volume pressed=sound on_press=toggle>{t::sound}</Button>
                <Button icon=Glyph::Monitor on_press=|()| page::fullscreen()>{t::fullscreen}</Button>
                <LinkButton href=Route::Queue.href()>{t::back_to_board}</LinkButton>
            </footer>
        </main>
    }
}

/// Says a number when it is called, also once more.
fn speak_calls(shown: Remote<QueueDisplayView>, sound: RwSignal<bool>) {
    Effect::new(move |heard: Option<HashMap<String, i32>>| {
        let view = shown.value.get();
        let Some(view) = view else { return heard.unwrap_or_default() };
        let called = |e: &&QueueDisplayEntry| e.state == QueueState::Called;
        let calls: HashMap<String, i32> = view.data.iter().filter(called).map(|e| (e.number_text.clone(), e.calls)).collect();
        if let Some(heard) = heard.filter(|_| sound.get_untracked()) {
            for entry in view.data.iter().filter(called) {
                if heard.get(&entry.number_text).is_none_or(|before| *before < entry.calls) {
                    speech::say(&t::spoken_call(&speech::spelled(&entry.number_text), &entry.practitioner_name));
                }
            }
        }
        calls
    });
}

#[component]
fn Numbers(view: QueueDisplayView) -> impl IntoView {
    let (now, next): (Vec<_>, Vec<_>) = view.data.into_iter().partition(|e| matches!(e.state, QueueState::Called | QueueState::InProgress));
    let big = |entry: QueueDisplayEntry| {
        let called = entry.state == QueueState::Called;
        let word = if called { t::please_come } else { t::being_seen };
        view! {
            <li data-called=called.then_some("true")>
                <b class="num">{entry.number_text}</b>
                <span class="ini">{entry.initials}</span>
                <span class="whom">{entry.practitioner_name}</span>
                <span class="sub">{word}</span>
            </li>
        }
    };
    let small = |entry: QueueDisplayEntry| {
        view! { <li><b class="num">{entry.number_text}</b><span class="ini">{entry.initials}</span><span class="whom">{entry.practitioner_name}</span></li> }
    };
    let nobody = now.is_empty();
    view! {
        <section class="called" role="status" aria-live="polite">
            <h1>{t::now_called}</h1>
            {nobody.then(|| view! { <p class="sub">{t::nobody_called}</p> })}
            <ul>{now.into_iter().map(big).collect_view()}</ul>
        </section>
        <section class="upcoming"><h2>{t::upcoming}</h2><ul>{next.into_iter().take(10).map(small).collect_view()}</ul></section>
    }
}
