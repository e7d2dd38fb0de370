//! A value on a line from low to high: where the range is, where the value is, and where the one before was.

use domain::lab::{LabFlag, LabLimits};
use leptos::prelude::*;

use super::mark::tone;
use super::words;
use crate::i18n::texts::lab_chart as t;

/// Measures of the line: the dense one of the staff app, and the one that patients read.
#[derive(Clone, Copy)]
struct Look {
    class: &'static str,
    top: f64,
    thick: f64,
    label: f64,
    previous: f64,
    scale: f64,
}

const DENSE: Look = Look { class: "numline", top: 9.0, thick: 8.0, label: 31.0, previous: 4.5, scale: 1.0 };
const LARGE: Look = Look { class: "nline", top: 18.0, thick: 14.0, label: 51.0, previous: 4.5, scale: 1.5 };

/// What is drawn, in per cent of the width.
#[derive(Clone, Debug, PartialEq)]
struct Placed {
    zones: Vec<(Zone, f64, f64)>,
    limits: Vec<(f64, f64)>,
    value: f64,
    previous: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    CriticalLow,
    Low,
    Within,
    High,
    CriticalHigh,
}

impl Zone {
    fn class(self, look: Look) -> &'static str {
        match (self, look.class) {
            (Zone::Within, "nline") => "z-ok",
            (Zone::Low, "nline") => "z-low",
            (Zone::High, "nline") => "z-high",
            (_, "nline") => "z-top",
            (Zone::Within, _) => "ok",
            (Zone::Low | Zone::High, _) => "hi",
            _ => "cr",
        }
    }
}

/// Places a value beside its limits; without any there is no line to draw.
fn placed(value: f64, previous: Option<f64>, limits: &LabLimits) -> Option<Placed> {
    let inner = [limits.low, limits.high].into_iter().flatten();
    let width = match (limits.low, limits.high) {
        (Some(low), Some(high)) if high > low => high - low,
        (Some(one), _) | (_, Some(one)) => one.abs().max(1.0) * 0.6,
        (None, None) => return None,
    };
    let shown = inner.chain([value]).chain(previous).chain(limits.critical_low).chain(limits.critical_high);
    let (low, high) = shown.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let from = if low >= 0.0 { (low - width * 0.3).max(0.0) } else { low - width * 0.3 };
    let to = high + width * 0.3;
    let at = |v: f64| ((v - from) / (to - from) * 100.0).clamp(0.0, 100.0);
    let edges = [
        (Zone::CriticalLow, limits.critical_low),
        (Zone::Low, limits.low),
        (Zone::Within, limits.high),
        (Zone::High, limits.critical_high),
    ];
    let mut zones = Vec::new();
    let mut start = 0.0;
    for (zone, end) in edges {
        if let Some(end) = end.map(at).filter(|end| *end > start) {
            zones.push((zone, start, end - start));
            start = end;
        }
    }
    let rest = match (limits.high, limits.critical_high) {
        (_, Some(_)) => Zone::CriticalHigh,
        (Some(_), None) => Zone::High,
        (None, None) => Zone::Within,
    };
    zones.push((rest, start, 100.0 - start));
    let limits = [limits.low, limits.high].into_iter().flatten().map(|limit| (limit, at(limit))).collect();
    Some(Placed { zones, limits, value: at(value), previous: previous.map(at) })
}

/// The number line of a value; nothing when there is no range.
#[component]
pub fn NumberLine(
    value: f64,
    limits: LabLimits,
    flag: Option<LabFlag>,
    decimals: usize,
    /// The line in words, read instead of seen.
    #[prop(into)]
    label: String,
    #[prop(optional)] previous: Option<f64>,
    /// As patients read it.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let look = if large { LARGE } else { DENSE };
    placed(value, previous, &limits).map(|placed| draw(&placed, look, flag, decimals, label, large))
}

fn draw(placed: &Placed, look: Look, flag: Option<LabFlag>, decimals: usize, label: String, large: bool) -> impl IntoView + use<> {
    let middle = look.top + look.thick / 2.0;
    let zone = |(zone, x, width): &(Zone, f64, f64)| {
        view! { <rect class=zone.class(look) x=percent(*x) y=look.top width=percent(*width) height=look.thick /> }
    };
    let limit = |(value, x): &(f64, f64)| {
        let x = percent(*x);
        view! {
            <line class="lim" x1=x.clone() x2=x.clone() y1=look.top - 4.0 y2=look.top + look.thick + 4.0 />
            <text x=x y=look.label text-anchor="middle">{words::number(*value, decimals)}</text>
        }
    };
    let within = placed.zones.iter().find(|(zone, ..)| *zone == Zone::Within);
    let caption = within.filter(|_| large).map(|(_, x, width)| {
        view! { <text class="cap" x=percent(x + width / 2.0) y="10" text-anchor="middle">{t::reference_word}</text> }
    });
    let before = placed.previous.map(|x| {
        view! {
            <line class="trail" x1=percent(x) x2=percent(placed.value) y1=middle y2=middle />
            <circle class="prev" cx=percent(x) cy=middle r=look.previous />
        }
    });
    let tone = tone(flag);
    let portal = if tone == "critical" { "crit" } else { tone };
    view! {
        <svg class=look.class role="img" aria-label=label>
            <g class="track">{placed.zones.iter().map(zone).collect_view()}</g>
            {placed.limits.iter().map(limit).collect_view()}
            {caption}
            {before}
            <svg x=percent(placed.value) y=middle overflow="visible">
                <g class="dot">
                    <path class=format!("mk {portal}") data-f=tone transform=format!("scale({})", look.scale) d=super::mark::outline(flag) />
                </g>
            </svg>
        </svg>
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_follow_the_limits_and_fill_the_line() {
        let limits = LabLimits { low: Some(90.0), high: Some(140.0), critical_high: Some(180.0), ..LabLimits::default() };
        let placed = placed(142.0, Some(152.0), &limits).expect("a line");
        assert_eq!(
            placed.zones.iter().map(|(zone, ..)| *zone).collect::<Vec<_>>(),
            [Zone::Low, Zone::Within, Zone::High, Zone::CriticalHigh]
        );
        let whole: f64 = placed.zones.iter().map(|(_, _, width)| width).sum();
        assert!((whole - 100.0).abs() < 1e-6);
        assert!(placed.value > placed.limits[1].1 && placed.previous > Some(placed.value));
    }

    #[test]
    fn one_limit_is_enough_and_none_is_too_few() {
        let high = LabLimits { high: Some(200.0), ..LabLimits::default() };
        let below = placed(150.0, None, &high).expect("a line");
        assert_eq!(below.zones.first().map(|(zone, ..)| *zone), Some(Zone::Within));
        let low = LabLimits { low: Some(50.0), ..LabLimits::default() };
        assert_eq!(placed(47.0, None, &low).expect("a line").zones.last().map(|(zone, ..)| *zone), Some(Zone::Within));
        assert_eq!(placed(47.0, None, &LabLimits::default()), None);
    }
}
