//! What lies under and beside the lines: axes, the grid, ranges with their limits, and what a line is called at its end.

use leptos::prelude::*;

use super::drawing::{Drawing, apart};
use super::lines::{Gap, Line, Panel};
use super::plot::{Plot, percent};
use super::{scale, words};
use crate::i18n::lang;
use crate::i18n::texts::lab_chart as t;

/// What the labels of limits and lines need of the height, and the words of a gap of the width.
const ROOM: (f64, f64) = (9.0, 26.0);

impl Plot {
    pub(super) fn values(self, drawing: &Drawing) -> impl IntoView + use<> {
        let scale = drawing.scale;
        let tick = move |value: f64| view! { <text x="80%" y=percent(scale.at(value)) dy="4">{scale.label(value, lang())}</text> };
        scale.ticks().map(tick).collect_view()
    }

    pub(super) fn times(self) -> impl IntoView {
        let tick = |(x, text): (f64, String)| view! { <text x=percent(x) y="17" text-anchor="middle">{text}</text> };
        let marks = scale::days(self.window.shown(), lang()).into_iter().map(tick).collect_view();
        view! { <line class="axis" x1="0" x2="100%" y1="0" y2="0" />{marks} }
    }

    pub(super) fn grid(self, drawing: &Drawing) -> impl IntoView + use<> {
        let scale = drawing.scale;
        let rule = move |value: f64| {
            let y = percent(scale.at(value));
            view! { <line class="grid-line" x1="0" x2="100%" y1=y.clone() y2=y /> }
        };
        // Of words that would lie upon each other the first stands for all; every gap has its line.
        let mut free = 0.0;
        let gap = move |(x, gap): &(f64, Gap)| {
            let worded = *x >= free;
            if worded {
                free = *x + ROOM.1;
            }
            let x = percent(*x);
            let words = match gap {
                Gap::Method => t::new_method,
                Gap::Laboratory => t::new_laboratory,
            };
            view! {
                <line class="gap" x1=x.clone() x2=x.clone() y1="0" y2="100%" />
                {worded.then(|| view! { <text class="gap-word" x=x y="0" dy="-4" text-anchor="middle">{words}</text> })}
            }
        };
        (scale.ticks().map(rule).collect_view(), drawing.gaps.iter().map(gap).collect_view())
    }

    /// Ranges of several lines would lie upon each other: then only that of the chosen line is shown.
    pub(super) fn ranges(self, drawing: &Drawing) -> impl IntoView + use<> {
        let (pressure, alone) = self.panel.with_value(|panel| (panel.is_pressure(), panel.lines.len() == 1));
        let shown = move |line: usize| alone || pressure || self.chosen.get() == Some(line);
        let bands = drawing.bands.iter().map(|band| {
            let band = *band;
            let width = percent(band.x.1 - band.x.0);
            let height = percent((band.y.1 - band.y.0).max(0.0));
            let class = if band.line > 0 && pressure { "band b2" } else { "band" };
            view! {
                <g class:hidden=move || !shown(band.line)>
                    <rect class=class x=percent(band.x.0) y=percent(band.y.0) width=width height=height />
                </g>
            }
        });
        let limits = drawing.limits.iter().map(|limit| {
            let (line, y) = (limit.line, percent(limit.y));
            view! { <g class:hidden=move || !shown(line)><line class="lim" x1="0" x2="100%" y1=y.clone() y2=y /></g> }
        });
        (bands.collect_view(), limits.collect_view(), (!alone && !pressure).then(|| self.range_words(drawing)))
    }

    /// What the band of the chosen line says; alone, its limits stand at its end.
    fn range_words(self, drawing: &Drawing) -> impl IntoView + use<> {
        let word = |(i, line): (usize, &Line)| {
            let band = drawing.bands.iter().rev().find(|band| band.line == i)?;
            let limits = &line.days[drawing.last_of(i)?.day].limits;
            let text = t::range_of(line.name(self.plain), &words::range(limits, line.decimals)?);
            let y = percent(band.y.0);
            Some(view! { <g class:hidden=move || self.chosen.get() != Some(i)><text class="blab" x="8" y=y dy="16">{text}</text></g> })
        };
        self.panel.with_value(|panel| panel.lines.iter().enumerate().filter_map(word).collect_view())
    }

    pub(super) fn ends(self, drawing: &Drawing) -> impl IntoView + use<> {
        let (several, decimals) =
            self.panel.with_value(|panel| (panel.lines.len() > 1, panel.lines.iter().map(|l| l.decimals).max().unwrap_or(0)));
        let pressure = self.panel.with_value(Panel::is_pressure);
        let limit = |(limit, y): (&super::drawing::Limit, f64)| {
            view! { <text class="limt" x="4" y=percent(y) dy="4">{words::number(limit.value, decimals)}</text> }
        };
        let limits = (!several || pressure).then(|| {
            let places = apart(&drawing.limits.iter().map(|limit| limit.y).collect::<Vec<_>>(), ROOM.0);
            drawing.limits.iter().zip(places).map(limit).collect_view()
        });
        let names = (several && !pressure).then(|| {
            self.panel.with_value(|panel| {
                let last: Vec<(usize, f64)> = (0..panel.lines.len()).filter_map(|i| Some((i, drawing.last_of(i)?.y))).collect();
                let places = apart(&last.iter().map(|(_, y)| *y).collect::<Vec<_>>(), ROOM.0);
                let name = |((i, _), y): (&(usize, f64), f64)| {
                    view! { <g class=self.class(*i)><text x="4" y=percent(y) dy="4">{panel.lines[*i].short()}</text></g> }
                };
                last.iter().zip(places).map(name).collect_view()
            })
        });
        (limits, names)
    }
}
