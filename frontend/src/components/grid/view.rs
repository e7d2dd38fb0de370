//! The grid as a component: head, window, keys.

use std::collections::HashSet;

use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::body::Body;
use super::head::Head;
use super::keys::{Wish, wish};
use super::rows::{Rows, Window};
use super::{Arrange, Column, Record};
use crate::browser::{focus, listen, page};
use crate::route;

/// What the parts of a grid share.
pub(super) struct Shared<T: Record> {
    pub rows: Rows<T>,
    pub columns: Signal<Vec<Column<T>>>,
    pub selection: RwSignal<HashSet<Uuid>>,
    pub current: Signal<Option<Uuid>>,
    pub row_height: f64,
    /// The row that Tab reaches.
    pub focused: RwSignal<usize>,
    pub scroll: NodeRef<html::Div>,
    pub window: Memo<Window>,
    pub on_open: Callback<Uuid>,
    /// How the columns are arranged, where somebody may do that.
    pub arrange: Option<Arrange>,
    /// The rows have an order of their own, which no column can change.
    pub ranked: Signal<bool>,
}

impl<T: Record> Copy for Shared<T> {}

impl<T: Record> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// A grid over [`Rows`]. `sort` is a field of the list, with a minus for descending. `current` is the record that is open
/// beside the grid. `empty` is shown when there are no rows at all.
#[component]
pub fn Grid<T: Record>(
    rows: Rows<T>,
    #[prop(into)] label: TextProp,
    #[prop(into)] columns: Signal<Vec<Column<T>>>,
    sort: RwSignal<String>,
    selection: RwSignal<HashSet<Uuid>>,
    #[prop(into)] current: Signal<Option<Uuid>>,
    #[prop(default = 44.0)] row_height: f64,
    #[prop(into)] on_open: Callback<Uuid>,
    /// Single-letter keys are on.
    #[prop(into)]
    letters: Signal<bool>,
    #[prop(into)] empty: ViewFn,
    /// Lets people move, widen and hide columns.
    #[prop(optional)]
    arrange: Option<Arrange>,
    /// The rows are in an order of their own, by likeness to what is searched for.
    #[prop(optional, into)]
    ranked: Signal<bool>,
) -> impl IntoView {
    let (top, height) = (RwSignal::new(0.0), RwSignal::new(800.0));
    let window = Memo::new(move |_| Window::at(top.get(), height.get(), row_height, rows.records.with(Vec::len)));
    let scroll = NodeRef::<html::Div>::new();
    let focused = RwSignal::new(0);
    let grid = Shared { rows, columns, selection, current, row_height, focused, scroll, window, on_open, arrange, ranked };
    let aside = RwSignal::new(false);
    let measure = move || {
        if let Some(element) = scroll.get_untracked() {
            top.set(f64::from(element.scroll_top()));
            height.set(f64::from(element.client_height()));
            if aside.get_untracked() != (element.scroll_left() > 0) {
                aside.set(element.scroll_left() > 0);
            }
        }
    };
    scroll.on_load(move |_| request_animation_frame(measure));
    listen::on(&page::window(), "resize", move |_: web_sys::Event| measure());
    Effect::new(move |_| {
        let total = rows.records.with(Vec::len);
        if window.get().nears(total) && total > 0 {
            rows.more();
        }
    });
    // A new question starts at the top.
    Effect::new(move |earlier: Option<()>| {
        sort.track();
        if earlier.is_some()
            && let Some(element) = scroll.get_untracked()
        {
            element.set_scroll_top(0);
        }
    });
    let page_rows = move || (height.get_untracked() / row_height).floor().max(1.0) as isize;
    let obey = move |event: KeyboardEvent| {
        if let Some(wish) = wish(&event, letters.get_untracked(), page_rows()) {
            event.prevent_default();
            grid.obey(wish);
        }
    };
    listen_on_page(grid, letters);
    let row_count = move || rows.count.get().map_or(-1, |n| n + 1).to_string();
    let no_rows = move || !rows.loading.get() && rows.failure.with(Option::is_none) && rows.records.with(Vec::is_empty);
    let keydown = move |event: KeyboardEvent| {
        let on_row = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|e| e.tag_name() == "TR");
        if on_row {
            obey(event);
        }
    };
    view! {
        <div class="grid-wrap" data-aside=move || aside.get().then_some("true") node_ref=scroll on:scroll=move |_| measure()>
            <table
                class="grid"
                role="grid"
                aria-multiselectable="true"
                aria-rowcount=row_count
                aria-busy=move || rows.loading.get().then_some("true")
                aria-label=move || label.get()
                on:keydown=keydown
            >
                <thead><Head grid sort /></thead>
                <Body grid />
            </table>
            <Show when=no_rows>{empty.run()}</Show>
        </div>
    }
}

/// `j` and `k` reach the grid from anywhere on the page.
fn listen_on_page<T: Record>(grid: Shared<T>, letters: Signal<bool>) {
    listen::on(&page::document(), "keydown", move |event: KeyboardEvent| {
        let nowhere = focus::current().is_none_or(|e| matches!(e.tag_name().as_str(), "BODY" | "MAIN"));
        let asked = matches!(event.key().as_str(), "j" | "k") && letters.get_untracked();
        if nowhere && asked && !event.default_prevented() {
            event.prevent_default();
            grid.focus_row(grid.focused.get_untracked());
        }
    });
}

impl<T: Record> Shared<T> {
    fn obey(self, wish: Wish) {
        let last = self.rows.records.with_untracked(Vec::len).saturating_sub(1);
        let here = self.focused.get_untracked().min(last);
        match wish {
            Wish::By(step) => self.focus_row(here.saturating_add_signed(step).min(last)),
            Wish::First => self.focus_row(0),
            Wish::Last => self.focus_row(last),
            Wish::Select => self.toggle(here),
            Wish::Open => self.open(here),
            Wish::OpenFull => self.open_full(here),
        }
    }

    /// Brings a row into sight and gives it the focus.
    pub fn focus_row(self, index: usize) {
        self.focused.set(index);
        if let Some(element) = self.scroll.get_untracked() {
            let head = 34.0;
            let (top, height) = (f64::from(element.scroll_top()), f64::from(element.client_height()));
            let at = index as f64 * self.row_height;
            if at < top {
                element.set_scroll_top(at as i32);
            } else if at + self.row_height + head > top + height {
                element.set_scroll_top((at + self.row_height + head - height) as i32);
            }
        }
        // The row may have to be drawn first.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let selector = format!("tr[aria-rowindex=\"{}\"]", index + 2);
                if let Some(row) = self.scroll.get_untracked().and_then(|e| e.query_selector(&selector).ok().flatten()) {
                    focus::on(row.unchecked_ref());
                }
            })
        });
    }

    fn id(self, index: usize) -> Option<Uuid> {
        self.rows.records.with_untracked(|records| records.get(index).map(|r| r.id()))
    }

    fn toggle(self, index: usize) {
        if let Some(id) = self.id(index) {
            self.select(id, !self.selection.with_untracked(|s| s.contains(&id)));
        }
    }

    pub fn select(self, id: Uuid, selected: bool) {
        self.selection.update(|selection| {
            if selected {
                selection.insert(id)
            } else {
                selection.remove(&id)
            };
        });
    }

    fn open(self, index: usize) {
        if let Some(id) = self.id(index) {
            self.on_open.run(id);
        }
    }

    fn open_full(self, index: usize) {
        let href = self.rows.records.with_untracked(|records| records.get(index).map(|r| r.href()));
        if let Some(href) = href {
            route::go(route::Route::of(&href));
        }
    }
}
