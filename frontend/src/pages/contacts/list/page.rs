//! The list itself: head, tabs, tools, grid, bulk bar and the panel beside it.

use domain::contacts::{ContactView, CountMode};
use domain::filter::{Condition, FilterTree, Op};
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;

use super::arrange::{ColumnsMenu, arrange};
use super::bulk::BulkBar;
use super::columns::{columns, least_widths};
use super::filters::Filters;
use super::known::Known;
use super::panel::PersonPanel;
use super::selection::Selection;
use super::similar::Similar;
use super::state::ListState;
use super::tools::{ListSearch, SortMenu};
use super::views::ViewTabs;
use crate::api::contacts::{ListQuery, People, search_people};
use crate::api::session;
use crate::browser::page;
use crate::components::grid::{Grid, Rows};
use crate::components::{Button, Empty, Glyph, PageHead};
use crate::i18n::texts::{interface, patients as t};
use crate::pages::contacts::rights::{new_title, rights, title};
use crate::pages::contacts::{fresh, quick_add};
use crate::route::{self, Route};
use crate::shell;

/// Rows of one page of the list.
const LIMIT: i64 = 100;

/// Below this width a record is a page, not a panel.
const PHONE: u32 = 640;

/// The list of one kind of people.
#[component]
pub fn PeopleList(people: People) -> impl IntoView {
    shell::title(move || title(people)().to_owned());
    let state = ListState::new(people);
    let rows = rows_of(state);
    let known = Known::new(state.filter);
    let selection = Selection::new(state, rows);
    let said = RwSignal::new(String::new());
    let total = RwSignal::new(None::<i64>);
    Effect::new(move |_| {
        let count = rows.count.get();
        if !untrack(|| state.is_narrowed()) && shell::branches().chosen.get_untracked().is_none() {
            total.set(count);
        }
    });
    view! {
        <div class="lp" on:keydown=move |event| close_on_escape(&event, state) on:focusin=move |event| follow_focus(&event, state, rows)>
            <div class="list">
                <PageHead title=title(people) count=total>
                    <NewButton people />
                </PageHead>
                <ViewTabs state rows />
                <div class="tools">
                    <ListSearch state />
                    <Filters state known />
                    <div class="end">
                        <SortMenu state />
                        <span class="hide-phone"><ColumnsMenu state said /></span>
                    </div>
                </div>
                <Table state rows selection said />
                <BulkBar state rows selection known />
                <p class="vh" role="status">{said}</p>
            </div>
            <Show when=move || state.open.get().is_some()><PersonPanel state rows /></Show>
        </div>
    }
}

#[component]
fn NewButton(people: People) -> impl IntoView {
    view! {
        <Show when=move || session::may(rights(people).write)>
            <Button icon=Glyph::Plus on_press=move |()| quick_add::open(people, "") attr:data-key="c">{new_title(people)}</Button>
        </Show>
    }
}

/// The grid. It waits for nothing: rows come in as they are scrolled to.
#[component]
fn Table(state: ListState, rows: Rows<ContactView>, selection: Selection, said: RwSignal<String>) -> impl IntoView {
    let people = state.people;
    let similar = Similar::new(rows);
    let shown = Signal::derive(move || columns(people, &state.columns.get(), similar));
    let least = Memo::new(move |_| state.widths.with(|widths| shown.with(|columns| least_widths(columns, widths))));
    let open = move |id: Uuid| match page::narrower_than(PHONE) && !identity_only(rows, id) {
        true => route::go(Route::Person(people, id)),
        false => state.open.set(Some(id)),
    };
    let height = if page::narrower_than(PHONE) { 56.0 } else { 44.0 };
    view! {
        <div class="grid-place" style:--grid-min=move || least.get().0 style:--grid-least=move || least.get().1>
            <Grid
                rows
                label=title(people)
                columns=shown
                sort=state.sort
                selection=selection.ids
                current=state.open
                row_height=height
                on_open=open
                letters=shell::letters_on()
                arrange=arrange(state, said)
                ranked=Signal::derive(move || state.is_searched())
                empty=move || view! { <Nobody state /> }
            />
        </div>
    }
}

fn identity_only(rows: Rows<ContactView>, id: Uuid) -> bool {
    rows.records.with_untracked(|all| all.iter().any(|p| p.id == id && p.identity_only))
}

fn rows_of(state: ListState) -> Rows<ContactView> {
    let query = Memo::new(move |_| ListQuery {
        q: Some(state.q.get()).filter(|q| !q.is_empty()),
        filter: with_branch(state.tree()),
        sort: Some(state.sort.get()),
        limit: LIMIT,
        ..ListQuery::default()
    });
    Rows::new(move || {
        fresh::track();
        let query = query.get();
        move |cursor: Option<String>| {
            let count = if cursor.is_none() { CountMode::Estimate } else { CountMode::None };
            let query = ListQuery { cursor, count, ..query.clone() };
            async move { search_people(state.people, &query).await }
        }
    })
}

/// The branch of the top bar narrows every list.
pub fn with_branch(filter: Option<FilterTree>) -> Option<FilterTree> {
    let Some(branch) = shell::branches().chosen.get() else { return filter };
    let here = Condition { field: "location_id".to_owned(), op: Op::Eq, value: branch.to_string().into() };
    let all = filter.into_iter().chain([FilterTree::Condition(here)]).collect();
    Some(FilterTree::And { and: all })
}

/// Why there are no rows, and what to do about it.
#[component]
fn Nobody(state: ListState) -> impl IntoView {
    let people = state.people;
    let create = move |typed: String| {
        let (label, button) = (typed.clone(), typed);
        session::may(rights(people).write).then(|| {
            view! {
                <Button icon=Glyph::Plus on_press=move |()| quick_add::open(people, &button)>{move || t::create_typed(&label)}</Button>
            }
        })
    };
    move || {
        let q = state.q.get();
        if !q.is_empty() {
            let typed = q.clone();
            return view! {
                <Empty glyph=Glyph::Search title=move || t::empty_search(&typed) text=t::empty_search_text>{create(q)}</Empty>
            }
            .into_any();
        }
        if state.is_narrowed() || shell::branches().chosen.get().is_some() {
            return view! {
                <Empty glyph=Glyph::Filter title=t::empty_filtered text=t::empty_filtered_text>
                    <Button on_press=move |()| state.clear()>{interface::clear_filters}</Button>
                </Empty>
            }
            .into_any();
        }
        let (title, text) = match people {
            People::Patients => (t::empty_first, t::empty_first_text),
            People::Contacts => (t::empty_first_contact, t::empty_first_contact_text),
        };
        view! { <Empty glyph=Glyph::Users title text>{first(people)}</Empty> }.into_any()
    }
}

fn first(people: People) -> impl IntoView {
    session::may(rights(people).write).then(|| {
        view! {
            <Button icon=Glyph::Plus on_press=move |()| quick_add::open(people, "")>{new_title(people)}</Button>
        }
    })
}

fn close_on_escape(event: &leptos::ev::KeyboardEvent, state: ListState) {
    let on_row = row_of(event.target()).is_some();
    if event.key() == "Escape" && !event.default_prevented() && on_row && state.open.get_untracked().is_some() {
        event.prevent_default();
        state.open.set(None);
    }
}

/// While the panel is open it shows the row that `j`, `k` or an arrow has moved to.
fn follow_focus(event: &leptos::ev::FocusEvent, state: ListState, rows: Rows<ContactView>) {
    if state.open.get_untracked().is_none() {
        return;
    }
    let index = row_of(event.target()).and_then(|row| row.get_attribute("aria-rowindex")?.parse::<usize>().ok());
    let id = index.and_then(|index| rows.records.with_untracked(|all| all.get(index.checked_sub(2)?).map(|p| p.id)));
    if id.is_some() && id != state.open.get_untracked() {
        state.open.set(id);
    }
}

fn row_of(target: Option<web_sys::EventTarget>) -> Option<web_sys::Element> {
    target?.dyn_into::<web_sys::Element>().ok().filter(|e| e.tag_name() == "TR")
}
