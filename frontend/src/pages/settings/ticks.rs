//! Several of a closed set, as check boxes.

use leptos::prelude::*;

use crate::components::{Checkbox, FormErrors, Glyph, Icon};
use crate::i18n::{Plain, lang};

/// Ticks what is in `chosen`, which keeps the order of the set.
#[component]
pub fn Ticks<T>(
    #[prop(into)] label: TextProp,
    hint: Plain,
    /// Pointer of the list in the document.
    at: &'static str,
    /// The whole set.
    all: &'static [T],
    /// As people read one of it.
    name: fn(T, domain::Lang) -> &'static str,
    chosen: RwSignal<Vec<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let errors = use_context::<FormErrors>();
    let entry = move |one: T| {
        let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&one)));
        let change = move |on: bool| {
            chosen.update(|chosen| {
                let kept = all.iter().copied().filter(|other| if *other == one { on } else { chosen.contains(other) });
                *chosen = kept.collect();
            });
        };
        view! { <Checkbox label=move || name(one, lang()) checked on_change=change /> }
    };
    let error = move || {
        let error = errors.and_then(|errors| errors.at(at));
        error.map(|error| view! { <span class="err"><Icon glyph=Glyph::Alert />{error}</span> })
    };
    view! {
        <fieldset class="field">
            <legend class="label">{move || label.get()}</legend>
            <p class="sub">{hint}</p>
            <div class="check-list">{all.iter().copied().map(entry).collect_view()}</div>
            <div aria-live="polite">{error}</div>
        </fieldset>
    }
}
