//! Times of day and edges of periods as they are written.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::document::{PAST_YEARS, check_optional_year, check_year};
use crate::field_error::{FieldCode, FieldErrors};

/// Whether this is a time of day such as `08:30`.
pub fn is_time(text: &str) -> bool {
    text.len() == 5 && NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

/// The edge of a period: a day in the zone of the clinic, or a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    Day(NaiveDate),
    Moment(DateTime<Utc>),
}

/// Reads `2026-12-01` or `2026-12-01T08:00:00+07:00`; a space in place of `+` is forgiven, because queries decode it so.
pub fn parse_edge(text: &str) -> Option<Edge> {
    use chrono::Datelike;
    let usable = |year: i32| PAST_YEARS.contains(&year);
    if let Ok(day) = text.parse::<NaiveDate>() {
        return usable(day.year()).then_some(Edge::Day(day));
    }
    let moment = DateTime::parse_from_rfc3339(&text.replace(' ', "+")).ok()?.to_utc();
    usable(moment.year()).then_some(Edge::Moment(moment))
}

pub(super) fn tidy_time(text: &str, pointer: &str, errors: &mut FieldErrors) {
    if !is_time(text) {
        errors.add(pointer, FieldCode::BadTime);
    }
}

/// Reads a wall time without a zone: `2026-12-01T08:30`.
pub fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S")).ok()
}

/// Exactly one of a moment and a wall time says when.
pub(super) fn tidy_start(at: Option<DateTime<Utc>>, wall: &Option<String>, needed: bool, errors: &mut FieldErrors) {
    use chrono::Datelike;
    match (at, wall) {
        (None, None) if needed => errors.add("/starts_at", FieldCode::Required),
        (Some(_), Some(_)) => errors.add("/local_time", FieldCode::Duplicate),
        _ => {}
    }
    check_optional_year(at.as_ref(), "/starts_at", PAST_YEARS, errors);
    if wall.as_deref().is_some_and(|w| parse_wall(w).is_none_or(|w| !PAST_YEARS.contains(&w.year()))) {
        errors.add("/local_time", FieldCode::BadDate);
    }
}

pub(super) fn tidy_date(date: NaiveDate, pointer: &str, errors: &mut FieldErrors) {
    check_year(&date, pointer, PAST_YEARS, errors);
}
