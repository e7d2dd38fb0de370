//! The grid of a day or a week: columns with hours, visits, absences, the present, and what is being carried.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::{AbsenceView, AppointmentView, CreateRescheduling};
use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;

use super::columns::{Column, Entry, What, by_day, by_practitioner, by_room, shown_hours};
use super::drag::{Act, Drags, Ghost, starts_at};
use super::grid::{Span, gaps, minute, time};
use super::heads::Heads;
use super::keys;
use super::state::{Cal, Stretch};
use super::trouble::range;
use crate::api::{Key, scheduling as api, session};
use crate::components::{Glyph, Icon, toast};
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};
use crate::pages::scheduling::appointment::take_back;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::{clock_range, late_by, look_of, minutes, service, short_when, zone_of};
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

#[component]
fn Lane(
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

/// Opens the booking of a time in a column.
fn begin_booking(cal: Cal, column: Option<Column>, span: Span) {
    let Some(column) = column else { return };
    let start = Start {
        practitioner: column.practitioner,
        location: column.location,
        at: Some(starts_at(&column, span, &cal.zone())),
        minutes: Some(span.minutes()).filter(|m| *m > 15),
        ..Start::default()
    };
    open_booking(start);
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

#[component]
fn VisitEvent(
    visit: AppointmentView,
    entry: Entry,
    hours: Memo<Span>,
    now: RwSignal<DateTime<Utc>>,
    held: Signal<bool>,
    busy: Signal<bool>,
    #[prop(into)] on_open: Callback<()>,
    #[prop(into)] on_move: Callback<()>,
) -> impl IntoView {
    let look = look_of(&visit);
    let Entry { span, place, .. } = entry;
    let (id, open) = (visit.id, visit.state.is_open());
    let timed = visit.clone();
    let late = Memo::new(move |_| late_by(&timed, now.get()));
    let told = visit.clone();
    let glyph = Signal::derive(move || if late.get().is_some() { Glyph::Clock } else { look.glyph });
    let state = move || late.get().map_or_else(|| (look.word)().to_owned(), |late| t::late_by(&minutes(late)));
    let name = visit.contact_name.clone();
    let line = {
        let visit = visit.clone();
        move || {
            let range = clock_range(visit.starts_at, visit.ends_at, &zone_of(&visit));
            format!("{range} · {}", service(&visit))
        }
    };
    let spoken = move || {
        let (at, until) = (format::clock(told.starts_at, &zone_of(&told)), format::clock(told.ends_at, &zone_of(&told)));
        t::event_label(&at, &until, &told.contact_name, service(&told), &state())
    };
    let title = spoken.clone();
    let short = format::clock(visit.starts_at, &zone_of(&visit));
    let key = move |event: leptos::ev::KeyboardEvent| {
        if open && event.key() == "m" && session::may(Permission::WriteAppointments) {
            event.prevent_default();
            event.stop_propagation();
            on_move.run(());
        }
    };
    view! {
        <button
            type="button"
            class="event"
            data-id=id.to_string()
            data-s=look.code
            data-late=move || late.get().is_some().then_some("true")
            data-moving=move || held.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-label=spoken
            title=title
            style=("--t", move || (span.from - hours.get().from).to_string())
            style=("--d", span.minutes().to_string())
            style=("--ix", place.index.to_string())
            style=("--of", place.of.to_string())
            on:click=move |_| on_open.run(())
            on:keydown=key
        >
            <span class="n"><Icon glyph /><span>{name}</span><time>{short}</time></span>
            <span class="d">{line}</span>
            {(open && session::may(Permission::WriteAppointments)).then(|| view! { <i class="edge" aria-hidden="true"></i> })}
        </button>
    }
}

#[component]
fn AwayEvent(away: AbsenceView, entry: Entry, hours: Memo<Span>) -> impl IntoView {
    let Entry { span, place, .. } = entry;
    let kind = away.kind;
    let reason = away.reason.clone();
    let name = move || reason.clone().unwrap_or_else(|| kind.label(lang()).to_owned());
    let line = move || format!("{} · {}", range(span), kind.label(lang()));
    let href = crate::route::Route::EditSetting(crate::route::Setting::Absences, away.id);
    let content = view! { <span class="n"><Icon glyph=Glyph::Lock /><span>{name}</span></span><span class="d">{line}</span> };
    let (top, long) = (move || (span.from - hours.get().from).to_string(), span.minutes().to_string());
    let (ix, of) = (place.index.to_string(), place.of.to_string());
    match crate::shell::open_to(href) {
        true => view! {
            <a class="event" data-s="block" href=href.href() style=("--t", top) style=("--d", long) style=("--ix", ix) style=("--of", of)>{content}</a>
        }
        .into_any(),
        false => view! {
            <div class="event" data-s="block" style=("--t", top) style=("--d", long) style=("--ix", ix) style=("--of", of)>{content}</div>
        }
        .into_any(),
    }
}

fn ghost_view(cal: Cal, ghost: &Ghost, hours: Span, busy: bool, last: bool) -> AnyView {
    let id = match ghost.act {
        Act::Move(id) | Act::Resize(id) => Some(id),
        Act::Create => None,
    };
    let visit = id.and_then(|id| visit_of(cal, id));
    let name = visit.map_or_else(|| t::new_appointment().to_owned(), |v| v.contact_name);
    let (top, long) = ((ghost.span.from - hours.from).to_string(), ghost.span.minutes().to_string());
    let (state, glyph, words) = match &ghost.trouble {
        Some(_) => ("conflict", Glyph::Alert, t::clash_line(&range(ghost.span))),
        None => ("landing", Glyph::Check, range(ghost.span)),
    };
    let tip = ghost.trouble.as_ref().map(|trouble| {
        let below = (ghost.span.until - hours.from).to_string();
        view! {
            <div class="tip" role="status" data-end=last.then_some("true") style=("--t", below)>
                <b>{trouble.title()}</b>
                {t::cannot_drop}" "{ghost.instead.clone()}
            </div>
        }
    });
    view! {
        <div class="event" data-s=state aria-busy=busy.then_some("true") style=("--t", top) style=("--d", long)>
            <span class="n"><Icon glyph /><span>{name}</span></span>
            <span class="d">{words}</span>
        </div>
        {tip}
    }
    .into_any()
}

pub(super) fn visit_of(cal: Cal, id: Uuid) -> Option<AppointmentView> {
    cal.entries.value.with_untracked(|view| view.as_ref()?.appointments.iter().find(|v| v.id == id).cloned())
}

/// What was carried has been let go.
fn dropped(cal: Cal, columns: Memo<Vec<Column>>, saving: RwSignal<Option<Ghost>>, ghost: Ghost) {
    let column = columns.with_untracked(|all| all.get(ghost.column).cloned());
    let Some(column) = column else { return };
    let (Act::Move(id) | Act::Resize(id)) = ghost.act else {
        return begin_booking(cal, Some(column), ghost.span);
    };
    if let Some(trouble) = &ghost.trouble {
        return toast::done(t::not_moved(&trouble.title(), &ghost.instead));
    }
    let Some(before) = visit_of(cal, id) else { return };
    let starts = starts_at(&column, ghost.span, &zone_of(&before));
    let resized = matches!(ghost.act, Act::Resize(_));
    let change = CreateRescheduling {
        starts_at: Some(starts),
        ends_at: resized.then(|| starts + chrono::Duration::minutes(i64::from(ghost.span.minutes()))),
        practitioner_id: column.practitioner.filter(|id| *id != before.practitioner_id),
        ..CreateRescheduling::default()
    };
    saving.set(Some(ghost));
    leptos::task::spawn_local(async move {
        let outcome = api::create_rescheduling(id, &change, &Key::new()).await;
        let _ = saving.try_set(None);
        match outcome {
            Ok(after) => {
                let words = t::moved_to(&after.contact_name, &short_when(after.starts_at, &zone_of(&after)));
                toast::undoable(words, move || take_back(before.clone()));
            }
            Err(failure) => toast::failed(&failure),
        }
        cal.entries.reload();
    });
}
