//! Search and order of a list.

use std::time::Duration;

use leptos::prelude::*;

use super::state::ListState;
use crate::browser::timer::Debounce;
use crate::components::{Glyph, Icon, IconButton, Menu, MenuCheck, MenuHead, Size};
use crate::i18n::{
    Plain,
    texts::{interface, lists as l, patients as t},
};

/// The search field; `/` reaches it.
#[component]
pub fn ListSearch(state: ListState) -> impl IntoView {
    let typed = RwSignal::new(state.q.get_untracked());
    // A view, or taking the filters away, changes the words from elsewhere.
    Effect::new(move |_| {
        let q = state.q.get();
        if typed.with_untracked(|typed| typed.trim() != q) {
            typed.set(q);
        }
    });
    let pause = StoredValue::new_local(Debounce::default());
    let input = move |text: String| {
        typed.set(text.clone());
        pause.with_value(|pause| pause.run(Duration::from_millis(250), move || _ = state.q.try_set(text.trim().to_owned())));
    };
    let clear = move |()| {
        typed.set(String::new());
        state.q.set(String::new());
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !typed.with_untracked(String::is_empty) {
            event.prevent_default();
            clear(());
        }
    };
    view! {
        <span class="input list-search" role="search">
            <Icon glyph=Glyph::Search />
            <input
                type="text"
                inputmode="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                maxlength="100"
                data-key="/"
                aria-label=t::search_label
                title=t::search_label
                placeholder=t::search_hint
                prop:value=move || typed.get()
                on:input=move |event| input(event_target_value(&event))
                on:keydown=key
            />
            <Show when=move || !typed.with(String::is_empty) fallback=|| view! { <span class="kbd hide-phone">"/"</span> }>
                <IconButton glyph=Glyph::X label=t::search_clear size=Size::Small on_press=clear />
            </Show>
        </span>
    }
}

const SORTS: [(&str, Plain); 8] = [
    ("name", t::sort_name),
    ("-name", t::sort_name_back),
    ("-last_visit_at", t::sort_recent),
    ("last_visit_at", t::sort_away),
    ("-created_at", t::sort_new),
    ("-birth_date", t::sort_young),
    ("birth_date", t::sort_old),
    ("mrn", t::sort_mrn),
];

/// The order, for those who cannot press the heads of the columns. While words are searched for, it is that of likeness.
#[component]
pub fn SortMenu(state: ListState) -> impl IntoView {
    let chosen =
        move || state.sort.with(|sort| SORTS.iter().find(|(code, _)| code == sort).map_or(sort.clone(), |(_, name)| name().to_owned()));
    let now = move || if state.is_searched() { l::sort_likeness().to_owned() } else { chosen() };
    let trigger = || view! { <Icon glyph=Glyph::Sort /> };
    let entry = move |(code, name): (&'static str, Plain)| {
        let checked = Signal::derive(move || state.sort.with(|sort| sort == code));
        view! { <MenuCheck radio=true checked on_press=move |()| state.sort.set(code.to_owned())>{name}</MenuCheck> }
    };
    let entries = move || match state.is_searched() {
        true => view! {
            <MenuCheck radio=true checked=Signal::stored(true) on_press=|()| ()>{l::sort_likeness}</MenuCheck>
            <p class="menu-note">{l::sort_likeness_why}</p>
        }
        .into_any(),
        false => SORTS.map(entry).collect_view().into_any(),
    };
    view! {
        <Menu trigger label=move || t::sort_by(&now()) icon_only=true>
            <MenuHead>{interface::sort}</MenuHead>
            {entries}
        </Menu>
    }
}
