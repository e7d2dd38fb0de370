//! One value: in words, on its number line, with what it means and what it was before.

use chrono::NaiveDate;
use domain::lab::{AnalyteView, EarlierValue, LabFlag, ObservationView, Reading, shown_unit, written};
use leptos::prelude::*;

use super::own::{Correctable, Correction};
use super::words::{self, Level};
use crate::components::chart::NumberLine;
use crate::format::{self, Zone};
use crate::i18n::{lang, texts::portal_results as t};
use crate::pages::portal::parts::icon;

/// What a value needs to know of its report.
#[derive(Clone)]
pub struct Setting {
    /// The day of the sample.
    pub on: NaiveDate,
    pub zone: Zone,
    /// Of a report that was typed in, which its patient may correct.
    pub correctable: Option<Correctable>,
}

/// A value of a report; a `mini` one needs no attention. What is `folded` is only printed.
pub fn value(
    observation: ObservationView,
    analyte: Option<AnalyteView>,
    setting: &Setting,
    mini: bool,
    folded: Signal<bool>,
) -> impl IntoView + use<> {
    let decimals = analyte.as_ref().map_or(1, |analyte| analyte.decimals);
    let name = words::name(&observation, analyte.as_ref());
    let level = Level::of(&observation);
    let shown = words::value(&observation, decimals);
    let unit = observation.value.map(|_| shown_unit(&observation.unit, lang()).to_owned());
    let before = observation.previous.zip(observation.previous_on).map(|(value, on)| {
        view! { <p class="prev">{t::previous(&words::short_day(on, setting.on), &written(value, decimals, lang()))}</p> }
    });
    let val = if observation.value.is_some() { "val" } else { "val words" };
    let line = line(&observation, level, &name, &shown, decimals);
    let notes = notes(&observation, decimals, setting);
    let meaning = meaning(&observation, analyte.as_ref(), &name, decimals, setting.on);
    let correction = setting.correctable.clone().filter(|_| observation.verified_at.is_none()).zip(analyte.clone());
    let correction = correction.map(|(of, analyte)| view! { <Correction of analyte /> });
    let corrected = (!observation.earlier.is_empty()).then(|| view! { <span class="status warn">{t::corrected}</span> });
    view! {
        <article class=if mini { "res mini" } else { "res" } class:more-res=folded data-code=observation.code>
            <header>
                <h3>{name}</h3>
                <p class=val>{shown}" "<small>{unit}</small></p>
                <div class="marks">{level.map(|level| level.sign(true))}{corrected}</div>
                {before}
            </header>
            {line}
            {notes}
            {meaning}
            {correction}
        </article>
    }
}

/// The number line, for values that have a range.
fn line(observation: &ObservationView, level: Option<Level>, name: &str, shown: &str, decimals: i16) -> Option<AnyView> {
    let value = observation.value?;
    let range = words::range(&observation.limits, decimals)?;
    let value_in_words = words::with_unit(shown, &observation.unit);
    let mut label = match level {
        None | Some(Level::Within) => t::line_within(name, &value_in_words, &range),
        Some(level) => t::line_outside(name, &value_in_words, level.word(), &range),
    };
    if let Some(before) = observation.previous {
        label = format!("{label} {}", t::previous_spoken(&written(before, decimals, lang())));
    }
    let (limits, flag) = (observation.limits, observation.flag);
    let decimals = usize::from(decimals.max(0).unsigned_abs());
    Some(match observation.previous {
        Some(previous) => view! { <NumberLine value limits flag decimals label previous large=true /> }.into_any(),
        None => view! { <NumberLine value limits flag decimals label large=true /> }.into_any(),
    })
}

/// What it said before a correction, how it stood on the sheet, and how it was measured.
fn notes(observation: &ObservationView, decimals: i16, setting: &Setting) -> impl IntoView + use<> {
    let earlier = observation.earlier.iter().map(|earlier| was(earlier, decimals, &setting.zone)).collect::<Vec<_>>();
    let reason = observation.reason.as_deref().filter(|_| !earlier.is_empty()).map(t::why);
    let converted = observation.given_unit.as_deref().filter(|unit| *unit != observation.unit).zip(observation.given_value.as_deref());
    let given = converted.map(|(unit, value)| t::given(&words::with_unit(value, unit)));
    let method = observation.method.as_deref().map(t::method);
    let lines: Vec<String> = earlier.into_iter().chain(reason).chain(given).chain(method).collect();
    (!lines.is_empty()).then(|| {
        view! { <ul class="notes small">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
    })
}

fn was(earlier: &EarlierValue, decimals: i16, zone: &Zone) -> String {
    let number = earlier.value.map(|value| Reading { value, comparator: earlier.comparator }.written(decimals, lang()));
    let text = number.or_else(|| earlier.words.clone()).unwrap_or_default();
    let text = words::with_unit(&text, if earlier.value.is_some() { &earlier.unit } else { "" });
    match earlier.verified_at {
        Some(at) => t::was(&text, &format::date_time(at, zone)),
        None => t::was_undated(&text),
    }
}

fn meaning(
    observation: &ObservationView,
    analyte: Option<&AnalyteView>,
    name: &str,
    decimals: i16,
    on: NaiveDate,
) -> Option<impl IntoView + use<>> {
    let about = analyte.and_then(words::about);
    let trend = words::trend(observation, decimals, on);
    let range = words::range(&observation.limits, decimals).map(|range| t::range_is(&range, shown_unit(&observation.unit, lang())));
    let sentences: Vec<String> = about.into_iter().chain(range).chain(trend).collect();
    (!sentences.is_empty()).then(|| {
        view! {
            <details class="more-d">
                <summary>{icon("#i-chev", "i s")}<span aria-hidden="true">{t::meaning}</span><span class="vh">{t::meaning_of(name)}</span></summary>
                <p>{sentences.join(" ")}</p>
            </details>
        }
    })
}

/// Whether a value is to be discussed.
pub fn is_outside(observation: &ObservationView) -> bool {
    observation.flag.is_some_and(|flag| flag != LabFlag::Normal)
}
