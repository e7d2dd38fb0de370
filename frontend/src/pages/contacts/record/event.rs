//! One entry on the timeline.

use domain::contacts::{Direction, InteractionKind, InteractionView};
use leptos::prelude::*;

use crate::components::{Glyph, TimelineEvent};
use crate::format::{self, Zone};
use crate::i18n::{Count, lang, texts::person as t};
use crate::shell;

/// The icon of a kind.
pub fn glyph(kind: InteractionKind) -> Glyph {
    match kind {
        InteractionKind::Note => Glyph::Lock,
        InteractionKind::Call => Glyph::Phone,
        InteractionKind::Message => Glyph::Message,
        InteractionKind::Email => Glyph::Mail,
        InteractionKind::Visit => Glyph::Steth,
    }
}

/// The zone in which the times of an entry are read.
pub fn zone_of(entry: &InteractionView) -> Zone {
    entry.time_zone.as_deref().map_or_else(shell::zone, Zone::new)
}

/// The circumstances in one line: `dengan dr. Ayu Larasati, di Kemang, 25 menit`.
pub fn circumstances(entry: &InteractionView) -> String {
    let place = entry.account_name.as_deref().or(entry.location_name.as_deref());
    let parts = [
        entry.direction.map(|d: Direction| d.label(lang()).to_owned()),
        entry.practitioner_name.as_deref().map(t::with_practitioner),
        place.filter(|_| entry.kind == InteractionKind::Visit).map(t::at_place),
        entry.duration_minutes.filter(|m| *m > 0).map(|m| t::lasting(Count(i64::from(m)))),
        entry.user_name.as_deref().map(t::by_user),
        (entry.source != "manual").then(|| t::imported(&entry.source)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is written in the box: the whole text, or the subject of a note.
pub fn text(entry: &InteractionView) -> Option<String> {
    match (entry.kind, &entry.body) {
        (InteractionKind::Note, None) => Some(entry.subject.clone()),
        (_, body) => body.clone(),
    }
}

/// An entry in the side panel: one line, with its day.
#[component]
pub fn ShortEvent(event: InteractionView) -> impl IntoView {
    let wall = zone_of(&event).wall(event.occurred_at);
    let kind = event.kind;
    view! {
        <TimelineEvent
            glyph=glyph(kind)
            primary=kind == InteractionKind::Visit
            time=move || format::short_date(wall.date())
            datetime=event.occurred_at.to_rfc3339()
        >
            <b>{move || kind.label(lang())}</b>
            " "
            {event.subject.clone()}
        </TimelineEvent>
    }
}
