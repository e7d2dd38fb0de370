//! Names, states and values of the laboratory as they are written everywhere.

use domain::lab::{AnalyteView, LabPanelView, LabReportState, LabReportView, ObservationView};
use leptos::prelude::*;

use crate::components::chart::words as chart;
use crate::components::{Glyph, Status, Tone};
use crate::format::{self, Zone};
use crate::i18n::{
    Count, Lang, lang,
    texts::{lab as t, lab_chart},
};
use crate::pages::contacts::describe;

/// The name of an analyte in the language in use.
pub fn analyte_name(analyte: &AnalyteView) -> String {
    analyte.name(lang()).to_owned()
}

/// The name of a panel in the language in use.
pub fn panel_name(panel: &LabPanelView) -> String {
    if lang() == Lang::Id { panel.name_id.clone() } else { panel.name_en.clone() }
}

/// The decimals of an analyte.
pub fn decimals(analyte: &AnalyteView) -> usize {
    usize::from(analyte.decimals.max(0).unsigned_abs())
}

/// `139`, `< 0,3`, `negatif`, or nothing while it is awaited.
pub fn value(observation: &ObservationView, decimals: usize) -> String {
    chart::value(observation.value, observation.comparator, observation.words.as_deref(), decimals)
}

/// `Siti Aminah, 12-03-1984`, for buttons.
pub fn patient(report: &LabReportView) -> String {
    describe::named(&report.patient_name, report.patient_birth_date)
}

/// The zone of the report's location.
pub fn zone_of(report: &LabReportView) -> Zone {
    Zone::new(&report.time_zone)
}

/// When the sample was taken: `17 Nov 2025, 09.52 WIB`.
pub fn collected(report: &LabReportView) -> String {
    format::date_time(report.collected_at, &zone_of(report))
}

/// How far a report is, in a chip.
pub fn state_chip(report: &LabReportView) -> AnyView {
    let there = Count(report.values - report.awaited);
    let (tone, glyph, word) = match report.state {
        LabReportState::Draft if report.awaited > 0 && there.0 > 0 => {
            (Tone::Neutral, Glyph::Dashed, t::partly(there, Count(report.values)))
        }
        LabReportState::Draft if report.awaited > 0 => (Tone::Neutral, Glyph::Dashed, t::awaiting_values().to_owned()),
        LabReportState::Draft => (Tone::Info, Glyph::Check, t::to_verify().to_owned()),
        LabReportState::AwaitingComment => (Tone::Warning, Glyph::Clock, report.state.label(lang()).to_owned()),
        LabReportState::Released if report.awaited > 0 => (Tone::Success, Glyph::Dashed, t::partly_released(there, Count(report.values))),
        LabReportState::Released => (Tone::Success, Glyph::CheckCircle, report.state.label(lang()).to_owned()),
    };
    let corrected = report.corrected.then(|| view! { <Status tone=Tone::Warning glyph=Glyph::Pencil>{lab_chart::corrected}</Status> });
    view! { <span class="rowx"><Status tone glyph>{word}</Status>{corrected}</span> }.into_any()
}
