//! Choosing, moving and widening the columns of a list.

use leptos::prelude::*;

use super::columns::{CHOOSABLE, title_of};
use super::layout::{all_keys, chosen, moved, shown_keys};
use super::state::ListState;
use crate::browser::{focus, page};
use crate::components::grid::Arrange;
use crate::components::{Glyph, Icon, Menu, MenuCheck, MenuHead, MenuItem, MenuLine};
use crate::i18n::{
    Count,
    texts::{interface, patients as t},
};

/// What the heads of the grid do. `said` is read aloud.
pub fn arrange(state: ListState, said: RwSignal<String>) -> Arrange {
    Arrange {
        width: Callback::new(move |key: &'static str| state.widths.with(|widths| widths.get(key).copied())),
        on_width: Callback::new(move |(key, width): (&'static str, Option<u16>)| {
            state.widths.update(|widths| match width {
                Some(width) => _ = widths.insert(key, width),
                None => _ = widths.remove(key),
            });
        }),
        on_move: Callback::new(move |(key, to)| relocate(state, key, to, said)),
        on_hide: Callback::new(move |key| toggle(state, key)),
    }
}

/// Moves a column to a place among the shown ones.
fn relocate(state: ListState, key: &'static str, to: usize, said: RwSignal<String>) {
    let keys = state.columns.with_untracked(|columns| shown_keys(columns));
    let after = moved(&keys, key, to);
    if after == keys {
        return;
    }
    let place = after.iter().position(|k| *k == key).unwrap_or_default() as i64 + 1;
    said.set(interface::column_moved(title_of(key), Count(place), Count(after.len() as i64)));
    state.columns.set(chosen(&after));
}

/// Shows or hides a column; the last one stays.
fn toggle(state: ListState, key: &'static str) {
    let mut keys = state.columns.with_untracked(|columns| shown_keys(columns));
    match keys.iter().position(|k| *k == key) {
        Some(_) if keys.len() == 1 => return,
        Some(at) => drop(keys.remove(at)),
        None => keys.push(key),
    }
    state.columns.set(chosen(&keys));
}

/// Which columns are shown, and in what order.
#[component]
pub fn ColumnsMenu(state: ListState, said: RwSignal<String>) -> impl IntoView {
    let shown = Memo::new(move |_| state.columns.with(|columns| shown_keys(columns)));
    let all = CHOOSABLE.len() + 1;
    let trigger =
        move || view! { <Icon glyph=Glyph::Columns /><span class="num">{move || format!("{}/{all}", shown.get().len() + 1)}</span> };
    let label = move || t::columns_of(Count(shown.get().len() as i64 + 1), Count(all as i64));
    let reset = move |()| {
        state.columns.set(Vec::new());
        state.widths.set(Default::default());
    };
    let dragged = RwSignal::new(None::<&'static str>);
    view! {
        <Menu trigger label>
            <MenuHead>{interface::columns_shown}</MenuHead>
            <MenuCheck checked=true disabled=true on_press=|()| ()>
                <Icon glyph=Glyph::Pin />
                {t::name_and_mrn}
                <span class="sub">{interface::pinned}</span>
            </MenuCheck>
            <For
                each=move || state.columns.with(|columns| all_keys(columns))
                key=|key| *key
                children=move |key| view! { <Entry state key_=key shown dragged said /> }
            />
            <p class="menu-note">{interface::columns_order}</p>
            <MenuLine />
            <MenuItem icon=Glyph::Undo on_press=reset>{interface::columns_reset}</MenuItem>
        </Menu>
    }
}

/// One column of the chooser: press to show or hide, drag or Alt with an arrow to move.
#[component]
fn Entry(
    state: ListState,
    key_: &'static str,
    shown: Memo<Vec<&'static str>>,
    dragged: RwSignal<Option<&'static str>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let place = move |key: &str| shown.with_untracked(|keys| keys.iter().position(|k| *k == key));
    let checked = Signal::derive(move || shown.with(|keys| keys.contains(&key_)));
    let key_pressed = move |event: leptos::ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => -1,
            "ArrowDown" if event.alt_key() => 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = place(key_).and_then(|at| at.checked_add_signed(by)).filter(|to| *to < shown.with_untracked(Vec::len)) {
            relocate(state, key_, to, said);
            refocus(key_);
        }
    };
    let over = move |event: web_sys::DragEvent| {
        if dragged.get_untracked().is_some() && place(key_).is_some() {
            event.prevent_default();
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        if let Some((moved, to)) = dragged.get_untracked().zip(place(key_)) {
            relocate(state, moved, to, said);
        }
        dragged.set(None);
    };
    view! {
        <MenuCheck
            checked
            on_press=move |()| toggle(state, key_)
            attr:data-choose=key_
            attr:draggable=move || checked.get().to_string()
            on:keydown=key_pressed
            on:dragstart=move |_| dragged.set(Some(key_))
            on:dragend=move |_| dragged.set(None)
            on:dragover=over
            on:drop=dropped
        >
            <Icon glyph=Glyph::Grip />
            {move || title_of(key_)}
        </MenuCheck>
    }
}

/// An entry that has moved keeps the focus.
fn refocus(key: &'static str) {
    request_animation_frame(move || {
        if let Some(entry) = page::first(&format!("[data-choose=\"{key}\"]")) {
            focus::on(&entry);
        }
    });
}
