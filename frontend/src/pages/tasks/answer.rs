//! Answering a patient who praised, suggested or complained.

use domain::tasks::{CreateTaskAnswer, TaskView};
use leptos::prelude::*;

use crate::api::Key;
use crate::api::tasks::create_task_answer;
use crate::components::{Button, ErrorSummary, FailureNote, FormErrors, Glyph, Kind, TextArea, toast};
use crate::i18n::texts::tasks as t;
use crate::remote::Submit;
use crate::route;

/// The answer, which also completes the task.
#[component]
pub fn AnswerForm(task: TaskView, changed: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let text = RwSignal::new(String::new());
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    route::watch_unsaved(Signal::derive(move || !submit.busy.get() && !text.with(|text| text.trim().is_empty())));
    let (id, version) = (task.id, task.version);
    let name = task.contact_name.unwrap_or_default();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let body = CreateTaskAnswer { text: text.get_untracked(), complete: true };
        let key = key.get_value();
        submit.run(async move { create_task_answer(id, version, &body, &key).await }, move |_| {
            text.set(String::new());
            toast::done(t::answer_sent());
            changed.run(());
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form class="form" on:submit=send novalidate>
            <ErrorSummary errors />
            {other}
            <TextArea label=t::answer at="/text" value=text max_length=2000 hint=t::answer_hint />
            <div><Button kind=Kind::Primary icon=Glyph::Send submit=true busy=submit.busy>{t::answer_send(&name)}</Button></div>
        </form>
    }
}
