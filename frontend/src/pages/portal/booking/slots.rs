//! The free times of one day, by part of the day.

use chrono::{NaiveDate, Timelike};
use domain::scheduling::SlotView;
use leptos::prelude::*;

use super::plan::Plan;
use crate::api::booking::{self as api, SlotQuestion};
use crate::format::{self, Zone};
use crate::i18n::{Plain, texts::portal_booking as t};
use crate::pages::portal::parts::{Bones, icon, when};
use crate::remote::Remote;

/// A part of the day: icon, name, hours, first hour and the hour after the last.
const PARTS: [(&str, Plain, Plain, u32, u32); 3] = [
    ("#i-rise", t::morning, t::morning_hours, 0, 12),
    ("#i-sun", t::afternoon, t::afternoon_hours, 12, 17),
    ("#i-moon", t::evening, t::evening_hours, 17, 24),
];

/// The times of a day. A day beyond the end of a cut answer is asked for on its own.
#[component]
pub fn DayTimes(plan: Plan, day: NaiveDate) -> impl IntoView {
    let alone = move || plan.incomplete_from().is_some_and(|from| day >= from);
    let own = Remote::new(move || {
        let question = plan.service.get_untracked().filter(|_| alone()).map(|service| SlotQuestion {
            service,
            practitioner: plan.practitioner.get_untracked(),
            location: plan.location.get_untracked(),
            from: day,
            to: day,
        });
        async move {
            match question {
                Some(question) => api::list_free_slots(question).await.map(Some),
                None => Ok(None),
            }
        }
    });
    let slots = Memo::new(move |_| match own.value.get().flatten() {
        Some(mut all) => {
            all.sort_by_key(|slot| slot.starts_at);
            all.dedup_by_key(|slot| slot.starts_at);
            all
        }
        None => plan.on(day),
    });
    let parts = move || {
        let zone = plan.zone();
        let part = |(glyph, name, hours, from, until): (&'static str, Plain, Plain, u32, u32)| {
            let hour = |slot: &SlotView| zone.wall(slot.starts_at).hour();
            let inside: Vec<SlotView> = slots.get().into_iter().filter(|slot| (from..until).contains(&hour(slot))).collect();
            (!inside.is_empty()).then(|| {
                let each = inside.into_iter().map(|slot| view! { <OneTime plan free=slot zone=zone.clone() /> }).collect_view();
                view! {
                    <fieldset class="part">
                        <legend>{icon(glyph, "i")}{name}" "<span class="small">{hours}</span></legend>
                        <div class="slots">{each}</div>
                    </fieldset>
                }
            })
        };
        PARTS.into_iter().filter_map(part).collect_view()
    };
    view! {
        {move || (alone() && own.loading.get()).then(|| view! { <Bones count=1 /> })}
        {parts}
    }
}

#[component]
fn OneTime(plan: Plan, free: SlotView, zone: Zone) -> impl IntoView {
    let at = free.starts_at;
    let checked = move || plan.chosen.with(|chosen| chosen.as_ref().is_some_and(|c| c.starts_at == at));
    let gone = move || plan.lost.with(|lost| lost.as_ref().is_some_and(|l| l.starts_at == at && l.practitioner_id == free.practitioner_id));
    let text = {
        let zone = zone.clone();
        move || format::clock(at, &zone)
    };
    let spoken = {
        let (name, zone) = (free.practitioner_name.clone(), zone.clone());
        move || t::slot(&when::soon(at, &zone), &name)
    };
    let picked = free.clone();
    let choose = move |_| plan.choose(picked.clone());
    let own = move || when::own_clock(at, &zone);
    let lost_text = text.clone();
    move || {
        if gone() {
            return view! { <span class="slot lost" aria-disabled="true"><s>{lost_text.clone()}</s><small>{t::taken}</small></span> }
                .into_any();
        }
        view! {
            <label class="slot">
                <input type="radio" name="time" aria-label=spoken.clone() prop:checked=checked on:change=choose.clone() />
                {text.clone()}
                {own.clone()().map(|own| view! { <small>{own}</small> })}
            </label>
        }
        .into_any()
    }
}
