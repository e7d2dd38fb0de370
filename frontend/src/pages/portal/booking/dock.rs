//! The bar of the flow: how long the time is held, and the one next step.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::held::Held;
use super::plan::Plan;
use crate::format;
use crate::i18n::{Count, lang, texts::portal_booking as t};
use crate::pages::portal::parts::{Act, refused, ticking, when};
use crate::remote::Submit;

/// The hold with its ring, and the step below it.
#[component]
pub fn Dock(plan: Plan, children: Children) -> impl IntoView {
    let now = ticking();
    plan.watch(now);
    view! {
        <div class="dock">
            <HoldTimer plan now />
            {children()}
        </div>
    }
}

/// Minutes and seconds that are left.
fn left(held: &Held, now: DateTime<Utc>) -> (i64, i64) {
    let seconds = held.left(now).num_seconds();
    (seconds / 60, seconds % 60)
}

#[component]
fn HoldTimer(plan: Plan, now: RwSignal<DateTime<Utc>>) -> impl IntoView {
    let submit = Submit::new();
    let there = Memo::new(move |_| plan.held.with(Option::is_some));
    let wanted = move || plan.holding.busy.get();
    let slot_words = move || {
        plan.chosen.get().map(|slot| {
            let zone = plan.catalogue.zone(Some(slot.location_id));
            format!("{}, {}", when::short_day(zone.wall(slot.starts_at).date()), format::clock(slot.starts_at, &zone))
        })
    };
    let clock = move || {
        plan.held.get().map(|held| {
            let (minutes, seconds) = left(&held, now.get());
            let mark = if lang() == domain::Lang::Id { '.' } else { ':' };
            format!("{minutes}{mark}{seconds:02}")
        })
    };
    // The name is for whoever asks; it is not read aloud by itself.
    let spoken = move || {
        let (held, words) = (plan.held.get()?, slot_words()?);
        let (minutes, seconds) = left(&held, now.get());
        Some(t::held_left(&words, Count(minutes), Count(seconds)))
    };
    let ring = move || {
        plan.held.get().map_or_else(
            || "0 100".to_owned(),
            |held| {
                let share = held.left(now.get()).num_milliseconds() * 100 / held.span.num_milliseconds().max(1);
                format!("{share} 100")
            },
        )
    };
    // Said at two minutes and at half a minute only.
    let announced = Memo::new(move |_| {
        let seconds = plan.held.with(|held| held.as_ref().map(|held| held.left(now.get()).num_seconds()))?;
        match seconds {
            0..=30 => Some(t::half_minute()),
            31..=120 => Some(t::two_minutes()),
            _ => None,
        }
    });
    let extendable = move || plan.held.with(|held| held.as_ref().is_some_and(|held| held.extendable));
    let more = move || {
        extendable().then(|| {
            view! { <Act class="btn sm" busy=submit.busy label=t::more_time_once on_press=move |()| plan.extend(submit)>{t::more_time}</Act> }
        })
    };
    let timer = move || match (there.get(), wanted()) {
        (true, _) => view! {
            <div class="hold" role="timer" aria-label=spoken>
                <svg viewBox="0 0 44 44" aria-hidden="true">
                    <circle cx="22" cy="22" r="19" />
                    <circle cx="22" cy="22" r="19" pathLength="100" stroke-dasharray=ring />
                </svg>
                <div><b>{slot_words}</b><span class="meta">{t::held_for_you}" "<span class="t">{clock}</span></span></div>
                {more}
            </div>
        }
        .into_any(),
        (false, true) => view! { <p class="meta" role="status">{t::holding}</p> }.into_any(),
        (false, false) => ().into_any(),
    };
    let failure = move || {
        let failure = plan.holding.failure.get().filter(|f| !f.is(domain::ErrorCode::SlotTaken))?;
        Some(view! { <crate::pages::portal::parts::Trouble failure /> })
    };
    view! {
        {failure}
        {refused(submit)}
        {timer}
        <p class="vh" role="status">{move || announced.get()}</p>
    }
}
