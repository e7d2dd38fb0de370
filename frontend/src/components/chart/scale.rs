//! The two axes: values in round steps, and true time.

use chrono::{Datelike, Days, NaiveDate};
use domain::Lang;

use crate::format::{date, number};

/// An axis of values that begins and ends at a round number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub min: f64,
    pub max: f64,
    pub step: f64,
}

impl Scale {
    /// Over all that is to be seen; `None` when there is nothing.
    pub fn over(values: impl IntoIterator<Item = f64>) -> Option<Scale> {
        let (low, high) = values
            .into_iter()
            .filter(|v| v.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if low > high {
            return None;
        }
        let room = if high > low { high - low } else { (high.abs() * 0.2).max(1.0) };
        let step = round_step(room / 4.0);
        let min = (low / step).floor() * step;
        let max = (high / step).ceil() * step;
        // A single value stands in the middle, not on an edge.
        let (min, max) = if high > low { (min, max) } else { (min - step, max + step) };
        let min = if low >= 0.0 { min.max(0.0) } else { min };
        Some(Scale { min, max: if max > min { max } else { min + step }, step })
    }

    /// How far below the upper edge a value is, in per cent.
    pub fn at(self, value: f64) -> f64 {
        ((self.max - value) / (self.max - self.min) * 100.0).clamp(0.0, 100.0)
    }

    /// The marked values, from below.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        let count = ((self.max - self.min) / self.step).round() as i32;
        (0..=count).map(move |i| self.min + f64::from(i) * self.step)
    }

    /// A marked value as it is written.
    pub fn label(self, value: f64, lang: Lang) -> String {
        let whole = |decimals: i32| (self.step * 10_f64.powi(decimals)).fract().abs() < 1e-6;
        let decimals = (0..4).find(|decimals| whole(*decimals)).unwrap_or(4);
        number::clinical(value, decimals as usize, lang)
    }
}

/// 1, 2, 2.5 or 5 times a power of ten, not below `wanted`.
fn round_step(wanted: f64) -> f64 {
    let power = 10_f64.powf(wanted.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| factor * power >= wanted * 0.999);
    step.unwrap_or(10.0) * power
}

/// Where a day is between two others, in per cent, with room for a mark at both edges.
pub fn day_at(day: NaiveDate, (from, to): (NaiveDate, NaiveDate)) -> f64 {
    let whole = (to - from).num_days().max(1) as f64;
    3.0 + 94.0 * (day - from).num_days() as f64 / whole
}

/// The marked days of a time axis with their labels: at most six or so, at the beginning of months or years.
pub fn days(window: (NaiveDate, NaiveDate), lang: Lang) -> Vec<(f64, String)> {
    let (from, to) = window;
    let length = (to - from).num_days();
    if length < 70 {
        return single_days(window, (length / 5).max(1) as u64, lang);
    }
    let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let (first, last) = (month(from) + i32::from(from.day() > 1), month(to));
    let step = [1, 2, 3, 6, 12, 24, 60].into_iter().find(|step| (last - first) / step < 6).unwrap_or(120);
    let start = first + (step - first.rem_euclid(step)) % step;
    let mut year = None;
    let label = |month: i32| {
        let day = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)?;
        let text = match (step >= 12, year == Some(day.year())) {
            (true, _) => day.year().to_string(),
            (false, true) => date::month(day, lang).chars().take(3).collect(),
            (false, false) => format!("{} {:02}", &date::month(day, lang)[..3], day.year() % 100),
        };
        year = Some(day.year());
        Some((day_at(day, window), text))
    };
    (start..=last).step_by(step as usize).map_while(label).collect()
}

fn single_days(window: (NaiveDate, NaiveDate), step: u64, lang: Lang) -> Vec<(f64, String)> {
    let label = |day: NaiveDate| (day_at(day, window), format!("{} {}", day.day(), &date::month(day, lang)[..3]));
    let next = |day: &NaiveDate| day.checked_add_days(Days::new(step)).filter(|next| *next <= window.1);
    std::iter::successors(Some(window.0), next).map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
    }

    #[test]
    fn axes_begin_and_end_at_round_numbers() {
        assert_eq!(Scale::over([164.0, 60.0, 140.0]), Some(Scale { min: 50.0, max: 200.0, step: 50.0 }));
        let small = Scale::over([0.6, 1.1, 0.9]).expect("a scale");
        assert!(small.min <= 0.6 && small.max >= 1.1 && (small.step - 0.2).abs() < 1e-9);
        assert_eq!(Scale::over([]), None);
        let one = Scale::over([5.0]).expect("one value has a scale");
        assert!(one.min < 5.0 && one.max > 5.0);
        assert!(one.at(5.0) > 10.0 && one.at(5.0) < 90.0);
    }

    #[test]
    fn labels_have_the_decimals_of_their_step() {
        let scale = Scale { min: 0.0, max: 1.0, step: 0.25 };
        assert_eq!(scale.label(0.25, Lang::Id), "0,25");
        assert_eq!(Scale { min: 40.0, max: 200.0, step: 40.0 }.label(120.0, Lang::Id), "120");
        assert_eq!(scale.ticks().count(), 5);
    }

    #[test]
    fn time_is_marked_at_months_and_years() {
        let labels = |from, to| days((from, to), Lang::Id).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(labels(day(2025, 2, 12), day(2026, 11, 17)), ["Jul 25", "Jan 26", "Jul"]);
        assert_eq!(labels(day(2016, 11, 17), day(2026, 11, 17)), ["2018", "2020", "2022", "2024", "2026"]);
        assert_eq!(labels(day(2026, 11, 1), day(2026, 11, 17)).len(), 6);
    }
}
