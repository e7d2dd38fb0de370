//! Receiving somebody: by the button of their appointment, or by the code that they say or show.

use domain::scheduling::{CreateCheckIn, QueueEntryView};
use leptos::prelude::*;

use crate::api::{Key, queue as api};
use crate::components::{Button, Glyph, Icon, Kind, toast};
use crate::i18n::texts::queue as t;
use crate::remote::Submit;

/// Checks somebody in and says the number.
pub fn receive(submit: Submit, check_in: CreateCheckIn, on_done: Option<Callback<()>>) {
    let key = Key::new();
    submit.run(async move { api::create_check_in(&check_in, &key).await }, move |entry| {
        said(&entry);
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    });
}

/// Says which number somebody was given.
pub(super) fn said(entry: &QueueEntryView) {
    toast::done(t::number_given(&entry.number_text, &entry.contact_name, &entry.practitioner_name));
}

/// A field for the booking code or what a scanner reads; Enter checks in.
#[component]
pub fn CodeField(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let submit = Submit::new();
    let refused = Memo::new(move |_| {
        let failure = submit.failure.get()?;
        Some(failure.fields().first().map_or_else(|| failure.title(), |field| field.message.clone()))
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return;
        }
        let done = Callback::new(move |()| {
            code.set(String::new());
            on_done.run(());
        });
        receive(submit, api::by_code(&typed), Some(done));
    };
    view! {
        <form class="code-field" on:submit=send>
            <label class="input">
                <Icon glyph=Glyph::Enter />
                <span class="vh">{t::code_label}</span>
                <input
                    type="text"
                    data-key="/"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="200"
                    placeholder=t::code_hint
                    aria-invalid=move || refused.with(Option::is_some).then_some("true")
                    aria-describedby="code-refused"
                    prop:value=move || code.get()
                    on:input=move |event| {
                        code.set(event_target_value(&event));
                        submit.failure.set(None);
                    }
                />
            </label>
            <Button kind=Kind::Plain submit=true busy=submit.busy>{t::check_in}</Button>
            <span class="err" id="code-refused" role="alert">{move || refused.get()}</span>
        </form>
    }
}
