//! Writing on the timeline.

use domain::contacts::{CreateInteraction, InteractionKind};
use leptos::prelude::*;

use super::Opened;
use super::entry_form::{EntryDraft, EntryFields};
use crate::api::Key;
use crate::api::contacts::create_interaction;
use crate::components::{Button, ErrorSummary, FailureNote, FormErrors, Kind, Segmented, toast};
use crate::i18n::{
    lang,
    texts::{interface, person as t},
};
use crate::remote::Submit;
use crate::route;

/// The kinds that are written by hand.
const KINDS: [InteractionKind; 4] = [InteractionKind::Note, InteractionKind::Call, InteractionKind::Message, InteractionKind::Visit];

/// The words of the button that saves an entry; it names the person.
pub fn save_label(kind: InteractionKind, name: &str) -> String {
    match kind {
        InteractionKind::Note => t::save_note(name),
        InteractionKind::Call => t::save_call(name),
        InteractionKind::Message => t::save_message(name),
        InteractionKind::Email => t::save_email(name),
        InteractionKind::Visit => t::save_visit(name),
    }
}

/// The box above the timeline: one line until somebody begins to write.
#[component]
pub fn Composer(opened: Opened) -> impl IntoView {
    let composing = opened.composing;
    let options = Signal::derive(|| KINDS.map(|kind| (kind.code(), kind.label(lang()).to_owned())).to_vec());
    let value = Signal::derive(move || composing.get().unwrap_or(InteractionKind::Note).code().to_owned());
    let choose = move |code: String| composing.set(InteractionKind::from_code(&code));
    let open = Memo::new(move |_| composing.with(Option::is_some));
    view! {
        <div class="composer">
            <Segmented label=t::composer options value on_change=choose />
            <Show
                when=move || open.get()
                fallback=move || view! {
                    <button class="begin" type="button" data-key="n" on:click=move |_| composing.set(Some(InteractionKind::Note))>
                        <span>{move || t::write_note(&opened.name())}</span>
                        <span class="kbd hide-phone">"N"</span>
                    </button>
                }
            >
                <Form opened />
            </Show>
        </div>
    }
}

#[component]
fn Form(opened: Opened) -> impl IntoView {
    let errors = FormErrors::provide();
    let composing = opened.composing;
    let draft = EntryDraft::new(composing.get_untracked().unwrap_or(InteractionKind::Note));
    Effect::new(move |_| {
        if let Some(kind) = composing.get() {
            draft.kind.set(kind);
            errors.clear();
        }
    });
    crate::browser::focus::soon(".composer textarea, .composer .entry-fields input");
    route::watch_unsaved(Signal::derive(move || draft.is_written()));
    let key = StoredValue::new(Key::new());
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(entry) = draft.read(errors) {
            save(opened, submit, entry, key.get_value());
        }
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            if !failure.fields().is_empty() {
                // What was refused is sent anew once corrected.
                key.set_value(Key::new());
            }
        }
    });
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty());
    view! {
        <form class="entry-form" on:submit=send>
            <ErrorSummary errors />
            {move || other().map(|failure| view! { <FailureNote failure /> })}
            <EntryFields draft />
            <div class="entry-foot">
                <Button kind=Kind::Quiet on_press=move |()| composing.set(None)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>
                    {move || save_label(draft.kind.get(), &opened.name())}
                </Button>
            </div>
        </form>
    }
}

fn save(opened: Opened, submit: Submit, entry: CreateInteraction, key: Key) {
    let (people, id) = (opened.people, opened.person.with_untracked(|p| p.id));
    let visited = entry.kind == InteractionKind::Visit;
    submit.run(async move { create_interaction(people, id, &entry, &key).await }, move |_| {
        opened.composing.set(None);
        opened.written.update(|n| *n = n.wrapping_add(1));
        toast::done(t::saved_entry());
        // A visit counts as the last one.
        if visited {
            opened.remote.reload();
        }
    });
}
