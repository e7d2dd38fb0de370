//! The conversation that is open.

use domain::consultations::{ConsultationState, ConsultationView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::advice::{Alarm, NotForEmergencies};
use super::answering::Rules;
use super::compose::Compose;
use super::end::End;
use super::meeting::Meeting;
use super::message::Conversation;
use super::page::LIVE;
use super::{files, words};
use crate::api::consultations as api;
use crate::browser::{listen, page};
use crate::format;
use crate::i18n::texts::portal_consult as t;
use crate::live;
use crate::pages::portal::parts::{Disc, Shown, icon, ticking};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// One conversation. What is shown while the page is in sight counts as read.
#[component]
pub fn Thread(id: Uuid, rules: Rules) -> impl IntoView {
    let open = Remote::new(move || api::find_consultation(id));
    let files = files::of(id);
    live::reload_on(LIVE, open);
    live::reload_on(LIVE, files);
    note_reading(open);
    let content = move |view: Signal<ConsultationView>| {
        let head = Memo::new(move |_| view.with(|v| (v.practitioner_name.clone(), v.subject.clone(), v.contact_name.clone())));
        let overseer = Memo::new(move |_| view.with(words::overseer));
        let advice = Memo::new(move |_| view.with(|v| v.advice.clone()));
        view! {
            {move || person(head.get())}
            {move || match advice.get() {
                Some(advice) => view! { <Alarm advice /> }.into_any(),
                None => view! { <NotForEmergencies rules /> }.into_any(),
            }}
            {move || overseer.get().map(|words| view! { <div class="notice plain">{icon("#i-eye", "i")}<p>{words}</p></div> })}
            <Conversation view files><Waiting view /></Conversation>
            <Arrivals view />
            <Meeting view />
            <End view open=open />
            <Compose view open=open rules files />
        }
        .into_any()
    };
    view! { <section class="stack consult" aria-labelledby="consult-t"><Shown remote=open children=content /></section> }
}

fn person((doctor, subject, patient): (String, String, String)) -> impl IntoView {
    view! {
        <header class="person">
            <Disc name=doctor.clone() class="av l" />
            <div><h1 id="consult-t" class="h-sm">{doctor}</h1><span class="meta">{subject}", "{t::about(&patient)}</span></div>
        </header>
    }
}

/// Says that it was read, as soon as it is in sight; once for each message.
fn note_reading(open: Remote<ConsultationView>) {
    let visible = RwSignal::new(!page::document().hidden());
    listen::on(&page::document(), "visibilitychange", move |_: web_sys::Event| visible.set(!page::document().hidden()));
    let told = StoredValue::new(None::<Uuid>);
    Effect::new(move |_| {
        let last = open.value.with(|view| {
            let view = view.as_ref().filter(|view| view.unread > 0)?;
            Some((view.id, view.messages.last()?.id))
        });
        let Some((consultation, message)) = last.filter(|(_, message)| visible.get() && told.get_value() != Some(*message)) else { return };
        told.set_value(Some(message));
        spawn_local(async move {
            // It is told again with the next message, or when the page is opened again.
            let read = api::create_consultation_reading(consultation, message).await;
            if let Some(view) = read.ok().filter(|_| told.try_get_value().is_some()) {
                open.put(view);
            }
        });
    });
}

/// Until when it is answered.
#[component]
fn Waiting(view: Signal<ConsultationView>) -> impl IntoView {
    let now = ticking();
    let due = Memo::new(move |_| view.with(|v| v.answer_due_at.filter(|_| v.state == ConsultationState::Open)));
    // To the minute, so that nothing is drawn anew each second.
    let left = Memo::new(move |_| due.get().map(|due| (due - now.get()).num_minutes()));
    move || {
        let (due, left) = (due.get()?, left.get()?);
        let zone = view.with_untracked(words::zone_of);
        let time = words::soon(due, &zone);
        let (tone, title, text) = match left {
            0.. if due > format::now() => ("tile info", t::due(&time), t::due_left(&words::span(left))),
            _ => ("tile warn", t::overdue().to_owned(), t::overdue_text(&time)),
        };
        Some(view! {
            <li class="wait">
                <span class=tone>{icon("#i-clock", "i")}</span>
                <span><strong>{title}</strong><span class="meta"><br />{text}</span></span>
            </li>
        })
    }
}

/// Says aloud that something was written, and where a visit was made of it.
#[component]
fn Arrivals(view: Signal<ConsultationView>) -> impl IntoView {
    let words = RwSignal::new("");
    let last = Memo::new(move |_| view.with(|v| v.messages.last().map(|message| (message.id, message.own))));
    Effect::new(move |before: Option<Option<(Uuid, bool)>>| {
        let now = last.get();
        if before.is_some_and(|before| before != now) && now.is_some_and(|(_, own)| !own) {
            words.set("");
            words.set(t::arrived());
        }
        now
    });
    let visits = Memo::new(move |_| view.with(|v| v.outcomes.iter().filter_map(|outcome| outcome.appointment_id).collect::<Vec<_>>()));
    view! {
        <p class="vh" role="status">{move || words.get()}</p>
        {move || visits.get().into_iter().map(|visit| view! {
            <p class="card quiet person">
                {icon("#i-cal", "i")}
                <span class="meta">{t::became_visit}". "<a class="link" href=Place::Visit(visit).href()>{t::see_visit}</a></span>
            </p>
        }).collect_view()}
    }
}
