//! One column of the board: its hours, what lies in it, what is being carried over it.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::AppointmentView;
use leptos::prelude::*;

use super::columns::{Column, Entry, What};
use super::drag::{Drags, Ghost};
use super::drop::{begin_booking, ghost_view};
use super::event::{AwayEvent, VisitEvent};
use super::grid::{Span, gaps, time};
use super::held::Act;
use super::state::{Cal, Stretch};
use crate::api::session;
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};

/// The column at an index of the board.
#[component]
pub fn Lane(
    cal: Cal,
    columns: Memo<Vec<Column>>,
    hours: Memo<Span>,
    index: usize,
    drags: Drags,
    saving: RwSignal<Option<Ghost>>,
    now: RwSignal<DateTime<Utc>>,
    moving: RwSignal<Option<AppointmentView>>,
) -> impl IntoView {
    let column = Memo::new(move |_| columns.with(|all| all.get(index).cloned()));
    let is_today = move || column.with(|c| c.as_ref().is_some_and(|c| c.day == cal.today.get())) && cal.stretch.get() == Stretch::Week;
    let off = move || column.with(|c| c.as_ref().map(|c| off_hours(c, hours.get())));
    let label = move || column.with(|c| c.as_ref().map(|c| if c.title.is_empty() { format::long_date(c.day) } else { c.title.clone() }));
    let entries = move || column.with(|c| c.as_ref().map(|c| c.entries.clone()).unwrap_or_default());
    let held = move || {
        drags.ghost.with(|g| {
            g.as_ref().and_then(|g| match g.act {
                Act::Move(id) | Act::Resize(id) => Some(id),
                Act::Create => None,
            })
        })
    };
    let event = move |entry: Entry| match entry.what.clone() {
        What::Visit(visit) => {
            let (id, shown) = (visit.id, visit.clone());
            let busy = move || saving.with(|s| s.as_ref().is_some_and(|s| matches!(s.act, Act::Move(x) | Act::Resize(x) if x == id)));
            view! {
                <VisitEvent
                    visit=(*shown).clone()
                    entry
                    hours
                    now
                    held=Signal::derive(move || held() == Some(id))
                    busy=Signal::derive(busy)
                    on_open=move |()| { if !drags.was_drag() { cal.open(Some(id)) } }
                    on_move=move |()| moving.set(Some((*visit).clone()))
                />
            }
            .into_any()
        }
        What::Away(away) => view! { <AwayEvent away=(*away).clone() entry hours /> }.into_any(),
    };
    let ghost = move || {
        let carried = drags.ghost.get().filter(|g| g.column == index).map(|g| (g, false));
        let kept = carried.or_else(|| saving.get().filter(|g| g.column == index).map(|g| (g, true)));
        kept.map(|(ghost, busy)| ghost_view(cal, &ghost, hours.get(), busy, index + 1 == columns.with(Vec::len)))
    };
    let book = move |event: leptos::ev::MouseEvent| {
        if drags.was_drag() || !session::may(Permission::WriteAppointments) {
            return;
        }
        use wasm_bindgen::JsCast;
        let on_event = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).and_then(|e| e.closest(".event").ok().flatten());
        let place = drags.locate(f64::from(event.client_x()), f64::from(event.client_y()));
        if let (None, Some((_, at))) = (on_event, place) {
            let from = (at / 15.0).floor() as i32 * 15;
            begin_booking(cal, column.get_untracked(), Span::new(from, from + 15));
        }
    };
    view! {
        <div
            class="col"
            role="group"
            aria-label=label
            data-today=move || is_today().then_some("true")
            data-book=move || session::may(Permission::WriteAppointments).then_some("true")
            on:click=book
        >
            {off}
            {move || entries().into_iter().map(event).collect_view()}
            {ghost}
        </div>
    }
}

fn off_hours(column: &Column, hours: Span) -> AnyView {
    let placed = |span: Span, words: Option<String>| {
        let (top, long) = ((span.from - hours.from).to_string(), span.minutes().to_string());
        let words = words.map(|words| view! { <span>{words}</span> });
        view! { <div class="offh hatch" style=("--t", top) style=("--d", long)>{words}</div> }
    };
    if let Some(name) = &column.holiday {
        return placed(hours, Some(t::holiday_named(name))).into_any();
    }
    // The rooms of a house are never off.
    if column.practitioner.is_none() && column.open.is_empty() {
        return ().into_any();
    }
    let first = column.open.iter().map(|s| s.from).min();
    let off = gaps(&column.open, hours).into_iter().map(|gap| {
        let rest = column.breaks.iter().any(|b| b.meets(gap));
        let words = match first {
            _ if gap.minutes() < 30 => None,
            _ if rest => Some(t::rest().to_owned()),
            Some(first) if gap.until == first => Some(t::begins(&format::date::clock(time(first), lang()))),
            _ => None,
        };
        placed(gap, words)
    });
    off.collect_view().into_any()
}
