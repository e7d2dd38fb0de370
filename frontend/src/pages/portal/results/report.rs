//! One report: the doctor first, then what is to be discussed, then the rest.

use domain::documents::{FileTarget, RecordKind};
use domain::lab::{AnalyteView, LabReportView, LabSource, ObservationView};
use leptos::prelude::*;
use uuid::Uuid;

use super::actions::actions;
use super::comment::comment;
use super::notes::notes;
use super::own::Correctable;
use super::page::{LIVE, Opened};
use super::sheets::Sheets;
use super::value::{Setting, is_outside, value};
use super::words::{self, Level};
use crate::api::{Revision, lab as api};
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_results as t};
use crate::live;
use crate::pages::portal::household::Household;
use crate::pages::portal::parts::{Act, Shown, icon};
use crate::remote::Remote;

/// Values within their range that are shown at once.
const AT_ONCE: usize = 4;

/// A report; opening it makes it no longer new.
#[component]
pub fn Report(id: Uuid, analytes: Signal<Vec<AnalyteView>>, opened: Opened) -> impl IntoView {
    let report = Remote::new(move || api::find_lab_report(id));
    live::reload_on(LIVE, report);
    let household = Household::here();
    let told = StoredValue::new(false);
    Effect::new(move |_| {
        let patient = report.value.with(|found| found.as_ref().map(|found| found.record.patient_id));
        if let Some(patient) = patient.filter(|_| !told.get_value()) {
            told.set_value(true);
            opened.arrived(patient);
            household.home.reload();
        }
    });
    let content = move |found: Signal<Revision<LabReportView>>| {
        // Of what changes with opening it alone, nothing is drawn anew.
        let shown = Memo::new(move |_| {
            let record = found.get().record;
            LabReportView { seen_at: None, updated_at: record.created_at, version: 0, ..record }
        });
        let changed = Callback::new(move |()| report.reload());
        view! { {move || body(&shown.get(), &analytes.get(), changed)} }.into_any()
    };
    view! { <Shown remote=report children=content /> }
}

fn body(report: &LabReportView, analytes: &[AnalyteView], changed: Callback<()>) -> AnyView {
    let sheets = (report.source == LabSource::Patient).then(|| {
        let target = FileTarget { record_kind: RecordKind::LabReport, record_id: report.id };
        view! { <Sheets target title=t::sheets changes=report.verified_at.is_none() /> }
    });
    // A part may be there while the rest is awaited or waits for the doctor.
    let any = report.observations.iter().any(ObservationView::is_there);
    let setting = Setting { on: words::day(report), zone: Zone::new(&report.time_zone), correctable: correctable(report, changed) };
    let values = any.then(|| values(report, analytes, &setting));
    let top = if any { comment(report, actions(report)) } else { ().into_any() };
    view! {
        <header class="page-head report-head">
            <h2>{t::of_day(&words::day_name(report))}</h2>
            <p class="meta">{format!("{} · {}", report.patient_name, words::place(report))}</p>
        </header>
        {notes(report)}
        {top}
        {values}
        {sheets}
        {origin(report)}
    }
    .into_any()
}

/// What was typed in is corrected by whoever typed it, until staff have verified it.
fn correctable(report: &LabReportView, changed: Callback<()>) -> Option<Correctable> {
    let own = report.source == LabSource::Patient && report.verified_at.is_none();
    own.then(|| Correctable { report: report.id, person: report.patient_name.clone(), open: RwSignal::new(None), changed })
}

/// Where it comes from, for whoever wants to know.
fn origin(report: &LabReportView) -> impl IntoView + use<> {
    let zone = Zone::new(&report.time_zone);
    let mut lines = vec![t::number(&report.number), t::taken(&format::date_time(report.collected_at, &zone))];
    lines.extend(report.laboratory.as_deref().map(t::from_lab));
    lines.extend(report.practitioner_name.as_deref().map(t::asked_by));
    let verified = report.verified_by_name.as_deref().zip(report.verified_at);
    lines.extend(verified.map(|(name, at)| t::checked_by(name, &format::date_time(at, &zone))));
    view! { <ul class="notes small">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

/// A value together with what the catalogue knows of it.
type Known = (ObservationView, Option<AnalyteView>);

fn values(report: &LabReportView, analytes: &[AnalyteView], setting: &Setting) -> AnyView {
    let know = |observation: &ObservationView| {
        let analyte = analytes.iter().find(|analyte| analyte.id == observation.analyte_id).cloned();
        (observation.clone(), analyte)
    };
    let mut all: Vec<Known> = report.observations.iter().map(know).collect();
    // The catalogue is in the order of reports.
    all.sort_by_key(|(observation, _)| analytes.iter().position(|analyte| analyte.id == observation.analyte_id).unwrap_or(usize::MAX));
    let (there, awaited): (Vec<Known>, Vec<Known>) = all.into_iter().partition(|(observation, _)| observation.is_there());
    let tally = tally(&there);
    let (outside, rest): (Vec<Known>, Vec<Known>) = there.into_iter().partition(|(observation, _)| is_outside(observation));
    let (within, other): (Vec<Known>, Vec<Known>) = rest.into_iter().partition(|(observation, _)| observation.flag.is_some());
    let key = words::whom(report).map_or_else(|| t::key().to_owned(), |whom| t::key_for(&whom));
    view! {
        {tally}
        {to_discuss(outside, key, setting)}
        {folded(t::in_range(), Some("status ok"), within, setting)}
        {folded(t::other_values(), None, other, setting)}
        {waited_for(&awaited)}
    }
    .into_any()
}

/// How many are within, above and below.
fn tally(there: &[Known]) -> Option<impl IntoView + use<>> {
    let levels: Vec<Level> = there.iter().filter_map(|(observation, _)| Level::of(observation)).collect();
    let of = |belongs: fn(Level) -> bool, mild: Level, plain: Level| {
        let all: Vec<Level> = levels.iter().copied().filter(|level| belongs(*level)).collect();
        // "Slightly" only where it is true of each.
        let level = if all.iter().all(|level| *level == mild) { mild } else { plain };
        (!all.is_empty()).then(|| view! { <li><b>{level.sign(false)}{all.len()}</b>{level.word()}</li> })
    };
    let within = of(|level| level == Level::Within, Level::Within, Level::Within);
    let above = of(Level::is_above, Level::SlightlyAbove, Level::Above);
    let below = of(Level::is_below, Level::SlightlyBelow, Level::Below);
    (!levels.is_empty()).then(|| view! { <ul class="tally" aria-label=t::tally(Count(levels.len() as i64))>{within}{above}{below}</ul> })
}

fn to_discuss(all: Vec<Known>, key: String, setting: &Setting) -> Option<impl IntoView + use<>> {
    let each =
        (!all.is_empty()).then(|| all.into_iter().map(|(o, analyte)| value(o, analyte, setting, false, false.into())).collect_view())?;
    Some(view! {
        <section class="card flush" aria-labelledby="discuss-t">
            <div class="row visit"><span><h2 id="discuss-t">{t::to_discuss}</h2><span class="small">{key}</span></span></div>
            <div class="reslist"><div>{each}</div></div>
        </section>
    })
}

/// Values that need no attention: open, but short.
fn folded(title: &'static str, tone: Option<&'static str>, all: Vec<Known>, setting: &Setting) -> Option<impl IntoView + use<>> {
    let n = all.len();
    if n == 0 {
        return None;
    }
    let whole = RwSignal::new(n <= AT_ONCE + 1);
    let each = all
        .into_iter()
        .enumerate()
        .map(|(i, (o, analyte))| {
            let folded = Signal::derive(move || i >= AT_ONCE && !whole.get());
            value(o, analyte, setting, true, folded)
        })
        .collect_view();
    let more = move || {
        let left = Count((n - AT_ONCE.min(n)) as i64);
        (!whole.get())
            .then(|| view! { <div class="pad"><Act class="btn wide" on_press=move |()| whole.set(true)>{t::show_more(left)}</Act></div> })
    };
    Some(view! {
        <details class="card flush more-d full" open>
            <summary>{icon("#i-chev", "i s")}{title}<span class=tone.unwrap_or("status")>{tone.map(|_| icon("#i-check", "i s"))}{t::n_values(Count(n as i64))}</span></summary>
            <div class="reslist"><div>{each}</div></div>
            {more}
        </details>
    })
}

fn waited_for(awaited: &[Known]) -> Option<impl IntoView + use<>> {
    let names: Vec<String> = awaited.iter().map(|(observation, analyte)| words::name(observation, analyte.as_ref())).collect();
    (!names.is_empty()).then(|| {
        let each = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! { <section class="card" aria-labelledby="await-t"><h2 id="await-t">{t::awaited}</h2><ul class="plain-list">{each}</ul></section> }
    })
}
