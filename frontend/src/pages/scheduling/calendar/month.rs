//! A month: how many visits each day has, and which days are holidays.

use chrono::{Datelike, Days, NaiveDate};
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
    holiday: Option<String>,
}

#[component]
pub fn Month(cal: Cal) -> impl IntoView {
    let days = move || {
        let (from, to) = Stretch::Month.around(cal.on.get());
        let month = cal.on.get().month();
        from.iter_days().take_while(move |day| *day <= to).map(move |day| view! { <DayCell cal day month /> }).collect_view()
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
fn DayCell(cal: Cal, day: NaiveDate, month: u32) -> impl IntoView {
    let sum = Memo::new(move |_| {
        let branch = branches().chosen.get();
        cal.entries.value.with(|view| {
            let Some(view) = view else { return Sum::default() };
            let mut sum = Sum { holiday: holiday(&view.holidays, day, branch), ..Sum::default() };
            for visit in view.appointments.iter().filter(|v| zone_of(v).wall(v.starts_at).date() == day) {
                sum.all += i64::from(visit.state.takes_time());
                sum.unconfirmed += i64::from(is_unconfirmed(visit));
                sum.no_show += i64::from(visit.state == domain::scheduling::AppointmentState::NoShow);
            }
            sum
        })
    });
    let href = {
        let who = cal.who.get_untracked().map(|id| ("who".to_owned(), id.to_string()));
        let query = [("view".to_owned(), "day".to_owned()), ("on".to_owned(), day.to_string())].into_iter().chain(who).collect();
        Address { route: Route::Calendar, query, fragment: String::new() }.href()
    };
    let spoken = move || {
        let sum = sum.get();
        let visits = t::visits(Count(sum.all));
        let holiday = sum.holiday.map(|name| format!(", {name}")).unwrap_or_default();
        format!("{}: {visits}{holiday}", format::long_date(day))
    };
    let lines = move || {
        let sum = sum.get();
        view! {
            {sum.holiday.map(|name| view! { <span class="hol">{name}</span> })}
            {(sum.all > 0).then(|| view! { <span class="cnt"><b>{sum.all}</b><span class="w">{t::visits_word}</span></span> })}
            {(sum.unconfirmed > 0).then(|| view! { <span class="cnt"><Icon glyph=Glyph::Dashed />{sum.unconfirmed}<span class="w">{t::unconfirmed_word}</span></span> })}
            {(sum.no_show > 0).then(|| view! { <span class="cnt"><Icon glyph=Glyph::UserX />{sum.no_show}<span class="w">{t::no_show_word}</span></span> })}
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
