//! Dates as people write them.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::field::{Wiring, framed};
use crate::format;
use crate::i18n::texts::interface as t;

/// A date typed day first; what was understood is echoed below. `value` is `None` while it cannot be read.
#[component]
pub fn DateField(
    #[prop(into)] label: TextProp,
    value: RwSignal<Option<NaiveDate>>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked().map(format::birth_date).unwrap_or_default());
    let unread = RwSignal::new(false);
    let own = Signal::derive(move || unread.get().then(|| t::date_unread().to_owned()));
    let wiring = Wiring::new(at, Some(own));
    let typing = wiring.clone();
    // A value that comes from elsewhere (a merge, a draft) is shown; one's own typing is left alone.
    Effect::new(move |_| {
        let date = value.get();
        if date.is_some() && date != format::date::typed(&text.get_untracked()) {
            text.set(date.map(format::birth_date).unwrap_or_default());
        }
    });
    let hint = move || value.get().map_or_else(|| t::date_hint().to_owned(), format::long_date);
    let leave = move |_| unread.set(!text.with(String::is_empty) && value.get_untracked().is_none());
    let control = view! {
        <span class="input">
            <input
                id=wiring.id.clone()
                type="text"
                inputmode="numeric"
                maxlength="12"
                autocomplete=autocomplete
                data-unread=move || (value.get().is_none() && !text.with(String::is_empty)).then_some("true")
                aria-invalid=wiring.invalid()
                aria-describedby=wiring.described_by()
                prop:value=move || text.get()
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    unread.set(false);
                    value.set(format::date::typed(&text.get_untracked()));
                    typing.corrected();
                }
                on:blur=leave
            />
        </span>
    };
    framed(&wiring, label, optional, Some(TextProp::from(hint)), control.into_any())
}
