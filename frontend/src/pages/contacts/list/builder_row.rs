//! One condition in the builder: field, comparison, value.

use domain::contacts::ContactField;
use domain::filter::FilterField;
use leptos::prelude::*;

use super::draft::Draft;
use super::fields::{self, offered};
use super::filter_editor::ops;
use super::known::Known;
use super::value_field::ValueField;
use crate::components::{Glyph, IconButton, SelectField, Size};
use crate::i18n::texts::{interface, lists as l, patients as t};

/// A row. Another field starts the comparison and the value anew.
#[component]
pub fn BuilderRow(draft: RwSignal<Draft>, known: Known, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let name = RwSignal::new(draft.with_untracked(|draft| draft.field.name().to_owned()));
    let options = Signal::derive(move || {
        let mut all = offered();
        let own = draft.with(|draft| draft.field);
        if !all.contains(&own) {
            all.push(own);
        }
        all.into_iter().map(|field| (field.name().to_owned(), fields::label(field).to_owned())).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let field = name.with(|name| ContactField::from_name(name));
        if let Some(field) = field.filter(|field| *field != draft.with_untracked(|draft| draft.field)) {
            draft.set(Draft::new(field));
        }
    });
    let label = move || fields::label(draft.with(|draft| draft.field));
    let value = move || {
        let draft = draft.get();
        view! {
            <SelectField label=t::filter_op value=draft.op options=ops(draft) />
            <div class="builder-value"><ValueField draft known compact=true /></div>
        }
    };
    view! {
        <div class="builder-row" role="group" aria-label=move || l::condition_on(label())>
            <SelectField label=l::which_field value=name options />
            {value}
            <IconButton glyph=Glyph::X label=move || interface::remove_named(label()) size=Size::Small on_press=on_remove />
        </div>
    }
}
