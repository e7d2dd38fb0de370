//! The table beside the charts, with the same numbers.

use domain::lab::{EarlierValue, LabDay, LabSeries, LabSource};
use leptos::prelude::*;

use super::mark::FlagWord;
use super::twin::{Twin, TwinRow};
use super::window::Window;
use super::{lines, words};
use crate::format::{self, Zone, short_date};
use crate::i18n::Count;
use crate::i18n::texts::lab_chart as t;

/// More days than this are shown on request.
const DAYS: usize = 60;

/// The history as a table: analytes from above to below and days from left to right, or the other way round.
#[component]
pub fn HistoryTable(
    #[prop(into)] series: Signal<Vec<LabSeries>>,
    window: Window,
    #[prop(optional)] plain: bool,
    /// A row for each day, which suits a narrow screen.
    #[prop(optional)]
    days_down: bool,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let twin = Memo::new(move |_| series.with(|series| Twin::of(series, window.shown())));
    let shown = move |twin: &Twin| if all.get() { twin.days.len() } else { twin.days.len().min(DAYS) };
    let table = move || {
        twin.with(|twin| match (shown(twin), days_down) {
            (0, _) => view! { <p class="chart-none">{t::none_in_window}</p> }.into_any(),
            (n, true) => by_day(twin, n, plain).into_any(),
            (n, false) => by_analyte(twin, n, plain).into_any(),
        })
    };
    let hidden = move || twin.with(|twin| twin.days.len() - shown(twin));
    let more = move || {
        (hidden() > 0).then(|| {
            let n = hidden() as i64;
            view! { <button class="btn" type="button" on:click=move |_| all.set(true)>{move || t::more_days(Count(n))}</button> }
        })
    };
    view! {
        <div class="tbl history-table" role="region" tabindex="0" aria-label=t::table_label>{table}</div>
        {more}
    }
}

fn by_analyte(twin: &Twin, n: usize, plain: bool) -> impl IntoView + use<> {
    let head = |(day, own): &(chrono::NaiveDate, bool)| {
        let whose = own.then(|| view! { <span class="sub small">{t::patient_short}</span> });
        view! { <th scope="col" class="r">{short_date(*day)}{whose}</th> }
    };
    let heads = twin.days.iter().take(n).map(head).collect_view();
    let rows = twin.rows.iter().map(|row| {
        let name = words::name(&row.series, plain).to_owned();
        let cells = row.cells.iter().take(n).map(|day| cell(row, day.as_ref())).collect_view();
        view! { <tr><th scope="row" class="strong pin">{name}" "<small class="sub">{words::unit(&row.series.unit).to_owned()}</small></th>{cells}</tr> }
    });
    view! {
        <table class="grid">
            <caption class="vh">{t::table_caption}</caption>
            <thead><tr><th scope="col" class="pin">{t::test}</th>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn by_day(twin: &Twin, n: usize, plain: bool) -> impl IntoView + use<> {
    let head = |row: &TwinRow| {
        let name = words::name(&row.series, plain).to_owned();
        view! { <th scope="col">{name}<small>{words::unit(&row.series.unit).to_owned()}</small></th> }
    };
    let heads = twin.rows.iter().map(head).collect_view();
    let rows = twin.days.iter().take(n).enumerate().map(|(i, (day, own))| {
        let cells = twin.rows.iter().map(|row| cell(row, row.cells[i].as_ref())).collect_view();
        let whose = own.then(|| view! { " "<small>{t::patient_short}</small> });
        view! { <tr><th scope="row">{short_date(*day)}{whose}</th>{cells}</tr> }
    });
    view! {
        <table>
            <caption class="vh">{t::table_caption}</caption>
            <thead><tr><th scope="col">{t::day}</th>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn cell(row: &TwinRow, day: Option<&LabDay>) -> AnyView {
    let Some(day) = day else {
        return view! { <td class="r"><span aria-hidden="true">"–"</span><span class="vh">{t::not_tested}</span></td> }.into_any();
    };
    let decimals = row.decimals();
    let abnormal = day.flag.filter(|flag| *flag != domain::lab::LabFlag::Normal);
    let unit = (day.unit != row.series.unit).then(|| view! { " "<small>{words::unit(&day.unit).to_owned()}</small> });
    let corrected = day.corrected.then(|| view! { " "<small class="corrected">{t::corrected}</small> });
    let title = words::notes(day, decimals).join(", ");
    view! {
        <td class="r" data-own=lines::own(day) title=title>
            {abnormal.map(|flag| view! { <FlagWord flag quiet=true />" " })}
            {words::day_value(day, decimals)}
            {unit}
            {corrected}
            {(!day.superseded.is_empty()).then(|| earlier(day, decimals))}
        </td>
    }
    .into_any()
}

/// The other values of the day and those that were wrong, one press away.
fn earlier(day: &LabDay, decimals: usize) -> impl IntoView + use<> {
    let zone = Zone::new(&day.time_zone);
    let value = |earlier: &EarlierValue| {
        let text = words::value(earlier.value, earlier.comparator, earlier.words.as_deref(), decimals);
        let at = format::clock(earlier.collected_at, &zone);
        let why = match (earlier.corrected, earlier.reason.as_deref()) {
            (true, Some(reason)) => t::was_wrong_because(reason),
            (true, None) => t::was_wrong().to_owned(),
            (false, _) => t::earlier_that_day().to_owned(),
        };
        let whose = match (earlier.source, earlier.laboratory.as_deref()) {
            (Some(LabSource::Patient), Some(laboratory)) => Some(t::by_patient_at(laboratory)),
            (Some(LabSource::Patient), None) => Some(t::by_patient().to_owned()),
            (_, laboratory) => laboratory.map(str::to_owned),
        };
        let unit = Some(words::unit(&earlier.unit).to_owned()).filter(|unit| !unit.is_empty());
        let about = [unit, Some(at), Some(why), whose].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let value = if earlier.corrected { view! { <s>{text}</s> }.into_any() } else { view! { <b>{text}</b> }.into_any() };
        view! { <li>{value}" "<small>{about}</small></li> }
    };
    let n = Count(day.superseded.len() as i64);
    view! {
        <details class="superseded">
            <summary><span aria-hidden="true">{format!("+{n}")}</span><span class="vh">{t::n_earlier(n)}</span></summary>
            <ul>{day.superseded.iter().map(value).collect_view()}</ul>
        </details>
    }
}
