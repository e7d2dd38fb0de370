//! Search, order and columns of a list.

use std::time::Duration;

use leptos::prelude::*;

use super::columns::{CHOOSABLE, shown_keys};
use super::state::ListState;
use crate::browser::timer::Debounce;
use crate::components::{Glyph, Icon, IconButton, Menu, MenuCheck, MenuHead, MenuItem, MenuLine, Size};
use crate::i18n::{
    Count, Plain,
    texts::{interface, patients as t},
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

/// The order, for those who cannot press the heads of the columns.
#[component]
pub fn SortMenu(state: ListState) -> impl IntoView {
    let now =
        move || state.sort.with(|sort| SORTS.iter().find(|(code, _)| code == sort).map_or(sort.clone(), |(_, name)| name().to_owned()));
    let trigger = || view! { <Icon glyph=Glyph::Sort /> };
    let entry = move |(code, name): (&'static str, Plain)| {
        let checked = Signal::derive(move || state.sort.with(|sort| sort == code));
        view! { <MenuCheck radio=true checked on_press=move |()| state.sort.set(code.to_owned())>{name}</MenuCheck> }
    };
    view! {
        <Menu trigger label=move || t::sort_by(&now()) icon_only=true>
            <MenuHead>{interface::sort}</MenuHead>
            {SORTS.map(entry).collect_view()}
        </Menu>
    }
}

/// Which columns are shown.
#[component]
pub fn ColumnsMenu(state: ListState) -> impl IntoView {
    let shown = Memo::new(move |_| state.columns.with(|chosen| shown_keys(chosen)));
    let all = CHOOSABLE.len() + 1;
    let trigger =
        move || view! { <Icon glyph=Glyph::Columns /><span class="num">{move || format!("{}/{all}", shown.get().len() + 1)}</span> };
    let toggle = move |key: &'static str| {
        let mut keys = shown.get_untracked();
        match keys.iter().position(|k| *k == key) {
            Some(at) => drop(keys.remove(at)),
            None => keys.push(key),
        }
        if keys.is_empty() {
            return;
        }
        let ordered: Vec<String> = CHOOSABLE.iter().filter(|c| keys.contains(&c.key)).map(|c| c.key.to_owned()).collect();
        let usual = ordered.iter().map(String::as_str).eq(shown_keys(&[]));
        state.columns.set(if usual { Vec::new() } else { ordered });
    };
    let entries = CHOOSABLE.iter().map(|column| (column.key, column.title)).collect::<Vec<_>>();
    let entry = move |(key, title): (&'static str, Plain)| {
        let checked = Signal::derive(move || shown.with(|keys| keys.contains(&key)));
        view! { <MenuCheck checked on_press=move |()| toggle(key)>{title}</MenuCheck> }
    };
    let label = move || t::columns_of(Count(shown.get().len() as i64 + 1), Count(all as i64));
    let reset = move |()| state.columns.set(Vec::new());
    view! {
        <Menu trigger label>
            <MenuHead>{interface::columns_shown}</MenuHead>
            <MenuCheck checked=true disabled=true on_press=|()| ()>{t::name_and_mrn}</MenuCheck>
            {entries.clone().into_iter().map(entry).collect_view()}
            <MenuLine />
            <MenuItem icon=Glyph::Undo on_press=reset>{interface::columns_reset}</MenuItem>
        </Menu>
    }
}
