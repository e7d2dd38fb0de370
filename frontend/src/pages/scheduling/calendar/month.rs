//! A month: how many visits each day has, and which days are holidays.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use domain::scheduling::{AppointmentState, CalendarView};
use leptos::prelude::*;

use super::columns::holiday;
use super::state::{Cal, Stretch};
use crate::components::{Glyph, Icon};
use crate::format;
use crate::i18n::{Count, lang, texts::scheduling as t};
use crate::pages::scheduling::words::{is_unconfirmed, zone_of};
use crate::route::{Address, Route};
use crate::shell::branches;

/// The visits of a day in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sum {
    all: i64,
    unconfirmed: i64,
    no_show: i64,
}

/// The visits of a month in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sums {
    days: BTreeMap<NaiveDate, Sum>,
    /// The first day of which not every visit is known, because there are too many.
    cut: Option<NaiveDate>,
}

impl Sums {
    fn of(view: &CalendarView) -> Sums {
        let mut sums = Sums::default();
        let last = view.appointments.iter().map(|v| v.starts_at).max().filter(|_| view.truncated);
        for visit in &view.appointments {
            let zone = zone_of(visit);
            let sum = sums.days.entry(zone.wall(visit.starts_at).date()).or_default();
            sum.all += i64::from(visit.state.takes_time());
            sum.unconfirmed += i64::from(is_unconfirmed(visit));
            sum.no_show += i64::from(visit.state == AppointmentState::NoShow);
            // A branch farther west may still be on the day before.
            let cut = last.map(|last| zone.wall(last).date());
            sums.cut = [sums.cut, cut].into_iter().flatten().min();
        }
        sums
    }
}

#[component]
pub fn Month(cal: Cal) -> impl IntoView {
    let sums = Memo::new(move |_| cal.entries.value.with(|view| view.as_ref().map(Sums::of).unwrap_or_default()));
    let days = move || {
        let (from, to) = Stretch::Month.around(cal.on.get());
        let month = cal.on.get().month();
        from.iter_days().take_while(move |day| *day <= to).map(move |day| view! { <DayCell cal sums day month /> }).collect_view()
    };
    let names = move || {
        let monday = Stretch::Week.around(cal.on.get()).0;
        (0..7)
            .map(|n| view! { <div class="wd" aria-hidden="true">{format::date::weekday(monday + Days::new(n), lang())}</div> })
            .collect_view()
    };
    view! { <div class="month board">{names}{days}</div> }
}

#[component]
fn DayCell(cal: Cal, sums: Memo<Sums>, day: NaiveDate, month: u32) -> impl IntoView {
    let sum = Memo::new(move |_| sums.with(|sums| sums.days.get(&day).cloned().unwrap_or_default()));
    let cut = Memo::new(move |_| sums.with(|sums| sums.cut.is_some_and(|cut| cut <= day)));
    let closed = Memo::new(move |_| {
        let branch = branches().chosen.get();
        cal.entries.value.with(|view| view.as_ref().and_then(|view| holiday(&view.holidays, day, branch)))
    });
    let href = {
        let who = cal.who.get_untracked().map(|id| ("who".to_owned(), id.to_string()));
        let query = [("view".to_owned(), "day".to_owned()), ("on".to_owned(), day.to_string())].into_iter().chain(who).collect();
        Address { route: Route::Calendar, query, fragment: String::new() }.href()
    };
    let spoken = move || {
        let visits = t::visits(Count(sum.get().all));
        let holiday = closed.get().map(|name| format!(", {name}")).unwrap_or_default();
        let more = if cut.get() { format!(". {}", t::day_cut()) } else { String::new() };
        format!("{}: {visits}{holiday}{more}", format::long_date(day))
    };
    let lines = move || {
        let sum = sum.get();
        view! {
            {closed.get().map(|name| view! { <span class="hol">{name}</span> })}
            {(sum.all > 0).then(|| view! { <span class="cnt"><b>{sum.all}</b><span class="w">{t::visits_word}</span></span> })}
            {(sum.unconfirmed > 0).then(|| view! { <span class="cnt"><Icon glyph=Glyph::Dashed />{sum.unconfirmed}<span class="w">{t::unconfirmed_word}</span></span> })}
            {(sum.no_show > 0).then(|| view! { <span class="cnt"><Icon glyph=Glyph::UserX />{sum.no_show}<span class="w">{t::no_show_word}</span></span> })}
            {cut.get().then(|| view! { <span class="cut"><Icon glyph=Glyph::More /><span class="w">{t::day_cut}</span></span> })}
        }
    };
    view! {
        <a
            class="md"
            href=href
            aria-label=spoken
            data-other=(day.month() != month).then_some("true")
            data-today=move || (cal.today.get() == day).then_some("true")
        >
            <span class="dn">{day.day()}</span>
            {lines}
        </a>
    }
}
