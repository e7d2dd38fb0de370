//! The rows in sight, between two spacers that stand for those above and below.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::view::Shared;
use super::{Column, Record};
use crate::components::{Checkbox, FailureNote};
use crate::i18n::texts::interface as t;

#[component]
pub(super) fn Body<T: Record>(grid: Shared<T>) -> impl IntoView {
    let total = move || grid.rows.records.with(Vec::len);
    let above = move || px(grid.window.get().start as f64 * grid.row_height);
    let below = move || px(total().saturating_sub(grid.window.get().end) as f64 * grid.row_height);
    let visible = move || {
        let window = grid.window.get();
        grid.rows.records.with(|records| {
            let slice = records.get(window.start..window.end.min(records.len())).unwrap_or_default();
            slice.iter().enumerate().map(|(i, record)| (window.start + i, record.clone())).collect::<Vec<_>>()
        })
    };
    let retry = Callback::new(move |()| if total() == 0 { grid.rows.reload() } else { grid.rows.more() });
    let failure = move || {
        let failure = grid.rows.failure.get();
        failure.map(|failure| view! { <tr><td colspan="2"><FailureNote failure on_retry=retry /></td></tr> })
    };
    let bones = move || {
        let waiting = if total() == 0 { 12 } else { 3 };
        let shown = grid.rows.loading.get() && (total() == 0 || grid.rows.has_more());
        shown.then(|| (0..waiting).map(|_| bone_row(grid)).collect_view())
    };
    view! {
        <tbody>
            // One cell, not one for each column: in a fixed layout, cells of hidden columns would take their width.
            <tr class="spacer" aria-hidden="true"><td style:height=above></td></tr>
            // Keyed by content too: an Arc that was replaced is a row that changed.
            <For
                each=visible
                key=|(index, record): &(usize, Arc<T>)| (*index, record.id(), Arc::as_ptr(record) as usize)
                children=move |(index, record)| row(grid, index, record)
            />
            <tr class="spacer" aria-hidden="true"><td style:height=below></td></tr>
            {bones}
            {failure}
        </tbody>
    }
}

fn px(height: f64) -> String {
    format!("{height}px")
}

fn row<T: Record>(grid: Shared<T>, index: usize, record: Arc<T>) -> AnyView {
    let id = record.id();
    let name = record.name();
    let selected = Signal::derive(move || grid.selection.with(|s| s.contains(&id)));
    let current = move || (grid.current.get() == Some(id)).then_some("true");
    let cells = move || grid.columns.get().into_iter().map(|column| cell(&column, &record)).collect_view();
    // A press anywhere on the row opens it, except on what has a purpose of its own.
    let pressed = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let own = target.and_then(|t| t.closest("a, button, label, input").ok().flatten()).is_some();
        if !own {
            grid.focused.set(index);
            grid.on_open.run(id);
        }
    };
    view! {
        <tr
            tabindex=move || if grid.focused.get() == index { "0" } else { "-1" }
            aria-rowindex=(index + 2).to_string()
            aria-selected=move || selected.get().to_string()
            aria-current=current
            style:height=px(grid.row_height)
            on:click=pressed
            on:focus=move |_| grid.focused.set(index)
        >
            <td class="c">
                <Checkbox
                    label=move || t::select_row(&name)
                    hidden_label=true
                    unreachable=true
                    checked=selected
                    on_change=move |on| grid.select(id, on)
                />
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell<T: Record>(column: &Column<T>, record: &T) -> AnyView {
    view! { <td class=column.class>{(column.cell)(record)}</td> }.into_any()
}

fn bone_row<T: Record>(grid: Shared<T>) -> AnyView {
    let cells = move || grid.columns.with(|columns| columns.iter().map(|c| bone(c.class)).collect_view());
    view! { <tr aria-hidden="true" style:height=px(grid.row_height)><td class="c"></td>{cells}</tr> }.into_any()
}

fn bone(class: &'static str) -> AnyView {
    view! { <td class=class><span class="skeleton"></span></td> }.into_any()
}
