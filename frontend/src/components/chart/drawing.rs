//! Where everything on a panel is, in per cent of its width and height.

use chrono::NaiveDate;
use domain::lab::LabDay;

use super::lines::{Gap, Panel, gap, own, same_range};
use super::scale::{Scale, day_at};

/// Beyond this many points of a line, only the abnormal ones, the patient's own and the last have a mark.
const CROWDED: usize = 240;

/// A point with a mark, the same everywhere: which line, which of its days, where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub line: usize,
    pub day: usize,
    pub x: f64,
    pub y: f64,
}

/// A range while it held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub line: usize,
    pub x: (f64, f64),
    pub y: (f64, f64),
}

/// A limit in force at the end of what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    pub line: usize,
    pub y: f64,
    pub value: f64,
}

/// A panel, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    pub scale: Scale,
    /// By line, the oldest first.
    pub marks: Vec<Mark>,
    /// Line and path, in thousandths.
    pub paths: Vec<(usize, String)>,
    pub bands: Vec<Band>,
    pub limits: Vec<Limit>,
    /// Where a line is interrupted, and why.
    pub gaps: Vec<(f64, Gap)>,
}

impl Drawing {
    /// Lays a panel out for a window of days; `None` when no value falls into it.
    pub fn of(panel: &Panel, window: (NaiveDate, NaiveDate)) -> Option<Drawing> {
        let shown = |line: usize| {
            let days = panel.lines[line].days.iter().enumerate();
            days.filter(move |(_, day)| day.on >= window.0 && day.on <= window.1)
        };
        let all = (0..panel.lines.len()).flat_map(shown).map(|(_, day)| day);
        let scale = Scale::over(all.flat_map(|day| [day.value, day.limits.low, day.limits.high, beyond(day)]).flatten())?;
        let mut drawing = Drawing { scale, marks: Vec::new(), paths: Vec::new(), bands: Vec::new(), limits: Vec::new(), gaps: Vec::new() };
        for line in 0..panel.lines.len() {
            let points: Vec<Mark> =
                shown(line).filter_map(|(day, at)| Some(Mark { line, day, x: day_at(at.on, window), y: scale.at(at.value?) })).collect();
            drawing.join(panel, line, &points);
            drawing.shade(panel, line, &points);
            drawing.mark(panel, line, &points);
        }
        Some(drawing)
    }

    /// The line through values that may be compared.
    fn join(&mut self, panel: &Panel, line: usize, points: &[Mark]) {
        let days = &panel.lines[line].days;
        let mut run: Vec<Mark> = Vec::new();
        for point in points.iter().filter(|point| !own(&days[point.day])) {
            let before = run.last().copied();
            let gap = before.and_then(|before| Some(((before.x + point.x) / 2.0, gap(&days[before.day], &days[point.day])?)));
            if let Some(gap) = gap {
                self.gaps.push(gap);
                self.finish(line, &run);
                run.clear();
            }
            run.push(*point);
        }
        self.finish(line, &run);
    }

    fn finish(&mut self, line: usize, run: &[Mark]) {
        if run.len() > 1 {
            let step = |(i, mark): (usize, &Mark)| format!("{}{:.0} {:.0}", if i == 0 { 'M' } else { 'L' }, mark.x * 10.0, mark.y * 10.0);
            self.paths.push((line, run.iter().enumerate().map(step).collect()));
        }
    }

    /// The range, which may change with the age of the patient or the year of the catalogue.
    fn shade(&mut self, panel: &Panel, line: usize, points: &[Mark]) {
        let days = &panel.lines[line].days;
        let limits = |mark: &Mark| &days[mark.day].limits;
        let mut start = 0;
        for i in 1..=points.len() {
            let ends = points.get(i).is_none_or(|next| !same_range(limits(next), limits(&points[start])));
            if !ends {
                continue;
            }
            let held = limits(&points[start]);
            let from = if start == 0 { 0.0 } else { points[start].x };
            let to = points.get(i).map_or(100.0, |next| next.x);
            if held.low.is_some() || held.high.is_some() {
                let y = (held.high.map_or(0.0, |v| self.scale.at(v)), held.low.map_or(100.0, |v| self.scale.at(v)));
                self.bands.push(Band { line, x: (from, to), y });
            }
            if i == points.len() {
                let limit = |value: f64| Limit { line, y: self.scale.at(value), value };
                let found: Vec<Limit> = [held.low, held.high].into_iter().flatten().map(limit).collect();
                self.limits.extend(found);
            }
            start = i;
        }
    }

    fn mark(&mut self, panel: &Panel, line: usize, points: &[Mark]) {
        let days = &panel.lines[line].days;
        let crowded = points.len() > CROWDED;
        let telling = |day: usize| days[day].flag.is_some_and(|flag| flag != domain::lab::LabFlag::Normal) || own(&days[day]);
        let last = points.last().map(|point| point.day);
        self.marks.extend(points.iter().filter(|point| !crowded || telling(point.day) || Some(point.day) == last));
    }

    /// The newest mark of a line.
    pub fn last_of(&self, line: usize) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| mark.line == line)
    }

    /// The mark that an arrow leads to.
    pub fn neighbour(&self, from: usize, way: Way) -> usize {
        let Some(here) = self.marks.get(from) else { return 0 };
        let same: Vec<usize> = (0..self.marks.len()).filter(|i| self.marks[*i].line == here.line).collect();
        let place = same.iter().position(|i| *i == from).unwrap_or_default();
        match way {
            Way::Later => same.get(place + 1).copied().unwrap_or(from),
            Way::Earlier => place.checked_sub(1).map_or(from, |p| same[p]),
            Way::First => same.first().copied().unwrap_or(from),
            Way::Last => same.last().copied().unwrap_or(from),
            Way::Up | Way::Down => self.across(here, way).unwrap_or(from),
        }
    }

    /// The nearest mark in time of the line above or below.
    fn across(&self, here: &Mark, way: Way) -> Option<usize> {
        let mut lines: Vec<usize> = self.marks.iter().map(|mark| mark.line).collect();
        lines.dedup();
        let place = lines.iter().position(|line| *line == here.line)?;
        let next = if way == Way::Down { place + 1 } else { place.checked_sub(1)? };
        let line = *lines.get(next)?;
        let away = |i: &usize| ((self.marks[*i].x - here.x).abs() * 1000.0) as i64;
        (0..self.marks.len()).filter(|i| self.marks[*i].line == line).min_by_key(away)
    }
}

/// Somewhat into a range that is open to one side, so that there is a band to see.
fn beyond(day: &LabDay) -> Option<f64> {
    match (day.limits.low, day.limits.high) {
        (Some(low), None) => Some(low * 1.1),
        (None, Some(high)) => Some(high * 0.9),
        _ => None,
    }
}

/// Moves labels apart that would lie upon each other: what they stand at, and where they go, both in per cent.
pub fn apart(places: &[f64], room: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    let mut moved = places.to_vec();
    let mut least = f64::NEG_INFINITY;
    for i in &order {
        moved[*i] = places[*i].max(least);
        least = moved[*i] + room;
    }
    // What was pushed over the lower edge pushes back.
    let mut most = 100.0;
    for i in order.iter().rev() {
        moved[*i] = moved[*i].min(most);
        most = moved[*i] - room;
    }
    moved
}

/// Where an arrow leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Earlier,
    Later,
    First,
    Last,
    Up,
    Down,
}

#[cfg(test)]
#[path = "drawing_tests.rs"]
mod tests;
