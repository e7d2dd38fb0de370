//! Replying to the patient: text, files, canned answers. Ctrl Enter sends.

use domain::consultations::{CannedAnswerView, ConsultationState, ConsultationView};
use leptos::prelude::*;

use super::canned::{Canned, CannedList, LIST, put};
use super::card::language_of;
use super::chosen_files::{ChosenFiles, FileButton};
use super::draft::MessageDraft;
use super::message::Files;
use super::thread::Person;
use crate::browser::{focus, page};
use crate::components::{Button, FailureNote, Glyph, IconButton, Kind, toast};
use crate::i18n::texts::consultations as t;
use crate::remote::Remote;
use crate::route;

/// The form; a closed consultation says how it is opened again.
#[component]
pub fn Composer(view: Signal<ConsultationView>, open: Remote<ConsultationView>, person: Person, files: Files) -> impl IntoView {
    let closed = Memo::new(move |_| view.with(|v| v.state == ConsultationState::Closed));
    move || match closed.get() {
        true => view! { <p class="reply sub">{t::closed_note}</p> }.into_any(),
        false => view! { <Form view open person files /> }.into_any(),
    }
}

#[component]
fn Form(view: Signal<ConsultationView>, open: Remote<ConsultationView>, person: Person, files: Files) -> impl IntoView {
    let (draft, canned) = (MessageDraft::new(view.with_untracked(|v| v.id)), Canned::new());
    let (text, submit) = (draft.text, draft.submit);
    let name = Memo::new(move |_| view.with(|v| v.contact_name.clone()));
    let language = Memo::new(move |_| person.value.with(|found| language_of(found.as_ref().and_then(Option::as_ref))));
    route::watch_unsaved(Signal::derive(move || draft.is_written()));
    let post = move || {
        draft.post(move |sent| {
            toast::done(t::reply_sent(&sent.contact_name));
            open.put(sent);
            files.reload();
        });
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        post();
    };
    let pick = move |answer: CannedAnswerView| {
        text.update(|text| *text = put(text, &answer, language.get_untracked()));
        canned.asked.set(None);
        focus::soon("#reply");
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            return post();
        }
        if let Some(chosen) = canned.key(&event.key()) {
            event.prevent_default();
            if let Some(answer) = chosen {
                pick(answer);
            }
        }
    };
    let refused = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <form class="reply" on:submit=send novalidate aria-label=move || t::reply_to(&name.get())>
            {refused}
            {move || draft.wrong.get().map(|words| view! { <p class="err" role="alert">{words}</p> })}
            <CannedList canned language on_pick=pick />
            <label class="vh" for="reply" data-key="n">{move || t::reply_to(&name.get())}</label>
            <Field draft canned on_key=Callback::new(keys) />
            <ChosenFiles files=draft.files busy=submit.busy />
            <div class="reply-foot">
                <FileButton files=draft.files />
                <IconButton glyph=Glyph::Stack label=t::canned on_press=move |()| ask(text, canned) />
                <span class="end">
                    <span class="kbd hide-phone">"Ctrl Enter"</span>
                    <Button kind=Kind::Primary icon=Glyph::Send submit=true busy=submit.busy>{move || t::reply_send(&name.get())}</Button>
                </span>
            </div>
        </form>
    }
}

/// What is typed.
#[component]
fn Field(draft: MessageDraft, canned: Canned, on_key: Callback<leptos::ev::KeyboardEvent>) -> impl IntoView {
    let input = move |typed: String| {
        canned.typed(&typed);
        draft.text.set(typed);
    };
    view! {
        <textarea
            class="input"
            id="reply"
            rows="3"
            maxlength="5000"
            placeholder=t::reply_hint
            aria-controls=move || canned.asked.with(Option::is_some).then_some(LIST)
            aria-activedescendant=move || canned.marked()
            aria-invalid=move || draft.wrong.with(Option::is_some).then_some("true")
            prop:value=move || draft.text.get()
            on:input=move |event| input(event_target_value(&event))
            on:keydown=move |event| on_key.run(event)
        ></textarea>
    }
}

/// Asks for canned answers without typing the stroke.
fn ask(text: RwSignal<String>, canned: Canned) {
    text.update(|text| {
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push('/');
    });
    canned.typed(&text.get_untracked());
    if let Some(field) = page::by_id("reply") {
        focus::on(&field);
    }
}
