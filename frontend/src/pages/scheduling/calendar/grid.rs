//! The geometry of a day: minutes since midnight at the clinic, rows of five minutes, and what lies beside what.

use chrono::{NaiveDate, NaiveTime, Timelike};

/// What a drag snaps to.
pub const STEP: i32 = 5;

/// How tall an hour is, in pixels; the sheet says the same. A quarter of an hour is tall enough to be hit.
pub const HOUR: f64 = 104.0;

/// What is shorter is drawn as long as this, in minutes, so that it can be hit: 24 pixels and the gap.
pub const LEAST: i32 = 15;

/// From a minute of the day until another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: i32,
    pub until: i32,
}

impl Span {
    pub fn new(from: i32, until: i32) -> Span {
        Span { from, until }
    }

    pub fn minutes(self) -> i32 {
        self.until - self.from
    }

    pub fn meets(self, other: Span) -> bool {
        self.from < other.until && other.from < self.until
    }

    pub fn holds(self, other: Span) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// The same length from another minute.
    pub fn moved_to(self, from: i32) -> Span {
        Span { from, until: from + self.minutes() }
    }

    /// The part that lies within another span.
    pub fn within(self, other: Span) -> Option<Span> {
        let part = Span { from: self.from.max(other.from), until: self.until.min(other.until) };
        (part.from < part.until).then_some(part)
    }
}

/// The minute of the day of a time on the wall.
pub fn minute(time: NaiveTime) -> i32 {
    (time.hour() * 60 + time.minute()) as i32
}

/// The time on the wall of a minute of the day; the end of the day is its last minute.
pub fn time(minute: i32) -> NaiveTime {
    let minute = minute.clamp(0, 24 * 60 - 1) as u32;
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default()
}

/// The moment's wall time as a span of a day: what reaches beyond the day is cut at midnight.
pub fn span_on(day: NaiveDate, from: chrono::NaiveDateTime, until: chrono::NaiveDateTime) -> Option<Span> {
    let (start, end) = (day.and_time(NaiveTime::MIN), (day + chrono::Days::new(1)).and_time(NaiveTime::MIN));
    if until <= start || end <= from {
        return None;
    }
    let until = if until >= end { 24 * 60 } else { minute(until.time()) };
    let from = if from <= start { 0 } else { minute(from.time()) };
    (from < until).then_some(Span { from, until })
}

/// To the nearest step.
pub fn snapped(minute: f64) -> i32 {
    (minute / f64::from(STEP)).round() as i32 * STEP
}

/// Where an entry is drawn when several lie at the same time: which of how many beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub index: i32,
    pub of: i32,
}

/// Puts spans that meet beside each other, each drawn at least as long as so many minutes; the order of the answer is that of
/// the spans.
pub fn places(spans: &[Span], least: i32) -> Vec<Place> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|i| (spans[*i].from, -spans[*i].until));
    let mut places = vec![Place::default(); spans.len()];
    let mut group: Vec<usize> = Vec::new();
    let mut lanes: Vec<i32> = Vec::new();
    for i in order {
        if lanes.iter().all(|end| *end <= spans[i].from) {
            close(&mut places, &group, lanes.len());
            group.clear();
            lanes.clear();
        }
        let lane = lanes.iter().position(|end| *end <= spans[i].from).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(0);
        }
        lanes[lane] = spans[i].until.max(spans[i].from + least);
        places[i].index = lane as i32;
        group.push(i);
    }
    close(&mut places, &group, lanes.len());
    places
}

fn close(places: &mut [Place], group: &[usize], lanes: usize) {
    for i in group {
        places[*i].of = lanes as i32;
    }
}

/// What is not within any of the spans.
pub fn gaps(open: &[Span], day: Span) -> Vec<Span> {
    let mut open: Vec<Span> = open.iter().filter_map(|span| span.within(day)).collect();
    open.sort();
    let mut from = day.from;
    let mut gaps = Vec::new();
    for span in open {
        if from < span.from {
            gaps.push(Span { from, until: span.from });
        }
        from = from.max(span.until);
    }
    if from < day.until {
        gaps.push(Span { from, until: day.until });
    }
    gaps
}

/// The whole hours that hold everything; at least eight of them, so that a quiet day is a day too.
pub fn hours(spans: impl Iterator<Item = Span>) -> Span {
    let (mut from, mut until) = (i32::MAX, i32::MIN);
    for span in spans {
        from = from.min(span.from);
        until = until.max(span.until);
    }
    if from > until {
        return Span::new(8 * 60, 17 * 60);
    }
    let from = from / 60 * 60;
    let until = (until + 59) / 60 * 60;
    let short = 8 * 60 - (until - from);
    if short <= 0 { Span { from, until } } else { Span { from: from.min(16 * 60), until: (until + short).min(24 * 60) } }
}

/// The free starts nearest to a wish, at most `count` of them, in the order of their distance.
pub fn nearest(open: &[Span], taken: &[Span], wish: Span, count: usize) -> Vec<i32> {
    let mut starts: Vec<i32> = Vec::new();
    for block in open {
        let mut start = block.from;
        while start + wish.minutes() <= block.until {
            if !taken.iter().any(|other| other.meets(wish.moved_to(start))) {
                starts.push(start);
            }
            start += 15;
        }
    }
    starts.sort_by_key(|start| ((start - wish.from).abs(), *start));
    starts.truncate(count);
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_lies_side_by_side_and_the_rest_is_whole() {
        let spans = [Span::new(0, 30), Span::new(10, 40), Span::new(30, 60), Span::new(60, 90)];
        let drawn = |least| places(&spans, least).iter().map(|p| (p.index, p.of)).collect::<Vec<_>>();
        assert_eq!(drawn(0), [(0, 2), (1, 2), (0, 2), (0, 1)]);
        // drawn longer than they are, each meets the next
        assert_eq!(drawn(40), [(0, 3), (1, 3), (2, 3), (0, 3)]);
    }

    #[test]
    fn off_hours_are_what_no_block_covers() {
        let open = [Span::new(13 * 60, 16 * 60), Span::new(8 * 60, 12 * 60)];
        let day = Span::new(7 * 60, 17 * 60);
        assert_eq!(gaps(&open, day), [Span::new(420, 480), Span::new(720, 780), Span::new(960, 1020)]);
        assert_eq!(gaps(&[], day), [day]);
    }

    #[test]
    fn the_day_shows_whole_hours_around_its_work() {
        assert_eq!(hours([Span::new(495, 1010)].into_iter()), Span::new(480, 1020));
        assert_eq!(hours(std::iter::empty()), Span::new(480, 1020));
        assert_eq!(hours([Span::new(1200, 1260)].into_iter()), Span::new(960, 1440));
    }

    #[test]
    fn free_starts_near_a_wish_come_first() {
        let open = [Span::new(480, 720)];
        let taken = [Span::new(540, 600)];
        assert_eq!(nearest(&open, &taken, Span::new(550, 580), 3), [510, 600, 495]);
        assert!(nearest(&open, &[Span::new(480, 720)], Span::new(480, 510), 3).is_empty());
    }

    #[test]
    fn a_visit_over_midnight_is_cut_at_the_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 17).expect("a day");
        let at = |d: u32, h: u32, m: u32| NaiveDate::from_ymd_opt(2026, 11, d).expect("a day").and_hms_opt(h, m, 0).expect("a time");
        assert_eq!(span_on(day, at(17, 23, 30), at(18, 0, 30)), Some(Span::new(1410, 1440)));
        assert_eq!(span_on(day, at(16, 23, 30), at(17, 0, 30)), Some(Span::new(0, 30)));
        assert_eq!(span_on(day, at(18, 8, 0), at(18, 9, 0)), None);
    }

    #[test]
    fn drags_snap_to_five_minutes() {
        assert_eq!(snapped(482.4), 480);
        assert_eq!(snapped(482.6), 485);
        assert_eq!(time(1440), NaiveTime::from_hms_opt(23, 59, 0).expect("a time"));
    }
}
