//! What stands above the values of a report: what is awaited and until when, where it is from, what was corrected.

use domain::lab::{LabReportState, LabReportView, LabSource};
use leptos::prelude::*;

use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_results as t};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Notice, when};

/// The notices of a report.
pub fn notes(report: &LabReportView) -> AnyView {
    let clinic = clinic();
    let awaited = (report.state == LabReportState::Released && report.awaited > 0).then(|| {
        let words = report.expected_on.map_or_else(|| t::process_text_open().to_owned(), |on| t::process_text(&format::long_date(on)));
        view! { <Notice glyph="#i-clock" title=t::partial(Count(report.awaited))>{words}</Notice> }
    });
    let critical = (report.released_at.is_some() && report.flag.is_some_and(|flag| flag.is_critical()))
        .then(|| view! { <Notice tone="bad" title=t::critical_title>{move || t::critical_text(&clinic.emergency())}</Notice> });
    let corrected = report.corrected.then(|| view! { <Notice tone="warn" title=t::corrected_title>{t::corrected_text}</Notice> });
    let own = (report.source == LabSource::Patient).then(|| {
        let (tone, text) = if report.verified_at.is_some() { ("ok", t::own_verified) } else { ("plain", t::own_unverified) };
        view! { <Notice tone glyph="#i-file" title=t::own_title>{text}</Notice> }
    });
    view! { {critical} {waiting(report)} {awaited} {corrected} {own} }.into_any()
}

/// Nothing to see yet, and until when.
fn waiting(report: &LabReportView) -> AnyView {
    let zone = Zone::new(&report.time_zone);
    match report.state {
        LabReportState::Released => ().into_any(),
        LabReportState::AwaitingComment => {
            let until = report.comment_due_at.map(|at| when::soon(at, &zone)).unwrap_or_default();
            view! { <Notice glyph="#i-clock" title=t::waiting_title>{t::waiting_text(&until)}</Notice> }.into_any()
        }
        LabReportState::Draft => {
            let words = report.expected_on.map_or_else(|| t::process_text_open().to_owned(), |on| t::process_text(&format::long_date(on)));
            let title = if report.released_at.is_some() { t::partial(Count(report.awaited)) } else { t::process_title().to_owned() };
            view! { <Notice glyph="#i-clock" title>{words}</Notice> }.into_any()
        }
    }
}
