//! Finding one of many by typing: a combobox over a search.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use uuid::Uuid;

use super::field::fresh_id;
use super::icon::{Glyph, Icon};
use crate::browser::timer::Debounce;
use crate::i18n::texts::{interface as t, shell};
use crate::remote::Remote;

/// Something that can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub id: Uuid,
    pub title: String,
    /// What tells it from its namesakes.
    pub detail: String,
}

type Search = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<Vec<Choice>, crate::api::Failure>>>> + Send + Sync>;

/// A search field that offers what fits. `search` is asked 200 ms after the last letter.
#[component]
pub fn Picker<F>(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] hint: Option<TextProp>,
    search: impl Fn(String) -> F + Send + Sync + 'static,
    #[prop(into)] on_pick: Callback<Choice>,
) -> impl IntoView
where
    F: Future<Output = Result<Vec<Choice>, crate::api::Failure>> + 'static,
{
    let search: Search = Arc::new(move |text| Box::pin(search(text)));
    let (typed, asked) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let active = RwSignal::new(0usize);
    let found = Remote::new(move || {
        let (search, text) = (search.clone(), asked.get());
        async move { if text.is_empty() { Ok(Vec::new()) } else { search(text).await } }
    });
    let pick = move |choice: Choice| {
        typed.set(String::new());
        asked.set(String::new());
        found.put(Vec::new());
        on_pick.run(choice);
    };
    let pause = StoredValue::new_local(Debounce::default());
    let input = move |text: String| {
        typed.set(text.clone());
        active.set(0);
        pause.with_value(|pause| pause.run(Duration::from_millis(200), move || _ = asked.try_set(text.trim().to_owned())));
    };
    let choices = Memo::new(move |_| found.value.get().unwrap_or_default());
    let key = move |event: leptos::ev::KeyboardEvent| {
        let count = choices.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.update(|i| *i = (*i + 1) % count),
            "ArrowUp" if count > 0 => active.update(|i| *i = (*i + count - 1) % count),
            "Enter" if !typed.with(String::is_empty) => {
                if let Some(choice) = choices.with(|c| c.get(active.get_untracked()).cloned()) {
                    pick(choice);
                }
            }
            "Escape" if count > 0 => input(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let (id, list) = (fresh_id(), fresh_id());
    let (for_label, controls, option_id) = (id.clone(), list.clone(), list.clone());
    let active_id = {
        let list = list.clone();
        move || (!choices.with(Vec::is_empty)).then(|| format!("{list}-{}", active.get()))
    };
    let options = move || {
        let option = |(i, choice): (usize, Choice)| {
            let picked = choice.clone();
            view! {
                <div
                    class="opt"
                    role="option"
                    id=format!("{option_id}-{i}")
                    aria-selected=move || (active.get() == i).to_string()
                    on:mousedown=move |event| {
                        event.prevent_default();
                        pick(picked.clone());
                    }
                >
                    <span>{choice.title}</span>
                    <span class="end num">{choice.detail}</span>
                </div>
            }
        };
        choices.get().into_iter().enumerate().map(option).collect_view()
    };
    let nothing = move || !asked.with(String::is_empty) && !found.loading.get() && choices.with(Vec::is_empty);
    view! {
        <div class="field picker">
            <label for=for_label>{move || label.get()}</label>
            <span class="input">
                <Icon glyph=Glyph::Search />
                <input
                    id=id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    maxlength="100"
                    placeholder=t::search
                    aria-autocomplete="list"
                    aria-controls=controls
                    aria-expanded=move || (!choices.with(Vec::is_empty)).to_string()
                    aria-activedescendant=active_id
                    prop:value=move || typed.get()
                    on:input=move |event| input(event_target_value(&event))
                    on:keydown=key
                />
            </span>
            {hint.map(|hint| view! { <span class="hint">{move || hint.get()}</span> })}
            <div class="picker-list" role="listbox" id=list hidden=move || choices.with(Vec::is_empty)>{options}</div>
            <Show when=nothing><p class="sub" role="status">{shell::palette_empty}</p></Show>
        </div>
    }
}
