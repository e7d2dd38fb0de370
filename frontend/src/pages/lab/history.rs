//! What went before: charts, and the same numbers as a table that can be printed and kept.

use chrono::NaiveDate;
use domain::ErrorCode;
use domain::lab::{LabSeries, MOST_CODES, MOST_DAYS, SEVEN};
use leptos::prelude::*;
use uuid::Uuid;

use super::known::Known;
use super::tests_choice::AnalytePicker;
use super::words;
use crate::api::Failure;
use crate::api::lab::find_lab_history;
use crate::browser::{page, share};
use crate::components::chart::{Charts, Grouping, HistoryTable, Legend, Span, Twin, Window, ZoomControl, csv};
use crate::components::{Button, Empty, FailureNote, Glyph, Kind, Segmented, Size, Skeleton};
use crate::i18n::{
    Count,
    texts::{lab as t, lab_chart},
};
use crate::live;
use crate::remote::Remote;
use crate::route::{self, Route};

/// The history of a patient: the seven values that everybody follows, those of `codes`, and what one adds.
#[component]
pub fn HistorySection(
    patient: Uuid,
    #[prop(into)] codes: Signal<Vec<String>>,
    /// Asks again when it changes.
    #[prop(into)]
    version: Signal<i64>,
    #[prop(into)] known: Signal<Option<Known>>,
    /// Where the clinic is.
    today: NaiveDate,
) -> impl IntoView {
    let (added, all) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let extra = Memo::new(move |_| extras(&codes.get(), &added.get()));
    let history = Remote::new(move || {
        version.track();
        // Without a first day the server answers with two years.
        let (extra, from) = (extra.get(), all.get().then(|| NaiveDate::from_ymd_opt(1900, 1, 1)).flatten());
        read(patient, extra, from)
    });
    live::gathered(&["lab"], move || history.reload());
    let series = Signal::derive(move || history.value.get().unwrap_or_default());
    let window = Window::new(series, today);
    let there = Memo::new(move |_| history.value.with(Option::is_some));
    let nothing = Memo::new(move |_| history.value.with(|all| all.as_ref().is_some_and(|all| all.iter().all(|s| s.days.is_empty()))));
    let failed = Memo::new(move |_| history.failure.get());
    let cut = Memo::new(move |_| history.value.with(|all| all.iter().flatten().any(|s| s.days.len() as i64 >= MOST_DAYS)));
    let open = Callback::new(|report: Uuid| route::go(Route::LabReport(report)));
    let content = move || match (there.get(), nothing.get(), failed.get()) {
        (true, true, _) => view! { <Empty glyph=Glyph::Chart title=t::history_empty text=t::history_empty_text /> }.into_any(),
        (true, false, _) => view! { <Legend /><Charts series window grouping=Grouping::Apart on_open=open /> }.into_any(),
        (false, _, Some(failure)) if failure.is(ErrorCode::BreakGlassRequired) => {
            view! { <Empty glyph=Glyph::Chart title=t::history_closed text=t::history_closed_text /> }.into_any()
        }
        (false, _, Some(failure)) => view! { <FailureNote failure on_retry=move |()| history.reload() /> }.into_any(),
        (false, _, None) => view! { <Skeleton lines=10 /> }.into_any(),
    };
    view! {
        <section class="hist" aria-label=t::history aria-busy=move || history.loading.get().then_some("true")>
            <header><h2>{t::history}</h2><Range window all /></header>
            {content}
            <Show when=move || cut.get()><p class="sub hist-cut">{move || t::history_cut(Count(MOST_DAYS))}</p></Show>
            <Show when=move || there.get()><Add known added series /></Show>
        </section>
        <Show when=move || there.get() && !nothing.get()>
            <section class="twin" aria-label=t::table>
                <header>
                    <h2>{t::table}</h2>
                    <span class="sub">{t::table_sub}</span>
                    <div class="end"><Keep series window /></div>
                </header>
                <div class="twin-body"><HistoryTable series window /></div>
            </section>
        </Show>
    }
}

/// The codes beyond the seven values.
fn extras(codes: &[String], added: &[String]) -> Vec<String> {
    let mut extra: Vec<String> = Vec::new();
    for code in added.iter().chain(codes) {
        if !SEVEN.contains(&code.as_str()) && !extra.contains(code) && extra.len() < MOST_CODES {
            extra.push(code.clone());
        }
    }
    extra
}

/// The seven values first, then the others.
async fn read(patient: Uuid, extra: Vec<String>, from: Option<NaiveDate>) -> Result<Vec<LabSeries>, Failure> {
    let mut series = find_lab_history(patient, &[], from).await?.series;
    if !extra.is_empty() {
        let more = find_lab_history(patient, &extra, from).await?.series;
        series.extend(more.into_iter().filter(|s| !s.days.is_empty()));
    }
    Ok(series)
}

/// One year, two, or all; and zooming.
#[component]
fn Range(window: Window, all: RwSignal<bool>) -> impl IntoView {
    let name = |span: &Span| match span {
        Span::Year => lab_chart::one_year(),
        Span::TwoYears => lab_chart::two_years(),
        Span::All => lab_chart::all_years(),
    };
    let options = Signal::derive(move || Span::ALL.iter().map(|span| (span.code(), name(span).to_owned())).collect::<Vec<_>>());
    let value = Signal::derive(move || if window.is_zoomed() { String::new() } else { window.span().code().to_owned() });
    let choose = move |code: String| {
        let span = Span::from_code(&code).unwrap_or(Span::TwoYears);
        if span == Span::All {
            all.set(true);
        }
        window.choose(span);
    };
    view! {
        <div class="end rowx range">
            <ZoomControl window />
            <Segmented label=lab_chart::span options value on_change=choose />
        </div>
    }
}

/// Any other analyte.
#[component]
fn Add(known: Signal<Option<Known>>, added: RwSignal<Vec<String>>, series: Signal<Vec<LabSeries>>) -> impl IntoView {
    let chosen = Signal::derive(move || series.with(|all| all.iter().map(|s| s.analyte_id).collect::<Vec<_>>()));
    let code = move |id: Uuid| {
        known.with_untracked(|known| known.as_ref().and_then(|known| known.analyte(id).map(|a| (a.code.clone(), words::analyte_name(a)))))
    };
    let missing = RwSignal::new(None::<String>);
    let pick = move |id: Uuid| {
        if let Some((code, name)) = code(id) {
            missing.set(Some(name));
            added.update(|codes| codes.insert(0, code));
        }
    };
    let status = move || missing.get().map(|name| t::added_to_history(&name));
    view! {
        <div class="hist-add">
            <AnalytePicker known chosen on_pick=pick />
            <p class="sub" role="status">{status}</p>
        </div>
    }
}

/// Keeping the table, and printing.
#[component]
fn Keep(series: Signal<Vec<LabSeries>>, window: Window) -> impl IntoView {
    let download = move |()| {
        let text = untrack(|| series.with(|series| csv(&Twin::of(series, window.shown()))));
        // The name says nothing of whose values they are.
        share::download(&format!("{}.csv", t::file_name()), "text/csv;charset=utf-8", &format!("\u{feff}{text}"));
    };
    view! {
        <Button size=Size::Small kind=Kind::Quiet icon=Glyph::Printer on_press=|()| page::print()>{t::print}</Button>
        <Button size=Size::Small kind=Kind::Quiet icon=Glyph::File on_press=download>{t::csv}</Button>
    }
}
