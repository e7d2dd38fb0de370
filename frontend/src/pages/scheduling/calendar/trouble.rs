//! Why something cannot be put where it is held, told before it is dropped.

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::columns::{Column, What};
use super::grid::{Span, nearest, time};
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};

/// What is in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    Visit(String, Span),
    Away(String, Span),
    Holiday(String),
    OutsideHours,
    Past,
}

impl Trouble {
    /// What is wrong with this place for something, if anything is. `but` is what is being moved.
    pub fn at(column: &Column, span: Span, but: Option<Uuid>, now: NaiveDateTime) -> Option<Trouble> {
        let moved = |entry: &&super::columns::Entry| entry.visit().is_none_or(|v| Some(v.id) != but);
        let meeting = column.entries.iter().filter(moved).find(|entry| entry.takes_time() && entry.span.meets(span));
        if let Some(entry) = meeting {
            return Some(match &entry.what {
                What::Visit(visit) => Trouble::Visit(visit.contact_name.clone(), entry.span),
                What::Away(away) => {
                    let reason = away.reason.clone().unwrap_or_else(|| away.kind.label(lang()).to_owned());
                    Trouble::Away(reason, entry.span)
                }
            });
        }
        if let Some(holiday) = &column.holiday {
            return Some(Trouble::Holiday(holiday.clone()));
        }
        if column.day.and_time(time(span.from)) < now {
            return Some(Trouble::Past);
        }
        // Without a practitioner of its own a column says nothing about hours.
        let within = column.practitioner.is_none() || column.open.iter().any(|open| open.holds(span));
        (!within).then_some(Trouble::OutsideHours)
    }

    /// What it is, in a few words.
    pub fn title(&self) -> String {
        match self {
            Trouble::Visit(name, span) => t::trouble_visit(name, &range(*span)),
            Trouble::Away(reason, span) => t::trouble_away(reason, &range(*span)),
            Trouble::Holiday(name) => t::trouble_holiday(name),
            Trouble::OutsideHours => t::trouble_hours().to_owned(),
            Trouble::Past => t::trouble_past().to_owned(),
        }
    }
}

/// `11.00–11.30`.
pub fn range(span: Span) -> String {
    let clock = |minute| format::date::clock(time(minute), lang());
    format!("{}–{}", clock(span.from), clock(span.until))
}

/// Where it could be put instead: two times in this column and one in the column that it came from.
pub fn instead(columns: &[Column], at: usize, from: Option<usize>, span: Span, but: Option<Uuid>) -> String {
    let mut offers = Vec::new();
    for (index, count) in [(Some(at), 2), (from.filter(|from| *from != at), 1)] {
        let Some(column) = index.and_then(|index| columns.get(index)) else { continue };
        for start in nearest(&column.open, &column.taken(but), span, count) {
            let clock = format::date::clock(time(start), lang());
            offers.push(format!("{} {clock}", column.title).trim().to_owned());
        }
    }
    if offers.is_empty() { t::no_place().to_owned() } else { t::nearest_places(&offers.join(", ")) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn column() -> Column {
        let day = NaiveDate::from_ymd_opt(2026, 11, 17).expect("a day");
        Column {
            id: Uuid::nil(),
            day,
            title: "dr. Ayu".to_owned(),
            sub: String::new(),
            practitioner: Some(Uuid::nil()),
            location: None,
            open: vec![Span::new(480, 720)],
            breaks: Vec::new(),
            holiday: None,
            used: Some((60, 240)),
            entries: Vec::new(),
        }
    }

    #[test]
    fn the_drop_is_refused_before_it_happens() {
        let now = column().day.and_time(time(500));
        assert_eq!(Trouble::at(&column(), Span::new(600, 630), None, now), None);
        assert_eq!(Trouble::at(&column(), Span::new(480, 510), None, now), Some(Trouble::Past));
        assert_eq!(Trouble::at(&column(), Span::new(710, 740), None, now), Some(Trouble::OutsideHours));
        let closed = Column { holiday: Some("Natal".to_owned()), ..column() };
        assert_eq!(Trouble::at(&closed, Span::new(600, 630), None, now), Some(Trouble::Holiday("Natal".to_owned())));
        assert_eq!(column().utilisation(), Some(25));
        assert!(instead(&[column()], 0, None, Span::new(700, 730), None).contains("dr. Ayu"));
    }
}
