//! Visits and absences as they lie on the board.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::{AbsenceView, AppointmentView};
use leptos::prelude::*;

use super::columns::Entry;
use super::grid::Span;
use super::trouble::range;
use crate::api::session;
use crate::components::{Glyph, Icon};
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};
use crate::pages::scheduling::words::{clock_range, late_by, look_of, minutes, service, zone_of};
use crate::route::{Route, Setting};
use crate::shell;

/// A visit: press to open, M to move it, its lower edge to resize it.
#[component]
pub fn VisitEvent(
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

/// A time in which nobody can be booked.
#[component]
pub fn AwayEvent(away: AbsenceView, entry: Entry, hours: Memo<Span>) -> impl IntoView {
    let Entry { span, place, .. } = entry;
    let kind = away.kind;
    let reason = away.reason.clone();
    let name = move || reason.clone().unwrap_or_else(|| kind.label(lang()).to_owned());
    let line = move || format!("{} · {}", range(span), kind.label(lang()));
    let href = Route::EditSetting(Setting::Absences, away.id);
    let content = view! { <span class="n"><Icon glyph=Glyph::Lock /><span>{name}</span></span><span class="d">{line}</span> };
    let (top, long) = (move || (span.from - hours.get().from).to_string(), span.minutes().to_string());
    let (ix, of) = (place.index.to_string(), place.of.to_string());
    match shell::open_to(href) {
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
