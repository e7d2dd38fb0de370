//! One panel: axes, ranges, lines and marks. The marks are one stop of the Tab key; arrows lead from one to the next, along
//! a line and across lines, and each says all about itself.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;

use super::drawing::{Drawing, Mark, Way};
use super::lines::{Panel, own};
use super::mark::{outline, tone};
use super::tip::summary;
use super::window::{Window, Zoom};
use super::words;
use crate::i18n::texts::lab_chart as t;

/// What a plot shows and does.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub panel: StoredValue<Panel>,
    pub window: Window,
    pub plain: bool,
    /// The line that stands out; all do when it is `None`.
    pub chosen: Signal<Option<usize>>,
    pub on_open: Option<Callback<Uuid>>,
    /// The mark that Tab leads to.
    active: RwSignal<Option<usize>>,
    /// The mark of which the tip tells.
    pub(super) told: RwSignal<Option<usize>>,
    node: NodeRef<html::Div>,
}

impl Plot {
    pub(super) fn new(panel: Panel, window: Window, plain: bool, chosen: Signal<Option<usize>>, on_open: Option<Callback<Uuid>>) -> Plot {
        let (active, told) = (RwSignal::new(None), RwSignal::new(None));
        Plot { panel: StoredValue::new(panel), window, plain, chosen, on_open, active, told, node: NodeRef::new() }
    }

    pub(super) fn view(self) -> impl IntoView {
        let drawing = Memo::new(move |_| self.panel.with_value(|panel| Drawing::of(panel, self.window.shown())));
        let drawn = move || {
            self.told.set(None);
            self.active.set(None);
            drawing.get().map_or_else(|| view! { <p class="chart-none">{t::none_in_window}</p> }.into_any(), |drawing| self.draw(drawing))
        };
        view! { <div class="plot" node_ref=self.node>{drawn}</div> }
    }

    fn draw(self, drawing: Drawing) -> AnyView {
        let kept = StoredValue::new(drawing.clone());
        let press = move |event: KeyboardEvent| kept.with_value(|drawing| self.key(drawing, &event));
        let label = self.panel.with_value(|panel| summary(panel, self.plain));
        view! {
            <svg class="y" aria-hidden="true">{self.values(&drawing)}</svg>
            <svg class="p" role="group" aria-label=label on:keydown=press>
                {self.ranges(&drawing)} {self.grid(&drawing)} {self.curves(&drawing)} {self.marks(&drawing)}
            </svg>
            <svg class="end" aria-hidden="true">{self.ends(&drawing)}</svg>
            <svg class="x" aria-hidden="true">{self.times()}</svg>
            {move || self.tip(kept)}
        }
        .into_any()
    }

    fn curves(self, drawing: &Drawing) -> impl IntoView + use<> {
        let path = |(line, d): &(usize, String)| {
            let (line, class) = (*line, self.class(*line));
            view! {
                <g class=class data-quiet=move || self.quiet(line)>
                    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none"><path class="ln" d=d.clone() /></svg>
                </g>
            }
        };
        drawing.paths.iter().map(path).collect_view()
    }

    pub(super) fn class(self, line: usize) -> String {
        self.panel.with_value(|panel| format!("ser s{}", panel.lines.get(line).map_or(1, |line| line.colour)))
    }

    fn quiet(self, line: usize) -> bool {
        self.chosen.get().is_some_and(|chosen| chosen != line)
    }

    fn marks(self, drawing: &Drawing) -> impl IntoView + use<> {
        let last = drawing.marks.len().saturating_sub(1);
        drawing.marks.iter().enumerate().map(|(i, mark)| self.mark(i, *mark, last)).collect_view()
    }

    fn mark(self, i: usize, mark: Mark, last: usize) -> impl IntoView {
        let (label, tone, path, class) = self.panel.with_value(|panel| {
            let line = &panel.lines[mark.line];
            let day = &line.days[mark.day];
            let class = if own(day) { "pt own" } else { "pt" };
            (words::point(line, day, self.plain), tone(day.flag), outline(day.flag), class)
        });
        let stop = move || if self.active.get().unwrap_or(last) == i { "0" } else { "-1" };
        let told = move || {
            self.told.set(Some(i));
            self.active.set(Some(i));
        };
        view! {
            <svg x=percent(mark.x) y=percent(mark.y) overflow="visible" class=self.class(mark.line)>
                <g
                    class="mark"
                    role=if self.on_open.is_some() { "link" } else { "img" }
                    tabindex=stop
                    data-at=i
                    data-quiet=move || self.quiet(mark.line)
                    aria-label=label
                    on:focus=move |_| told()
                    on:blur=move |_| self.told.set(None)
                    on:pointerenter=move |_| self.told.set(Some(i))
                    on:pointerleave=move |_| self.told.set(None)
                    on:click=move |_| self.open(mark)
                >
                    <circle class="ring" r="11" />
                    <path class=class data-f=tone d=path />
                    {(tone == "critical").then(|| view! { <text class="crit-word" y="-9" text-anchor="middle">{t::critical}</text> })}
                </g>
            </svg>
        }
    }

    fn open(self, mark: Mark) {
        let report = self.panel.with_value(|panel| panel.lines[mark.line].days[mark.day].report_id);
        if let Some(on_open) = self.on_open {
            on_open.run(report);
        }
    }

    fn key(self, drawing: &Drawing, event: &KeyboardEvent) {
        let here = self.active.get_untracked().unwrap_or(drawing.marks.len().saturating_sub(1));
        let way = match event.key().as_str() {
            "ArrowRight" => Way::Later,
            "ArrowLeft" => Way::Earlier,
            "ArrowUp" => Way::Up,
            "ArrowDown" => Way::Down,
            "Home" => Way::First,
            "End" => Way::Last,
            "+" | "=" => return self.zoom_by_key(event, Zoom::In),
            "-" => return self.zoom_by_key(event, Zoom::Out),
            "Escape" if self.told.get_untracked().is_some() => {
                event.stop_propagation();
                return self.told.set(None);
            }
            "Enter" => return drawing.marks.get(here).copied().into_iter().for_each(|mark| self.open(mark)),
            _ => return,
        };
        event.prevent_default();
        let next = drawing.neighbour(here, way);
        self.active.set(Some(next));
        self.focus(&format!("[data-at=\"{next}\"]"));
    }

    /// The marks are drawn anew, so the focus goes to the one that Tab would lead to.
    fn zoom_by_key(self, event: &KeyboardEvent, step: Zoom) {
        event.prevent_default();
        self.window.zoom(step);
        request_animation_frame(move || self.focus(".mark[tabindex=\"0\"]"));
    }

    fn focus(self, selector: &str) {
        let found = self.node.try_get_untracked().flatten().and_then(|node| node.query_selector(selector).ok().flatten());
        if let Some(mark) = found {
            // SVG elements take the focus as HTML elements do.
            let _ = mark.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    }
}

pub(super) fn percent(value: f64) -> String {
    format!("{value:.2}%")
}
