//! What the calendar shows: the part of time and whose, kept in the address, and what is open over it.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use domain::scheduling::{AppointmentState, AppointmentView, CalendarView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::scheduling::{CalendarPart, list_calendar_entries, list_whole_calendar};
use crate::format::Zone;
use crate::live;
use crate::pages::scheduling::words::is_unconfirmed;
use crate::remote::Remote;
use crate::route;
use crate::shell::{self, branches};

/// How much of the time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    Day,
    Week,
    Month,
    Agenda,
}

impl Stretch {
    pub const ALL: [Stretch; 4] = [Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Agenda];

    pub fn code(self) -> &'static str {
        match self {
            Stretch::Day => "day",
            Stretch::Week => "week",
            Stretch::Month => "month",
            Stretch::Agenda => "agenda",
        }
    }

    /// The first and the last day shown around a day.
    pub fn around(self, on: NaiveDate) -> (NaiveDate, NaiveDate) {
        let monday = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        match self {
            Stretch::Day => (on, on),
            Stretch::Week => (monday(on), monday(on) + Days::new(6)),
            Stretch::Agenda => (on, on + Days::new(6)),
            Stretch::Month => {
                let first = on.with_day(1).unwrap_or(on);
                let last = first + Months::new(1) - Days::new(1);
                (monday(first), monday(last) + Days::new(6))
            }
        }
    }

    /// The day to show after a step forward or back.
    pub fn step(self, on: NaiveDate, forward: bool) -> NaiveDate {
        let days = |n: u64| if forward { on + Days::new(n) } else { on - Days::new(n) };
        match self {
            Stretch::Day => days(1),
            Stretch::Week | Stretch::Agenda => days(7),
            Stretch::Month if forward => on + Months::new(1),
            Stretch::Month => on - Months::new(1),
        }
    }
}

/// Which visits the agenda shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Neither cancelled nor missed.
    Standing,
    Unconfirmed,
    Requested,
    Present,
    Done,
    NoShow,
    Cancelled,
}

impl Which {
    pub const ALL: [Which; 8] =
        [Which::All, Which::Standing, Which::Unconfirmed, Which::Requested, Which::Present, Which::Done, Which::NoShow, Which::Cancelled];

    pub fn code(self) -> &'static str {
        match self {
            Which::All => "all",
            Which::Standing => "standing",
            Which::Unconfirmed => "unconfirmed",
            Which::Requested => "requested",
            Which::Present => "present",
            Which::Done => "done",
            Which::NoShow => "no_show",
            Which::Cancelled => "cancelled",
        }
    }

    pub fn fits(self, visit: &AppointmentView, now: DateTime<Utc>) -> bool {
        match self {
            Which::All => true,
            Which::Standing => visit.state.takes_time(),
            Which::Unconfirmed => is_unconfirmed(visit) && visit.ends_at > now,
            Which::Requested => visit.state == AppointmentState::Requested,
            Which::Present => visit.state.is_present(),
            Which::Done => visit.state == AppointmentState::Done,
            Which::NoShow => visit.state == AppointmentState::NoShow,
            Which::Cancelled => visit.state == AppointmentState::Cancelled,
        }
    }
}

/// The calendar on the page.
#[derive(Clone, Copy)]
pub struct Cal {
    pub stretch: Memo<Stretch>,
    pub on: Memo<NaiveDate>,
    /// Columns by room instead of by practitioner.
    pub by_room: Memo<bool>,
    pub who: Memo<Option<Uuid>>,
    pub which: Memo<Which>,
    pub entries: Remote<CalendarView>,
    /// The appointment in the side panel.
    pub open: Memo<Option<Uuid>>,
    /// The first and the last day that are shown.
    pub days: Memo<(NaiveDate, NaiveDate)>,
    pub drawer: RwSignal<bool>,
    pub today: Memo<NaiveDate>,
}

impl Cal {
    pub fn new(now: Signal<DateTime<Utc>>) -> Cal {
        let today = Memo::new(move |_| shell::zone().wall(now.get()).date());
        let (view, on, by) = (route::query("view"), route::query("on"), route::query("by"));
        let (who, which, open) = (route::query("who"), route::query("state"), route::query("open"));
        let stretch = Memo::new(move |_| {
            let code = view.get();
            let fallback = if crate::browser::page::narrower_than(640) { Stretch::Agenda } else { Stretch::Day };
            code.and_then(|code| Stretch::ALL.into_iter().find(|s| s.code() == code)).unwrap_or(fallback)
        });
        let on = Memo::new(move |_| on.get().and_then(|on| on.parse().ok()).unwrap_or_else(|| today.get()));
        let by_room = Memo::new(move |_| by.with(|by| by.as_deref() == Some("room")));
        let who = Memo::new(move |_| who.get().and_then(|who| who.parse().ok()));
        let which = Memo::new(move |_| {
            let code = which.get();
            code.and_then(|code| Which::ALL.into_iter().find(|w| w.code() == code)).unwrap_or(Which::All)
        });
        let open = Memo::new(move |_| open.get().and_then(|id| id.parse().ok()));
        let branch = branches().chosen;
        // The lists behind the numbers of the home page are of one day.
        let single = route::query("days");
        let days = Memo::new(move |_| match (stretch.get(), single.with(Option::is_some)) {
            (Stretch::Agenda, true) => (on.get(), on.get()),
            (stretch, _) => stretch.around(on.get()),
        });
        let entries = Remote::new(move || {
            let (from, to) = days.get();
            let part = CalendarPart { from, to, location_id: branch.get(), practitioner_id: who.get() };
            // Months are numbers; more visits than one answer holds are too many to draw.
            let whole = stretch.get() == Stretch::Month;
            async move { if whole { list_whole_calendar(&part).await } else { list_calendar_entries(&part).await } }
        });
        live::reload_on(&["appointment", "schedule", "waiting_list", "queue"], entries);
        let drawer = RwSignal::new(!crate::browser::page::narrower_than(1280));
        Cal { stretch, on, by_room, who, which, entries, open, days, drawer, today }
    }

    pub fn zone(self) -> Zone {
        shell::zone()
    }

    pub fn go(self, on: NaiveDate) {
        route::replace_query(&[("on", Some(on.to_string()))]);
    }

    pub fn show(self, stretch: Stretch) {
        route::replace_query(&[("view", Some(stretch.code().to_owned())), ("days", None)]);
    }

    pub fn open(self, id: Option<Uuid>) {
        route::replace_query(&[("open", id.map(|id| id.to_string()))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).expect("a day")
    }

    #[test]
    fn stretches_begin_on_monday_and_fit_the_answer() {
        assert_eq!(Stretch::Week.around(day(11, 17)), (day(11, 16), day(11, 22)));
        assert_eq!(Stretch::Month.around(day(11, 17)), (day(10, 26), day(12, 6)));
        for month in 1..=12 {
            let (from, to) = Stretch::Month.around(day(month, 15));
            assert!((to - from).num_days() < 42);
        }
        assert_eq!(Stretch::Month.step(day(1, 31), true), day(2, 28));
        assert_eq!(Stretch::Week.step(day(11, 17), false), day(11, 10));
    }
}
