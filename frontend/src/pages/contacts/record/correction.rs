//! Correcting an entry that one has written oneself, where it stands.

use std::sync::Arc;

use domain::contacts::InteractionView;
use leptos::prelude::*;

use super::Opened;
use super::composer::save_label;
use super::entry_form::{EntryDraft, EntryFields};
use crate::api::contacts::update_interaction;
use crate::api::patch;
use crate::components::grid::Rows;
use crate::components::{Button, ErrorSummary, FailureNote, FormErrors, Kind, toast};
use crate::i18n::texts::{interface, person as t};
use crate::remote::Submit;
use crate::route;

/// The form of an entry, in place of the entry.
#[component]
pub fn Correction(opened: Opened, rows: Rows<InteractionView>, entry: Arc<InteractionView>, editing: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let draft = EntryDraft::of(&entry);
    let kind = entry.kind;
    let start = (draft.subject.get_untracked(), draft.body.get_untracked());
    route::watch_unsaved(Signal::derive(move || draft.subject.get() != start.0 || draft.body.get() != start.1));
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(mut after) = draft.read(errors) else { return };
        let before = entry.writable();
        // The form shows minutes; the seconds of an entry that was not moved stay.
        let same_minute = after.occurred_at.map(|at| at.timestamp() / 60) == before.occurred_at.map(|at| at.timestamp() / 60);
        if same_minute || after.occurred_at.is_none() {
            after.occurred_at = before.occurred_at;
        }
        let Some(change) = patch::between(&before, &after) else { return editing.set(false) };
        let (id, version) = (entry.id, entry.version);
        submit.run(async move { update_interaction(id, version, &change).await }, move |changed| {
            toast::done(t::changed_entry());
            rows.put(changed);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty());
    view! {
        <form class="entry-form entry-edit" on:submit=send>
            <ErrorSummary errors />
            {move || other().map(|failure| view! { <FailureNote failure /> })}
            <EntryFields draft />
            <div class="entry-foot">
                <Button kind=Kind::Quiet on_press=move |()| editing.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || save_label(kind, &opened.name())}</Button>
            </div>
        </form>
    }
}
