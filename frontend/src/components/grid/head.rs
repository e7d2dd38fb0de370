//! The heads of the columns: sorting, and for those who arrange them moving, widening and hiding.

use std::collections::HashSet;

use leptos::prelude::*;

use super::arrange::{Arrange, STEP, fitted, rem};
use super::edge::Edge;
use super::view::Shared;
use super::{Column, Record};
use crate::browser::{focus, page};
use crate::components::{Checkbox, Glyph, Icon, Menu, MenuItem, MenuLine};
use crate::i18n::texts::interface as t;

/// The sort order after pressing the head of a column: ascending, then descending, then ascending again.
fn pressed(sort: &str, field: &str) -> String {
    if sort == field { format!("-{field}") } else { field.to_owned() }
}

#[component]
pub(super) fn Head<T: Record>(grid: Shared<T>, sort: RwSignal<String>) -> impl IntoView {
    let loaded = move || grid.rows.records.with(Vec::len);
    let chosen = move || grid.selection.with(HashSet::len);
    let all = Signal::derive(move || chosen() > 0 && chosen() >= loaded());
    let some = Signal::derive(move || chosen() > 0 && chosen() < loaded());
    let toggle_all = move |on: bool| {
        let ids = grid.rows.records.with_untracked(|records| records.iter().map(|r| r.id()).collect::<HashSet<_>>());
        grid.selection.set(if on { ids } else { HashSet::new() });
    };
    let drag = Drag { column: RwSignal::new(None), over: RwSignal::new(None), width: RwSignal::new(None) };
    let heads = move || {
        let columns = grid.columns.get();
        let last = columns.len().saturating_sub(1);
        columns.into_iter().enumerate().map(|(at, column)| head(grid, column, sort, drag, at, last)).collect_view()
    };
    view! {
        <tr aria-rowindex="1">
            <th class="c" scope="col">
                <Checkbox label=t::select_all hidden_label=true checked=all indeterminate=some on_change=toggle_all />
            </th>
            {heads}
        </tr>
    }
}

/// What is being dragged: a column to another place, or its edge.
#[derive(Clone, Copy)]
struct Drag {
    column: RwSignal<Option<(&'static str, usize)>>,
    over: RwSignal<Option<usize>>,
    width: RwSignal<Option<(&'static str, u16)>>,
}

impl Drag {
    fn begin(self, event: &web_sys::DragEvent, key: &'static str, at: usize) {
        if let Some(data) = event.data_transfer() {
            data.set_effect_allowed("move");
            // Some browsers drag nothing that carries no data; refusing is fine.
            let _ = data.set_data("text/plain", "");
        }
        self.column.set(Some((key, at)));
    }

    /// Another head may take the column.
    fn hover(self, event: &web_sys::DragEvent, at: usize) {
        if self.column.get_untracked().is_some() {
            event.prevent_default();
            if self.over.get_untracked() != Some(at) {
                self.over.set(Some(at));
            }
        }
    }

    fn end(self) {
        self.column.set(None);
        self.over.set(None);
    }

    /// On which side of a head the column would go.
    fn side(self, at: usize) -> Option<&'static str> {
        let (_, from) = self.column.get().filter(|_| self.over.get() == Some(at))?;
        (from != at).then_some(if from < at { "after" } else { "before" })
    }

    fn width_of(self, key: &str) -> Option<u16> {
        self.width.get().filter(|(other, _)| *other == key).map(|(_, width)| width)
    }
}

fn head<T: Record>(grid: Shared<T>, column: Column<T>, sort: RwSignal<String>, drag: Drag, at: usize, last: usize) -> AnyView {
    let (key, own) = (column.key, column.width);
    // The name stays where it is and takes what the others leave.
    let arrange = grid.arrange.filter(|_| at > 0 && own.is_some());
    let width = move || drag.width_of(key).or(arrange.and_then(|arrange| arrange.width.run(key))).or(own).map(rem);
    let order = move || direction(column.sort.filter(|_| !grid.ranked.get())?, &sort.get());
    let title = match column.sort {
        Some(field) => sort_button(grid, column.title, field, sort, order),
        None => view! { <span>{column.title}</span> }.into_any(),
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        let moved = drag.column.get_untracked();
        drag.end();
        if let Some((arrange, (key, _))) = arrange.zip(moved) {
            arrange.on_move.run((key, at - 1));
        }
    };
    view! {
        <th
            class=column.class
            scope="col"
            data-column=key
            data-drop=move || drag.side(at)
            draggable=arrange.map(|_| "true")
            aria-sort=order
            style:width=width
            on:dragstart=move |event| drag.begin(&event, key, at)
            on:dragover=move |event| if arrange.is_some() { drag.hover(&event, at) }
            on:dragend=move |_| drag.end()
            on:drop=dropped
        >
            {title}
            {arrange.map(|arrange| view! {
                <HeadMenu arrange column=(key, column.title) own=own.unwrap_or_default() at last />
                <Edge arrange key_=key dragged=drag.width />
            })}
        </th>
    }
    .into_any()
}

/// How the list is sorted by a field, if it is.
fn direction(field: &str, sort: &str) -> Option<&'static str> {
    match sort.strip_prefix('-') {
        Some(by) if by == field => Some("descending"),
        None if sort == field => Some("ascending"),
        _ => None,
    }
}

fn sort_button<T: Record>(
    grid: Shared<T>,
    title: crate::i18n::Plain,
    field: &'static str,
    sort: RwSignal<String>,
    order: impl Fn() -> Option<&'static str> + Send + Sync + Copy + 'static,
) -> AnyView {
    let press = move |_| {
        if !grid.ranked.get_untracked() {
            sort.update(|sort| *sort = pressed(sort, field));
        }
    };
    let ranked = move || grid.ranked.get();
    view! {
        <button
            type="button"
            aria-disabled=move || ranked().then_some("true")
            title=move || ranked().then(t::sorted_by_likeness)
            on:click=press
        >
            {title}
            {move || order().map(|_| view! { <Icon glyph=Glyph::Down /> })}
        </button>
    }
    .into_any()
}

/// Moving, widening and hiding without a mouse.
#[component]
fn HeadMenu(arrange: Arrange, column: (&'static str, crate::i18n::Plain), own: u16, at: usize, last: usize) -> impl IntoView {
    let (key, title) = column;
    let go = move |to: usize| {
        arrange.on_move.run((key, to));
        refocus(key);
    };
    let change = move |by: f64| {
        let now = untrack(|| arrange.width.run(key)).unwrap_or(own);
        arrange.on_width.run((key, Some(fitted(f64::from(now) + by))));
    };
    let step = f64::from(STEP);
    let changed = Signal::derive(move || arrange.width.run(key).is_none());
    let trigger = || view! { <Icon glyph=Glyph::More size="i-sm" /> };
    view! {
        <span class="head-more">
            <Menu trigger label=move || t::column_menu(title()) icon_only=true class="head-button">
                <MenuItem icon=Glyph::Left disabled=Signal::stored(at == 1) on_press=move |()| go(at - 2)>{t::move_left}</MenuItem>
                <MenuItem icon=Glyph::Right disabled=Signal::stored(at == last) on_press=move |()| go(at)>{t::move_right}</MenuItem>
                <MenuLine />
                <MenuItem icon=Glyph::Plus stays=true on_press=move |()| change(step)>{t::widen}</MenuItem>
                <MenuItem icon=Glyph::Minus stays=true on_press=move |()| change(-step)>{t::narrow}</MenuItem>
                <MenuItem icon=Glyph::Undo disabled=changed on_press=move |()| arrange.on_width.run((key, None))>{t::own_width}</MenuItem>
                <MenuLine />
                <MenuItem icon=Glyph::EyeOff disabled=Signal::stored(last == 1) on_press=move |()| arrange.on_hide.run(key)>{t::hide_column}</MenuItem>
            </Menu>
        </span>
    }
}

/// The heads are drawn anew after a move; the focus follows the column.
fn refocus(key: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            if let Some(button) = page::first(&format!("th[data-column=\"{key}\"] .head-button")) {
                focus::on(&button);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::pressed;

    #[test]
    fn a_second_press_turns_the_order_round() {
        assert_eq!(pressed("name", "birth_date"), "birth_date");
        assert_eq!(pressed("name", "name"), "-name");
        assert_eq!(pressed("-name", "name"), "name");
    }
}
