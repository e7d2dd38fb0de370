//! What is carried: how it looks on the way, and what happens when it is let go.

use domain::scheduling::{AppointmentView, CreateRescheduling};
use leptos::prelude::*;
use uuid::Uuid;

use super::columns::Column;
use super::drag::{Ghost, starts_at};
use super::grid::Span;
use super::held::Act;
use super::state::Cal;
use super::trouble::range;
use crate::api::{Key, scheduling as api};
use crate::components::{Glyph, Icon, toast};
use crate::i18n::texts::scheduling as t;
use crate::pages::scheduling::appointment::take_back;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::{short_when, zone_of};

/// Opens the booking of a time in a column.
pub fn begin_booking(cal: Cal, column: Option<Column>, span: Span) {
    let Some(column) = column else { return };
    let start = Start {
        practitioner: column.practitioner,
        location: column.location,
        at: Some(starts_at(&column, span, &cal.zone())),
        minutes: Some(span.minutes()).filter(|m| *m > 15),
        ..Start::default()
    };
    open_booking(start);
}

/// What is carried, where it would land, and what is in the way.
pub fn ghost_view(cal: Cal, ghost: &Ghost, hours: Span, busy: bool, last: bool) -> AnyView {
    let id = match ghost.act {
        Act::Move(id) | Act::Resize(id) => Some(id),
        Act::Create => None,
    };
    let visit = id.and_then(|id| visit_of(cal, id));
    let name = visit.map_or_else(|| t::new_appointment().to_owned(), |v| v.contact_name);
    let (top, long) = ((ghost.span.from - hours.from).to_string(), ghost.span.minutes().to_string());
    let (state, glyph, words) = match &ghost.trouble {
        Some(_) => ("conflict", Glyph::Alert, t::clash_line(&range(ghost.span))),
        None => ("landing", Glyph::Check, range(ghost.span)),
    };
    let tip = ghost.trouble.as_ref().map(|trouble| {
        let below = (ghost.span.until - hours.from).to_string();
        view! {
            <div class="tip" role="status" data-end=last.then_some("true") style=("--t", below)>
                <b>{trouble.title()}</b>
                {t::cannot_drop}" "{ghost.instead.clone()}
            </div>
        }
    });
    view! {
        <div class="event" data-s=state aria-busy=busy.then_some("true") style=("--t", top) style=("--d", long)>
            <span class="n"><Icon glyph /><span>{name}</span></span>
            <span class="d">{words}</span>
        </div>
        {tip}
    }
    .into_any()
}

/// The appointment as the calendar knows it.
pub fn visit_of(cal: Cal, id: Uuid) -> Option<AppointmentView> {
    cal.entries.value.with_untracked(|view| view.as_ref()?.appointments.iter().find(|v| v.id == id).cloned())
}

/// What was carried has been let go.
pub fn dropped(cal: Cal, columns: Memo<Vec<Column>>, saving: RwSignal<Option<Ghost>>, ghost: Ghost) {
    let column = columns.with_untracked(|all| all.get(ghost.column).cloned());
    let Some(column) = column else { return };
    let (Act::Move(id) | Act::Resize(id)) = ghost.act else {
        return begin_booking(cal, Some(column), ghost.span);
    };
    if let Some(trouble) = &ghost.trouble {
        return toast::done(t::not_moved(&trouble.title(), &ghost.instead));
    }
    let Some(before) = visit_of(cal, id) else { return };
    let starts = starts_at(&column, ghost.span, &zone_of(&before));
    let resized = matches!(ghost.act, Act::Resize(_));
    let change = CreateRescheduling {
        starts_at: Some(starts),
        ends_at: resized.then(|| starts + chrono::Duration::minutes(i64::from(ghost.span.minutes()))),
        practitioner_id: column.practitioner.filter(|id| *id != before.practitioner_id),
        ..CreateRescheduling::default()
    };
    saving.set(Some(ghost));
    leptos::task::spawn_local(async move {
        let outcome = api::create_rescheduling(id, &change, &Key::new()).await;
        let _ = saving.try_set(None);
        match outcome {
            Ok(after) => {
                let words = t::moved_to(&after.contact_name, &short_when(after.starts_at, &zone_of(&after)));
                toast::undoable(words, move || take_back(before.clone()));
            }
            Err(failure) => toast::failed(&failure),
        }
        cal.entries.reload();
    });
}
