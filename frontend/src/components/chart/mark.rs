//! Shapes and words of flags: circle within the range, triangle up and down, square when critical.

use domain::lab::LabFlag;
use leptos::prelude::*;

use super::words;
use crate::i18n::texts::{interface, lab_chart as t};

/// The name of a flag in style sheets.
pub(super) fn tone(flag: Option<LabFlag>) -> &'static str {
    match flag {
        None | Some(LabFlag::Normal) => "ok",
        Some(LabFlag::Low) => "low",
        Some(LabFlag::High) => "high",
        Some(LabFlag::CriticalLow | LabFlag::CriticalHigh) => "critical",
    }
}

/// The outline about the origin.
pub(super) fn outline(flag: Option<LabFlag>) -> &'static str {
    match tone(flag) {
        "low" => "M0 6 6-5H-6Z",
        "high" => "M0-6 6 5H-6Z",
        "critical" => "M-5-5H5V5H-5Z",
        _ => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
    }
}

/// The shape of a flag beside its word.
pub(super) fn sign(flag: LabFlag) -> impl IntoView {
    let path = match tone(Some(flag)) {
        "low" => "M6 10.5 11 1.5H1Z",
        "high" => "M6 1.5 11 10.5H1Z",
        "critical" => "M1.5 1.5h9v9h-9Z",
        _ => "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z",
    };
    view! { <svg class="i sign" viewBox="0 0 12 12" aria-hidden="true"><path d=path /></svg> }
}

/// A flag: shape and word.
#[component]
pub fn FlagWord(
    flag: LabFlag,
    /// The word is only for those who do not see the shape.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let word = move || words::flag(flag);
    let class = if quiet { "vh" } else { "" };
    view! {
        <span class="flag" data-f=tone(Some(flag)) title=move || quiet.then(word)>
            {sign(flag)}<span class=class>{word}</span>
        </span>
    }
}

fn entry(path: &'static str, class: &'static str, flag: &'static str, words: crate::i18n::Plain) -> impl IntoView {
    view! {
        <span>
            <svg viewBox="-7 -6 14 12" aria-hidden="true"><path class=class data-f=flag d=path /></svg>
            {words}
        </span>
    }
}

/// What the marks mean.
#[component]
pub fn Legend() -> impl IntoView {
    view! {
        <div class="chart-legend legend" role="group" aria-label=interface::legend>
            {entry(outline(None), "pt", "ok", t::in_range)}
            {entry(outline(Some(LabFlag::High)), "pt", "high", t::high)}
            {entry(outline(Some(LabFlag::Low)), "pt", "low", t::low)}
            {entry(outline(Some(LabFlag::CriticalHigh)), "pt", "critical", t::critical)}
            {entry(outline(None), "pt own", "ok", t::by_patient)}
            <span>
                <svg viewBox="0 0 14 12" aria-hidden="true">
                    <rect class="band" y="1" width="14" height="10" />
                    <path class="lim" d="M0 1h14M0 11h14" />
                </svg>
                {t::range}
            </span>
        </div>
    }
}
