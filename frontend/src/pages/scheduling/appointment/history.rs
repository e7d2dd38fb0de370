//! What happened to an appointment: who, when and why.

use chrono::{DateTime, Utc};
use domain::scheduling::{AppointmentEventKind, AppointmentEventView, ByWhom};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::scheduling as api;
use crate::components::{FailureNote, Glyph, Skeleton, Timeline, TimelineEvent};
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};
use crate::remote::Remote;
use crate::shell;

fn glyph(kind: AppointmentEventKind) -> Glyph {
    use AppointmentEventKind as K;
    match kind {
        K::Booked => Glyph::Plus,
        K::Approved | K::Confirmed => Glyph::CheckCircle,
        K::Rescheduled | K::Transferred => Glyph::Arrow,
        K::CheckedIn => Glyph::Enter,
        K::Called => Glyph::Volume,
        K::Skipped => Glyph::Right,
        K::Left => Glyph::Exit,
        K::Started => Glyph::Steth,
        K::Done => Glyph::Check,
        K::NoShow => Glyph::UserX,
        K::Cancelled => Glyph::Ban,
        K::Restored => Glyph::Undo,
        K::Delayed => Glyph::Clock,
    }
}

/// The list; asked again when the version changes.
#[component]
pub fn History(id: Uuid, #[prop(into)] version: Signal<i64>) -> impl IntoView {
    let events = Remote::new(move || {
        version.track();
        async move { Ok(api::list_appointment_events(id).await?.data) }
    });
    move || match (events.value.get(), events.failure.get()) {
        (Some(events), _) => {
            let line = |event: AppointmentEventView| view! { <Line event /> };
            view! { <Timeline>{events.into_iter().map(line).collect_view()}</Timeline> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| events.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=3 /> }.into_any(),
    }
}

#[component]
fn Line(event: AppointmentEventView) -> impl IntoView {
    let AppointmentEventView { at, kind, by_whom, user_name, reason, detail, .. } = event;
    let time = move || format::date_time(at, &shell::zone());
    let moved = move || moved_words(&detail);
    let who = move || match (&user_name, by_whom) {
        (Some(name), _) => t::by_name(name),
        (None, whom) => t::by_name(&whom.label(lang()).to_lowercase()),
    };
    let shown_reason = reason.map(|reason| view! { <p class="pre">{reason}</p> });
    let system = by_whom == ByWhom::System;
    view! {
        <TimelineEvent glyph=glyph(kind) primary=kind == AppointmentEventKind::Booked && !system time datetime=at.to_rfc3339()>
            <b>{move || kind.label(lang())}</b>
            " "
            <span class="sub">{who}</span>
            {moved}
            {shown_reason}
        </TimelineEvent>
    }
}

/// From which time to which, for a move.
fn moved_words(detail: &serde_json::Value) -> Option<AnyView> {
    let moment = |name: &str| detail.get(name)?.as_str()?.parse::<DateTime<Utc>>().ok();
    let (from, to) = (moment("from").or_else(|| moment("before"))?, moment("to").or_else(|| moment("after"))?);
    let words = move || {
        let zone = shell::zone();
        t::from_to(&format::date_time(from, &zone), &format::date_time(to, &zone))
    };
    Some(view! { <p class="num">{words}</p> }.into_any())
}
