//! Times of day as people write them.

use chrono::NaiveTime;
use leptos::prelude::*;

use super::field::{Wiring, framed};
use crate::format;
use crate::i18n::{lang, texts::interface as t};

/// A time of day: `8`, `08.30`, `8:30`, `0830`. `value` is `None` while it cannot be read.
#[component]
pub fn TimeField(
    #[prop(into)] label: TextProp,
    value: RwSignal<Option<NaiveTime>>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] hint: Option<TextProp>,
) -> impl IntoView {
    let written = |time: NaiveTime| format::date::clock(time, lang());
    let text = RwSignal::new(value.get_untracked().map(written).unwrap_or_default());
    let unread = RwSignal::new(false);
    let own = Signal::derive(move || unread.get().then(|| t::time_unread().to_owned()));
    let wiring = Wiring::new(at, Some(own));
    let typing = wiring.clone();
    Effect::new(move |_| {
        let time = value.get();
        if time.is_some() && time != format::date::typed_time(&text.get_untracked()) {
            text.set(time.map(written).unwrap_or_default());
        }
    });
    let control = view! {
        <span class="input">
            <input
                id=wiring.id.clone()
                type="text"
                inputmode="numeric"
                maxlength="5"
                autocomplete="off"
                data-unread=move || (value.get().is_none() && !text.with(String::is_empty)).then_some("true")
                aria-invalid=wiring.invalid()
                aria-describedby=wiring.described_by()
                prop:value=move || text.get()
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    unread.set(false);
                    value.set(format::date::typed_time(&text.get_untracked()));
                    typing.corrected();
                }
                on:blur=move |_| {
                    unread.set(!text.with(String::is_empty) && value.get_untracked().is_none());
                    if let Some(time) = value.get_untracked() {
                        text.set(written(time));
                    }
                }
            />
        </span>
    };
    framed(&wiring, label, optional, hint, control.into_any())
}
