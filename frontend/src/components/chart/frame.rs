//! The panels of a history, each with its title, its last values and which of its lines stands out.

use domain::lab::LabSeries;
use leptos::prelude::*;
use uuid::Uuid;

use super::lines::{Grouping, Line, Panel, panels};
use super::mark::FlagWord;
use super::plot::Plot;
use super::window::{Window, Zoom};
use super::words;
use crate::i18n::Count;
use crate::i18n::texts::lab_chart as t;

/// The charts of a history.
#[component]
pub fn Charts(
    #[prop(into)] series: Signal<Vec<LabSeries>>,
    window: Window,
    grouping: Grouping,
    /// With the names that patients read.
    #[prop(optional)]
    plain: bool,
    /// What pressing a point does, with the report it belongs to.
    #[prop(optional, into)]
    on_open: Option<Callback<Uuid>>,
) -> impl IntoView {
    let all = Memo::new(move |_| series.with(|series| panels(series, grouping)));
    let frames = move || all.get().into_iter().map(|panel| frame(panel, window, plain, on_open)).collect_view();
    view! { <div class="charts">{frames}</div> }
}

fn frame(panel: Panel, window: Window, plain: bool, on_open: Option<Callback<Uuid>>) -> impl IntoView {
    let choosable = panel.lines.len() > 1 && !panel.is_pressure();
    // Ranges of several lines would lie upon each other; that of one is always there.
    let chosen = RwSignal::new(choosable.then_some(0));
    let title = title(&panel, plain);
    let last = (!choosable).then(|| last(&panel));
    let keys = panel.is_pressure().then(|| panel.lines.iter().map(|line| key(line, plain)).collect_view());
    let choice = choosable.then(|| choice(&panel, plain, chosen));
    let unit = words::unit(&panel.unit).to_owned();
    let unit = (!choosable || panel.is_metabolic()).then_some(unit);
    let plot = Plot::new(panel, window, plain, chosen.into(), on_open);
    view! {
        <figure class="chart">
            <figcaption><span class="name">{title}</span>{unit.map(|unit| view! { <span class="u">{unit}</span> })}{keys}{last}</figcaption>
            {plot.view()}
            {choice}
        </figure>
    }
}

fn title(panel: &Panel, plain: bool) -> String {
    match panel.lines.as_slice() {
        [line] => line.name(plain).to_owned(),
        _ if panel.is_pressure() => t::pressure().to_owned(),
        _ if panel.is_metabolic() => t::sugar_and_fats().to_owned(),
        _ => t::values_in(words::unit(&panel.unit)),
    }
}

/// `146/88 ▲ tinggi`: the newest values and the worst of their flags.
fn last(panel: &Panel) -> impl IntoView + use<> {
    let days: Vec<_> = panel.lines.iter().filter_map(|line| Some((line.last()?, line.decimals))).collect();
    let text = days.iter().map(|(day, decimals)| words::day_value(day, *decimals)).collect::<Vec<_>>().join("/");
    let worst = days.iter().filter_map(|(day, _)| day.flag).max_by_key(|flag| severity(*flag));
    view! { <span class="last">{text}{worst.map(|flag| view! { <FlagWord flag /> })}</span> }
}

fn severity(flag: domain::lab::LabFlag) -> u8 {
    use domain::lab::LabFlag::*;
    match flag {
        Normal => 0,
        Low | High => 1,
        CriticalLow | CriticalHigh => 2,
    }
}

fn key(line: &Line, plain: bool) -> impl IntoView + use<> {
    view! { <span class=format!("key s{}", line.colour)><i></i>{line.name(plain).to_owned()}</span> }
}

/// One button for each line, and one for all: the chosen one stands out and shows its range.
fn choice(panel: &Panel, plain: bool, chosen: RwSignal<Option<usize>>) -> impl IntoView + use<> {
    let entry = |(i, line): (usize, &Line)| {
        let value = line.last().map(|day| words::day_value(day, line.decimals)).unwrap_or_default();
        view! {
            <button
                type="button"
                class=format!("line-key s{}", line.colour)
                aria-pressed=move || (chosen.get() == Some(i)).to_string()
                on:click=move |_| chosen.set(Some(i))
            >
                <i></i>
                <span>{line.name(plain).to_owned()}</span>
                <b>{value}</b>
            </button>
        }
    };
    let entries = panel.lines.iter().enumerate().map(entry).collect_view();
    let n = Count(panel.lines.len() as i64);
    view! {
        <div class="line-keys" role="group" aria-label=t::highlight>
            <button type="button" class="line-key" aria-pressed=move || chosen.get().is_none().to_string() on:click=move |_| chosen.set(None)>
                <i></i>
                <span>{t::all_lines}</span>
                <b>{move || t::n_lines(n)}</b>
            </button>
            {entries}
        </div>
    }
}

/// Nearer, farther, earlier, later.
#[component]
pub fn ZoomControl(window: Window) -> impl IntoView {
    let step = move |step: Zoom, sign: &'static str, label: crate::i18n::Plain| {
        view! {
            <button type="button" class="zoom-key" aria-label=label title=label on:click=move |_| window.zoom(step)>
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="zoom-keys" role="group" aria-label=t::zoom>
            {step(Zoom::Earlier, "‹", t::earlier)} {step(Zoom::Out, "−", t::zoom_out)} {step(Zoom::In, "+", t::zoom_in)}
            {step(Zoom::Later, "›", t::later)}
        </div>
    }
}
