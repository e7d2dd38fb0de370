//! The grid of a day or a week: columns with hours, visits, absences, the present, and what is being carried.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::AppointmentView;
use leptos::html;
use leptos::prelude::*;

use super::columns::{Column, by_day, by_practitioner, by_room, shown_hours};
use super::drag::{Drags, Ghost};
use super::drop::dropped;
use super::grid::{Span, minute, time};
use super::heads::Heads;
use super::keys;
use super::lane::Lane;
use super::state::{Cal, Stretch};
use crate::api::session;
use crate::format;
use crate::i18n::lang;
use crate::remote::Remote;
use crate::shell::branches;

/// The board of the present part of the calendar.
#[component]
pub fn Board(cal: Cal, now: RwSignal<DateTime<Utc>>, moving: RwSignal<Option<AppointmentView>>) -> impl IntoView {
    let rooms = Remote::new(move || {
        let (wanted, branch) = (cal.by_room.get(), branches().chosen.get());
        async move { if wanted { super::rooms(branch).await } else { Ok(Vec::new()) } }
    });
    let columns = Memo::new(move |_| {
        let (on, zone) = (cal.on.get(), cal.zone());
        cal.entries.value.with(|view| {
            let Some(view) = view else { return Vec::new() };
            match (cal.stretch.get(), cal.by_room.get()) {
                (Stretch::Week, _) => by_day(view, Stretch::Week.around(on).0, cal.who.get(), &zone),
                (_, true) => by_room(view, &rooms.value.get().unwrap_or_default(), on, &zone),
                _ => by_practitioner(view, on, &zone),
            }
        })
    });
    let hours = Memo::new(move |_| columns.with(|columns| shown_hours(columns)));
    let node = NodeRef::<html::Div>::new();
    let saving = RwSignal::new(None::<Ghost>);
    let may = Signal::derive(|| session::may(Permission::WriteAppointments));
    let across = Signal::derive(move || !(cal.by_room.get() && cal.stretch.get() == Stretch::Day));
    let on_drop = Callback::new(move |ghost: Ghost| dropped(cal, columns, saving, ghost));
    let drags = Drags::new(columns, hours, node, may, across, on_drop);
    let height = move || (hours.get().minutes() / 60).to_string();
    let present = move || present_line(cal, columns, hours.get(), now.get());
    let lanes = move || {
        let count = columns.with(Vec::len);
        (0..count).map(|index| view! { <Lane cal columns hours index drags saving now moving /> }).collect_view()
    };
    let layout = Memo::new(move |_| (columns.with(Vec::len), cal.stretch.get()));
    scroll_to_present(cal, hours, node);
    view! {
        <div class="board" tabindex="-1" data-dragging=move || drags.ghost.with(Option::is_some).then_some("true")>
            <Heads cal columns />
            <div class="body" style=("--hours", height)>
                <div class="gut" aria-hidden="true">{move || gutter(hours.get(), columns, cal, now.get())}</div>
                <div class="cols" node_ref=node on:pointerdown=move |event| drags.pressed(&event) on:keydown=keys::moved>
                    {move || { layout.track(); lanes() }}
                    {present}
                </div>
            </div>
        </div>
    }
}

/// A morning begins in sight of the present, once for each board.
fn scroll_to_present(cal: Cal, hours: Memo<Span>, node: NodeRef<html::Div>) {
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        let there = cal.entries.value.with(Option::is_some);
        if !there || done.get_value() {
            return;
        }
        done.set_value(true);
        request_animation_frame(move || {
            let board = node.try_get_untracked().flatten().and_then(|cols| cols.closest(".board").ok().flatten());
            let Some(board) = board else { return };
            let minute = minute(cal.zone().wall(format::now()).time());
            let above = f64::from(minute - hours.get_untracked().from) / 60.0 * super::grid::HOUR;
            board.set_scroll_top((above - 160.0).max(0.0) as i32);
        });
    });
}

fn gutter(hours: Span, columns: Memo<Vec<Column>>, cal: Cal, now: DateTime<Utc>) -> AnyView {
    let lines = (hours.from / 60 + 1..hours.until / 60).map(|hour| {
        let top = (hour * 60 - hours.from).to_string();
        view! { <span style=("--t", top)>{format::date::clock(time(hour * 60), lang())}</span> }
    });
    let wall = cal.zone().wall(now);
    let today = columns.with(|all| all.iter().any(|c| c.day == wall.date()));
    let at = minute(wall.time());
    let present = (today && at > hours.from && at < hours.until).then(|| {
        view! { <b class="nowl" style=("--t", (at - hours.from).to_string())>{format::date::clock(wall.time(), lang())}</b> }
    });
    view! { {lines.collect_view()}{present} }.into_any()
}

fn present_line(cal: Cal, columns: Memo<Vec<Column>>, hours: Span, now: DateTime<Utc>) -> Option<AnyView> {
    let wall = cal.zone().wall(now);
    let (first, count, all) = columns.with(|all| {
        let first = all.iter().position(|c| c.day == wall.date());
        (first, all.iter().filter(|c| c.day == wall.date()).count(), all.len())
    });
    let at = minute(wall.time());
    let within = at > hours.from && at < hours.until;
    first.filter(|_| within).map(|first| {
        let top = (at - hours.from).to_string();
        view! {
            <div
                class="nowline"
                style=("--t", top)
                style=("--of", all.to_string())
                style=("--ix", first.to_string())
                style=("--span", count.to_string())
            ></div>
        }
        .into_any()
    })
}
