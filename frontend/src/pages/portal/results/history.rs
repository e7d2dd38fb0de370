//! The values that everybody follows, and those that are added, over time: charts with their table twin.

use chrono::NaiveDate;
use domain::lab::{AnalyteView, GLUCOSE, LabSeries, MOST_CODES, SEVEN};
use leptos::prelude::*;
use uuid::Uuid;

use super::page::LIVE;
use crate::api::lab as api;
use crate::components::chart::{Charts, Grouping, HistoryTable, Legend, Span, Window, ZoomControl};
use crate::components::{Choice, Picker};
use crate::i18n::{Plain, lang, texts::lab_chart, texts::portal_results as t};
use crate::live;
use crate::pages::portal::frame::clinic;
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Notice, Shown, icon};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// Before every value that a person now alive can have.
const EVER: NaiveDate = NaiveDate::from_ymd_opt(1920, 1, 1).expect("a real day");

/// The history of a person.
#[component]
pub fn History(person: Uuid, analytes: Signal<Vec<AnalyteView>>) -> impl IntoView {
    let added = RwSignal::new(Vec::<String>::new());
    let ever = RwSignal::new(false);
    let history = Remote::new(move || {
        let codes = codes(&added.get());
        let from = ever.get().then_some(EVER);
        async move {
            let found = api::find_lab_history(person, &codes, from).await?.series;
            if from.is_some() || found.iter().any(|series| !series.days.is_empty()) {
                return Ok(found);
            }
            // Nothing lately: then everything there is.
            Ok(api::find_lab_history(person, &codes, Some(EVER)).await?.series)
        }
    });
    live::reload_on(LIVE, history);
    let content = move |found: Signal<Vec<LabSeries>>| {
        let series = Memo::new(move |_| shown(&found.get()));
        view! { <Drawn series ever added analytes /> }.into_any()
    };
    view! {
        <section class="card history" id="history" tabindex="-1" aria-labelledby="history-t">
            <header class="page-head"><h2 id="history-t">{t::history}</h2><p class="small">{t::history_text}</p></header>
            <Shown remote=history bones=1 children=content />
        </section>
    }
}

/// None stand for the seven.
fn codes(added: &[String]) -> Vec<String> {
    if added.is_empty() {
        return Vec::new();
    }
    SEVEN.iter().map(|code| (*code).to_owned()).chain(added.iter().cloned()).collect()
}

/// Glucose is fasting, else random, else not specified, and what has no value is left out.
fn shown(all: &[LabSeries]) -> Vec<LabSeries> {
    let filled = |code: &str| all.iter().any(|series| series.code == code && !series.days.is_empty());
    let glucose = GLUCOSE.into_iter().find(|code| filled(code));
    let wanted = |series: &&LabSeries| {
        let other_glucose = GLUCOSE.contains(&series.code.as_str()) && glucose != Some(series.code.as_str());
        !series.days.is_empty() && !other_glucose
    };
    all.iter().filter(wanted).cloned().collect()
}

#[component]
fn Drawn(
    series: Memo<Vec<LabSeries>>,
    ever: RwSignal<bool>,
    added: RwSignal<Vec<String>>,
    analytes: Signal<Vec<AnalyteView>>,
) -> impl IntoView {
    let known = Signal::derive(move || series.get());
    let window = Window::new(known, clinic().zone().today());
    // What is drawn may have begun before the span that is offered first.
    if series.with_untracked(|all| earlier_only(all, window)) {
        window.choose(Span::All);
    }
    Effect::new(move |_| {
        if window.span() == Span::All {
            ever.set(true);
        }
    });
    let open = Callback::new(move |report: Uuid| moves::go(Place::Result(report)));
    let empty = Memo::new(move |_| series.with(Vec::is_empty));
    let charts = move || match empty.get() {
        true => view! { <Notice tone="plain" glyph="#i-lab" title=t::history_none>{t::history_none_text}</Notice> }.into_any(),
        false => view! {
            <div class="chart-tools"><Spans window /><ZoomControl window /></div>
            <Charts series=known window grouping=Grouping::ByUnit plain=true on_open=open />
            <Legend />
            <details class="more-d" open>
                <summary>{icon("#i-chev", "i s")}{t::as_table}</summary>
                <HistoryTable series=known window plain=true days_down=true />
                <p class="small">{t::table_key}</p>
            </details>
        }
        .into_any(),
    };
    view! { {charts} <Adding added analytes /> }
}

fn earlier_only(all: &[LabSeries], window: Window) -> bool {
    let (from, _) = untrack(|| window.shown());
    !all.is_empty() && all.iter().flat_map(|series| &series.days).all(|day| day.on < from)
}

#[component]
fn Spans(window: Window) -> impl IntoView {
    let option = move |span: Span, name: Plain| {
        let chosen = move || window.span() == span && !window.is_zoomed();
        view! { <label><input type="radio" name="span" prop:checked=chosen on:change=move |_| window.choose(span) />{name}</label> }
    };
    view! {
        <fieldset class="seg three">
            <legend class="vh">{lab_chart::span}</legend>
            {option(Span::Year, lab_chart::one_year)}
            {option(Span::TwoYears, lab_chart::two_years)}
            {option(Span::All, lab_chart::all_years)}
        </fieldset>
    }
}

/// Puts further values into the history.
#[component]
fn Adding(added: RwSignal<Vec<String>>, analytes: Signal<Vec<AnalyteView>>) -> impl IntoView {
    let search = move |words: String| {
        let taken = added.get_untracked();
        let found = analytes.with_untracked(|all| matching(all, &words, |a| !SEVEN.contains(&a.code.as_str()) && !taken.contains(&a.code)));
        async move { Ok(found) }
    };
    let pick = move |choice: Choice| {
        let code = analytes.with_untracked(|all| all.iter().find(|a| a.id == choice.id).map(|a| a.code.clone()));
        added.update(|codes| codes.extend(code));
    };
    let name =
        move |code: &str| analytes.with(|all| all.iter().find(|a| a.code == code).map(|a| a.plain(lang()).to_owned())).unwrap_or_default();
    let chips = move || {
        let chip = |code: String| {
            let (spoken, label) = (name(&code), name(&code));
            let drop = move |_| added.update(|codes| codes.retain(|other| *other != code));
            view! { <button class="chip" type="button" aria-label=t::take_away(&spoken) on:click=drop>{label}{icon("#i-x", "i s")}</button> }
        };
        added.with(|codes| (!codes.is_empty()).then(|| codes.iter().cloned().map(chip).collect_view()))
    };
    let room = move || added.with(|codes| codes.len() + SEVEN.len() < MOST_CODES);
    view! {
        {move || chips().map(|chips| view! { <div class="chips" role="group" aria-label=t::added_values>{chips}</div> })}
        <Show when=room><Picker label=t::add_value search on_pick=pick /></Show>
    }
}

/// What a word finds in the catalogue, by name, plain name and code.
pub fn matching(all: &[AnalyteView], words: &str, wanted: impl Fn(&AnalyteView) -> bool) -> Vec<Choice> {
    let words = words.trim().to_lowercase();
    let hit = |a: &&AnalyteView| {
        let names = [&a.plain_id, &a.plain_en, &a.name_id, &a.name_en, &a.code];
        a.archived_at.is_none() && wanted(a) && names.iter().any(|name| name.to_lowercase().contains(&words))
    };
    let choice = |a: &AnalyteView| Choice {
        id: a.id,
        title: a.plain(lang()).to_owned(),
        detail: domain::lab::shown_unit(&a.unit, lang()).to_owned(),
    };
    all.iter().filter(hit).take(8).map(choice).collect()
}
