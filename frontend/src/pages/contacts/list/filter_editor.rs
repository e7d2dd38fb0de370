//! The little form of one filter: comparison and value.

use leptos::prelude::*;

use super::draft::Draft;
use super::fields;
use super::filter_set::Part;
use super::filters::Editing;
use super::known::Known;
use super::state::ListState;
use super::value_field::ValueField;
use crate::components::{Button, Kind, SelectField};
use crate::i18n::texts::patients as t;

/// Edits the filter of one field.
#[component]
pub fn FilterEditor(state: ListState, known: Known, editing: Editing, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let Editing { field, at } = editing;
    let before = at.and_then(|at| state.filter.with_untracked(|filter| filter.parts.get(at).cloned()));
    let draft = match &before {
        Some(Part::One(condition)) => Draft::of(condition).unwrap_or_else(|| Draft::new(field)),
        _ => Draft::new(field),
    };
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(condition) = untrack(|| draft.read()) else { return };
        state.filter.update(|filter| match at.filter(|at| *at < filter.parts.len()) {
            Some(at) => filter.parts[at] = Part::One(condition),
            None => filter.parts.push(Part::One(condition)),
        });
        on_done.run(());
    };
    let incomplete = Signal::derive(move || draft.read().is_none());
    view! {
        <form class="filter-form" on:submit=apply>
            <SelectField label=move || fields::label(field) value=draft.op options=ops(draft) />
            <ValueField draft known />
            <Button kind=Kind::Primary submit=true disabled=incomplete>{t::filter_apply}</Button>
        </form>
    }
}

/// The comparisons on offer: (code, words).
pub fn ops(draft: Draft) -> Signal<Vec<(String, String)>> {
    let editor = fields::editor(draft.field);
    Signal::derive(move || draft.ops().into_iter().map(|code| (code.to_owned(), fields::op_words(editor, code).to_owned())).collect())
}
