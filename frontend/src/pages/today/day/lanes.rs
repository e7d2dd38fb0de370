//! Today by practitioner: one line of time each.

use chrono::{DateTime, Utc};
use domain::scheduling::{AppointmentView, CalendarView};
use leptos::prelude::*;
use uuid::Uuid;

use super::Day;
use crate::components::{Avatar, FailureNote, Icon, Skeleton};
use crate::format::{self, Zone};
use crate::i18n::{
    Count, lang,
    texts::{scheduling, today as t},
};
use crate::pages::scheduling::calendar::{Place, Span, gaps, hours, minute, places, span_on, time};
use crate::pages::scheduling::words::{look_of, service, zone_of};
use crate::route::Route;
use crate::shell;

/// One practitioner's day.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    id: Uuid,
    name: String,
    place: String,
    used: Option<i32>,
    open: Vec<Span>,
    visits: Vec<(Span, AppointmentView)>,
    /// The zone of its branch.
    zone: String,
}

/// What is shorter is drawn as long as this, in minutes, on the widest screens; what meets it lies below.
const LEAST: i32 = 24;

fn lines(view: &CalendarView, day: chrono::NaiveDate) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    let mut line = |id: Uuid, name: &str, place: &str, zone: &str| -> usize {
        if let Some(at) = all.iter().position(|l| l.id == id) {
            return at;
        }
        let (name, place, zone) = (name.to_owned(), place.to_owned(), zone.to_owned());
        all.push(Line { id, name, place, used: None, open: Vec::new(), visits: Vec::new(), zone });
        all.len() - 1
    };
    let on_wall = |zone: &str, from: DateTime<Utc>, until: DateTime<Utc>| {
        let zone = Zone::new(zone);
        span_on(day, zone.wall(from), zone.wall(until))
    };
    let mut minutes: Vec<(usize, i32, i32)> = Vec::new();
    let mut found: Vec<(usize, Span, Option<AppointmentView>)> = Vec::new();
    for block in view.blocks.iter().filter(|b| b.on_date == day) {
        let at = line(block.practitioner_id, &block.practitioner_name, &block.location_name, &block.time_zone);
        minutes.push((at, block.booked_minutes, block.open_minutes));
        let rest = block.break_from.zip(block.break_until).and_then(|(from, until)| on_wall(&block.time_zone, from, until));
        let open = on_wall(&block.time_zone, block.starts_at, block.ends_at);
        found.extend(open.into_iter().flat_map(|open| gaps(rest.as_slice(), open)).map(|span| (at, span, None)));
    }
    for visit in &view.appointments {
        let at = line(visit.practitioner_id, &visit.practitioner_name, &visit.location_name, &visit.time_zone);
        let span = on_wall(&visit.time_zone, visit.starts_at, visit.ends_at);
        found.extend(span.map(|span| (at, span, Some(visit.clone()))));
    }
    for (at, span, visit) in found {
        match visit {
            Some(visit) => all[at].visits.push((span, visit)),
            None => all[at].open.push(span),
        }
    }
    for (at, line) in all.iter_mut().enumerate() {
        let (booked, open) = minutes.iter().filter(|m| m.0 == at).fold((0, 0), |(b, o), m| (b + m.1, o + m.2));
        line.used = (open > 0).then(|| (booked * 100 / open).clamp(0, 100));
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// The card.
#[component]
pub fn Lanes(day: Day) -> impl IntoView {
    let known = Memo::new(move |_| day.calendar.value.with(|v| v.as_ref().map(|v| lines(v, day.today.get()))));
    let span = Memo::new(move |_| {
        known.with(|lines| hours(lines.iter().flatten().flat_map(|l| l.open.iter().copied().chain(l.visits.iter().map(|(s, _)| *s)))))
    });
    let sub = move || known.with(|lines| lines.as_ref().map(|l| t::on_duty(Count(l.len() as i64)))).unwrap_or_default();
    let content = move || match (known.get(), day.calendar.failure.get()) {
        (Some(lines), _) if lines.is_empty() => view! { <p class="in sub">{t::nobody_on_duty}</p> }.into_any(),
        (Some(lines), _) => {
            let rows = lines.into_iter().map(|line| view! { <LaneRow day line span=span.get_untracked() /> }).collect_view();
            view! {
                <div class="lanes" tabindex="0" role="group" aria-label=t::by_practitioner>
                    <div class="inner">
                        <HoursHead day span=span.get_untracked() />
                        {rows}
                        {move || present(day, span.get())}
                    </div>
                </div>
            }
            .into_any()
        }
        (None, Some(failure)) => {
            view! { <div class="in"><FailureNote failure on_retry=move |()| day.calendar.reload() /></div> }.into_any()
        }
        (None, None) => view! { <div class="in"><Skeleton lines=5 /></div> }.into_any(),
    };
    view! {
        <section class="card day">
            <header>
                <h2>{t::by_practitioner}</h2>
                <span class="sub hide-phone">{sub}</span>
                <div class="end"><a class="btn" data-kind="quiet" data-size="sm" href=Route::Calendar.href()>{t::open_calendar}</a></div>
            </header>
            {content}
        </section>
    }
}

/// Where a minute lies in the span, in hundredths.
fn percent(minute: i32, span: Span) -> String {
    format!("{:.2}%", f64::from(minute - span.from) * 100.0 / f64::from(span.minutes().max(1)))
}

fn width(part: Span, span: Span) -> String {
    format!("{:.2}%", f64::from(part.minutes()) * 100.0 / f64::from(span.minutes().max(1)))
}

#[component]
fn HoursHead(day: Day, span: Span) -> impl IntoView {
    let every = if span.minutes() > 11 * 60 { 120 } else { 60 };
    let now = Memo::new(move |_| minute(shell::zone().wall(day.now.get()).time()));
    let marks = (span.from..span.until).step_by(every).map(|at| {
        // The present time stands in the place of an hour that it would cover.
        let covered = move || (-10..45).contains(&(now.get() - at));
        view! { <span hidden=covered style=("--a", percent(at, span))>{move || format::date::clock(time(at), lang())}</span> }
    });
    view! { <div class="lane head" aria-hidden="true"><div></div><div class="track">{marks.collect_view()}</div></div> }
}

fn present(day: Day, span: Span) -> Option<AnyView> {
    let wall = shell::zone().wall(day.now.get());
    let at = minute(wall.time());
    (at > span.from && at < span.until).then(|| {
        let clock = format::date::clock(wall.time(), lang());
        view! { <div class="now" aria-hidden="true"><i style=("--a", percent(at, span))><span>{clock}</span></i></div> }.into_any()
    })
}

#[component]
fn LaneRow(day: Day, line: Line, span: Span) -> impl IntoView {
    let sub = match line.used {
        Some(used) => format!("{} · {used}%", line.place),
        None => line.place.clone(),
    };
    let off = gaps(&line.open, span).into_iter().map(|gap| {
        view! { <i class="off hatch" style=("--a", percent(gap.from, span)) style=("--b", width(gap, span))></i> }
    });
    let zone = Zone::new(&line.zone);
    // The present stands where the clock of the row's own branch stands.
    let now = move || {
        let at = minute(zone.wall(day.now.get()).time());
        (at > span.from && at < span.until).then(|| view! { <i class="now-at" aria-hidden="true" style=("--a", percent(at, span))></i> })
    };
    let placed = places(&line.visits.iter().map(|(at, _)| *at).collect::<Vec<_>>(), LEAST);
    let rows = placed.iter().map(|place| place.of).max().unwrap_or(1).to_string();
    let event = |((at, visit), place): ((Span, AppointmentView), Place)| {
        let look = look_of(&visit);
        let words = {
            let visit = visit.clone();
            move || {
                let (from, until) = (format::clock(visit.starts_at, &zone_of(&visit)), format::clock(visit.ends_at, &zone_of(&visit)));
                scheduling::event_label(&from, &until, &visit.contact_name, service(&visit), (look.word)())
            }
        };
        let title = words.clone();
        view! {
            <a
                class="event"
                href=Route::Visit(visit.id).href()
                data-s=look.code
                aria-label=words
                title=title
                style=("--a", percent(at.from, span))
                style=("--b", width(at, span))
                style=("--ix", place.index.to_string())
                style=("--of", place.of.to_string())
            >
                <span class="n"><Icon glyph=look.glyph /><span>{visit.contact_name.clone()}</span></span>
            </a>
        }
    };
    view! {
        <div class="lane">
            <div class="who"><Avatar name=line.name.clone() staff=true /><div class="ell"><b>{line.name.clone()}</b><span class="sub">{sub}</span></div></div>
            <div class="track" style=("--rows", rows)>
                {off.collect_view()}
                {now}
                {line.visits.into_iter().zip(placed).map(event).collect_view()}
            </div>
        </div>
    }
}
