//! The response clock, names and times.

use chrono::{DateTime, Utc};
use domain::consultations::{ConsultationState, ConsultationView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::components::{Glyph, Status, Tone};
use crate::format::{self, Zone};
use crate::i18n::{Count, lang, texts::consultations as t};
use crate::pages::scheduling::words::minutes;
use crate::route::{Address, Route};

/// The zone in which times of a consultation are read.
pub fn zone_of(view: &ConsultationView) -> Zone {
    Zone::new(&view.time_zone)
}

/// The query under which a consultation is open in a list.
pub fn query(id: Uuid, list: Option<&str>) -> Vec<(String, String)> {
    list.map(|code| ("list".to_owned(), code.to_owned())).into_iter().chain([("open".to_owned(), id.to_string())]).collect()
}

/// The address at which a consultation is open, in the list that is shown.
pub fn href(id: Uuid, list: Option<&str>) -> String {
    Address { route: Route::Consultations, query: query(id, list), fragment: String::new() }.href()
}

/// `14.30 WIB` today, `17 Nov 2025, 14.30 WIB` on another day.
pub fn moment(at: DateTime<Utc>, zone: &Zone) -> String {
    if zone.wall(at).date() == zone.today() { format::time(at, zone) } else { format::date_time(at, zone) }
}

/// `34 mnt`, `1 j 5 mnt`, `2 hari`.
fn span(length: chrono::Duration) -> String {
    match length.num_days() {
        days @ 2.. => t::days(Count(days)),
        _ => minutes(length.num_minutes()),
    }
}

/// How long there is to answer, or how late it is; the state of what waits for nothing.
pub fn clock(view: &ConsultationView, now: DateTime<Utc>) -> AnyView {
    match (view.state, view.answer_due_at) {
        (ConsultationState::Open, Some(due)) if due >= now => {
            let left = due - now;
            // The last hour is told by its tone as well.
            let tone = if left <= chrono::Duration::hours(1) { Tone::Warning } else { Tone::Info };
            view! { <Status tone glyph=Glyph::Clock>{t::left(&span(left))}</Status> }.into_any()
        }
        (ConsultationState::Open, Some(due)) => {
            view! { <Status tone=Tone::Danger glyph=Glyph::Alert>{t::late(&span(now - due))}</Status> }.into_any()
        }
        (ConsultationState::Closed, _) => {
            let word = view.state.label(lang());
            view! { <Status tone=Tone::Neutral glyph=Glyph::Archive>{word}</Status> }.into_any()
        }
        _ => view! { <Status tone=Tone::Success glyph=Glyph::Check>{t::answered}</Status> }.into_any(),
    }
}

/// `dr. Gayatri Wibisana (Dokter kepala)`, of everybody who watches over the answers today.
pub fn overseers(view: &ConsultationView) -> Option<String> {
    let name = |overseer: &domain::consultations::OverseerView| format!("{} ({})", overseer.name, overseer.kind.role().label(lang()));
    let all: Vec<String> = view.overseers.iter().map(name).collect();
    (!all.is_empty()).then(|| all.join(", "))
}
