//! Which days are shown: the last year, two, all of them, or what one has zoomed to. One window for charts and table.

use chrono::{Days, Months, NaiveDate};
use domain::lab::LabSeries;
use leptos::prelude::*;

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Year,
    TwoYears,
    All,
}

impl Span {
    pub const ALL: &'static [Span] = &[Span::Year, Span::TwoYears, Span::All];

    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Span::Year => "1y",
            Span::TwoYears => "2y",
            Span::All => "all",
        }
    }

    pub fn from_code(code: &str) -> Option<Span> {
        Span::ALL.iter().copied().find(|span| span.code() == code)
    }
}

/// A step of zooming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    In,
    Out,
    Earlier,
    Later,
}

/// The days that are shown.
#[derive(Clone, Copy)]
pub struct Window {
    span: RwSignal<Span>,
    zoomed: RwSignal<Option<(NaiveDate, NaiveDate)>>,
    /// From the first day with a value.
    whole: Memo<(NaiveDate, NaiveDate)>,
}

impl Window {
    /// Two years up to today, where the clinic is.
    pub fn new(series: Signal<Vec<LabSeries>>, today: NaiveDate) -> Window {
        let first = move |all: &Vec<LabSeries>| all.iter().filter_map(|s| s.days.last()).map(|day| day.on).min();
        let last = move |all: &Vec<LabSeries>| all.iter().filter_map(|s| s.days.first()).map(|day| day.on).max();
        let whole = Memo::new(move |_| {
            series.with(|all| {
                let end = last(all).unwrap_or(today).max(today);
                // A window is never shorter than a month, so that one value has an axis.
                (first(all).unwrap_or(today).min(back(end, 1)), end)
            })
        });
        Window { span: RwSignal::new(Span::TwoYears), zoomed: RwSignal::new(None), whole }
    }

    pub fn span(self) -> Span {
        self.span.get()
    }

    /// Shows a span, and all of it.
    pub fn choose(self, span: Span) {
        self.zoomed.set(None);
        self.span.set(span);
    }

    /// First and last day.
    pub fn shown(self) -> (NaiveDate, NaiveDate) {
        self.zoomed.get().unwrap_or_else(|| self.of_span())
    }

    /// Whether a part of the span is shown.
    pub fn is_zoomed(self) -> bool {
        self.zoomed.with(Option::is_some)
    }

    fn of_span(self) -> (NaiveDate, NaiveDate) {
        let (first, last) = self.whole.get();
        match self.span.get() {
            Span::Year => (back(last, 12), last),
            Span::TwoYears => (back(last, 24), last),
            Span::All => (first, last),
        }
    }

    /// Zooms about the middle, or moves by half of what is shown; never past what there is.
    pub fn zoom(self, step: Zoom) {
        let zoomed = untrack(|| moved(self.shown(), self.whole.get(), step));
        self.zoomed.set(zoomed);
    }
}

fn back(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

/// What is shown after a step; `None` when that is everything.
fn moved((from, to): (NaiveDate, NaiveDate), whole: (NaiveDate, NaiveDate), step: Zoom) -> Option<(NaiveDate, NaiveDate)> {
    let length = (to - from).num_days().max(1) as u64;
    let add = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(day);
    let sub = |day: NaiveDate, days: u64| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    let reach = ((whole.1 - whole.0).num_days().max(1) as u64).max(length);
    let (from, to) = match step {
        Zoom::In if length <= 14 => (from, to),
        Zoom::In => (add(from, length / 4), sub(to, length / 4)),
        Zoom::Out => (sub(from, length / 2), add(to, length / 2)),
        Zoom::Earlier => (sub(from, length / 2), sub(to, length / 2)),
        Zoom::Later => (add(from, length / 2), add(to, length / 2)),
    };
    let length = ((to - from).num_days().max(1) as u64).min(reach);
    let to = to.min(whole.1);
    let from = sub(to, length);
    let (from, to) = if from < whole.0 { (whole.0, add(whole.0, length).min(whole.1)) } else { (from, to) };
    ((from, to) != whole).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
    }

    #[test]
    fn zooming_stays_within_what_there_is() {
        let whole = (day(2020, 1, 1), day(2024, 1, 1));
        let inner = moved(whole, whole, Zoom::In).expect("a part");
        assert_eq!((inner.1 - inner.0).num_days(), 731);
        assert_eq!(moved(inner, whole, Zoom::Out), None);
        let mut part = inner;
        for _ in 0..20 {
            part = moved(part, whole, Zoom::Later).expect("a part");
        }
        assert_eq!(part.1, whole.1);
        assert_eq!((part.1 - part.0).num_days(), 731);
        for _ in 0..20 {
            part = moved(part, whole, Zoom::Earlier).expect("a part");
        }
        assert_eq!(part.0, whole.0);
        for _ in 0..30 {
            part = moved(part, whole, Zoom::In).unwrap_or(part);
        }
        assert!((part.1 - part.0).num_days() >= 7);
    }
}
