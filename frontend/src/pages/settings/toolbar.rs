//! Search and the archive above a list.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::timer::Debounce;
use crate::components::{Chip, Glyph, Icon};
use crate::i18n::texts::{interface, settings as t};
use crate::route::{self, Route};
use crate::shell::open_to;

/// Searches a list, 200 ms after the last letter; `/` reaches it.
#[component]
pub fn SearchBox(#[prop(into)] label: TextProp, asked: RwSignal<String>) -> impl IntoView {
    let typed = RwSignal::new(asked.get_untracked());
    let pause = StoredValue::new_local(Debounce::default());
    let input = move |event| {
        typed.set(event_target_value(&event));
        let text = typed.get_untracked().trim().to_owned();
        pause.with_value(|pause| pause.run(Duration::from_millis(200), move || _ = asked.try_set(text)));
    };
    // Emptied from outside, by "clear the filters".
    Effect::new(move |_| {
        if asked.with(String::is_empty) {
            typed.set(String::new());
        }
    });
    view! {
        <label class="input search-box">
            <Icon glyph=Glyph::Search />
            <span class="vh">{move || label.get()}</span>
            <input
                type="search"
                data-key="/"
                maxlength="100"
                autocomplete="off"
                placeholder=interface::search
                prop:value=move || typed.get()
                on:input=input
            />
        </label>
    }
}

/// Whether the list shows archived records too; kept in the address.
pub fn shows_archive() -> Memo<bool> {
    let kept = route::query("archived");
    Memo::new(move |_| kept.with(Option::is_some))
}

/// Shows or hides archived records.
#[component]
pub fn ArchiveSwitch() -> impl IntoView {
    let shown = shows_archive();
    let toggle = move |()| {
        let wanted = (!shown.get_untracked()).then(|| "1".to_owned());
        route::replace_query(&[("archived", wanted)]);
    };
    view! { <Chip pressed=shown on_press=toggle>{t::with_archive}</Chip> }
}

/// The link to the form of a new record, for those who may make one; `c` follows it.
#[component]
pub fn NewLink(target: Route, #[prop(into)] label: TextProp) -> impl IntoView {
    let label = StoredValue::new(label);
    view! {
        <Show when=move || open_to(target)>
            <a class="btn" data-kind="primary" data-key="c" href=target.href()>
                <Icon glyph=Glyph::Plus />
                {move || label.with_value(TextProp::get)}
            </a>
        </Show>
    }
}
