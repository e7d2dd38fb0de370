//! A time that somebody else got, or whose hold ran out: the nearest others, and nothing typed again.

use chrono::{Days, TimeDelta};
use domain::scheduling::SlotView;
use leptos::prelude::*;

use super::plan::Plan;
use crate::api::booking::{self as api, SlotQuestion};
use crate::format;
use crate::i18n::texts::portal_booking as t;
use crate::pages::portal::parts::{Act, icon, when};
use crate::remote::Remote;

/// How many others are offered.
const OFFERED: usize = 3;

/// How far a free time is from the lost one: another doctor counts as a day.
fn distance(slot: &SlotView, lost: &SlotView) -> TimeDelta {
    let apart = (slot.starts_at - lost.starts_at).abs();
    if slot.practitioner_id == lost.practitioner_id { apart } else { apart + TimeDelta::hours(24) }
}

/// The nearest, each doctor's same time counted once.
fn nearest(mut slots: Vec<SlotView>, lost: &SlotView) -> Vec<SlotView> {
    slots.retain(|slot| slot.starts_at != lost.starts_at || slot.practitioner_id != lost.practitioner_id);
    slots.sort_by_key(|slot| distance(slot, lost));
    slots.truncate(OFFERED);
    slots
}

/// The notice; nothing while no time was lost.
#[component]
pub fn Lost(plan: Plan) -> impl IntoView {
    let others = Remote::new(move || {
        let lost = plan.lost.get();
        let question = lost.as_ref().zip(plan.service.get_untracked()).map(|(lost, service)| {
            let day = plan.catalogue.zone(Some(lost.location_id)).wall(lost.starts_at).date();
            let today = plan.catalogue.zone(Some(lost.location_id)).today();
            let from = day.checked_sub_days(Days::new(1)).unwrap_or(day).max(today);
            SlotQuestion { service, practitioner: None, location: Some(lost.location_id), from, to: day + Days::new(4) }
        });
        async move {
            match (question, lost) {
                (Some(question), Some(lost)) => Ok(nearest(api::list_free_slots(question).await?, &lost)),
                _ => Ok(Vec::new()),
            }
        }
    });
    let notice = move || {
        let lost = plan.lost.get()?;
        let zone = plan.catalogue.zone(Some(lost.location_id));
        let title = t::lost(&format::clock(lost.starts_at, &zone));
        let found = others.value.get().unwrap_or_default();
        let text = if found.is_empty() && !others.loading.get() { t::lost_none() } else { t::lost_text() };
        let option = |slot: SlotView| {
            let same_day = zone.wall(slot.starts_at).date() == zone.wall(lost.starts_at).date();
            let same_doctor = slot.practitioner_id == lost.practitioner_id;
            let note = match (same_day, same_doctor) {
                (true, true) => t::same_doctor_day().to_owned(),
                (false, true) => t::same_doctor().to_owned(),
                _ => slot.practitioner_name.clone(),
            };
            let glyph = if same_doctor { if same_day { "#i-clock" } else { "#i-cal" } } else { "#i-user" };
            let words = format!("{}, {}", when::short_day(zone.wall(slot.starts_at).date()), format::time(slot.starts_at, &zone));
            let pick = move |_| {
                plan.date.set(Some(plan.zone().wall(slot.starts_at).date()));
                plan.choose(slot.clone());
            };
            view! {
                <label class="opt">
                    {icon(glyph, "i")}
                    <span><b>{words}</b><span class="meta">{note}</span></span>
                    <input type="radio" name="other" on:change=pick />
                </label>
            }
        };
        let options = found.into_iter().map(option).collect_view();
        Some(view! {
            <div class="notice bad" role="alert">
                {icon("#i-alert", "i")}
                <p><b>{title}</b>{text}</p>
                <div class="alts">{options}</div>
            </div>
        })
    };
    let released = move || {
        let slot = plan.released.get()?;
        let time = format::clock(slot.starts_at, &plan.catalogue.zone(Some(slot.location_id)));
        let again = move |()| plan.choose(slot.clone());
        Some(view! {
            <div class="notice warn" role="alert">
                {icon("#i-clock", "i")}
                <p><b>{t::released}</b>{t::released_text}</p>
                <Act class="btn sm" on_press=again>{t::hold_again(&time)}</Act>
            </div>
        })
    };
    view! {
        {notice}
        {released}
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    use super::*;

    fn slot(doctor: u128, hour: i64) -> SlotView {
        let starts_at: DateTime<Utc> = DateTime::from_timestamp(1_764_550_800 + hour * 3_600, 0).expect("a moment");
        SlotView {
            starts_at,
            ends_at: starts_at,
            time_zone: "Asia/Jakarta".to_owned(),
            practitioner_id: Uuid::from_u128(doctor),
            practitioner_name: format!("dr. {doctor}"),
            location_id: Uuid::nil(),
            location_name: String::new(),
        }
    }

    #[test]
    fn the_same_doctor_soon_comes_before_another_at_the_same_time() {
        let lost = slot(1, 0);
        let found = nearest(vec![slot(2, 0), slot(1, 30), slot(1, 1), slot(1, 0), slot(1, -2)], &lost);
        let hours: Vec<i64> = found.iter().map(|s| (s.starts_at - lost.starts_at).num_hours()).collect();
        assert_eq!(hours, [1, -2, 0]);
        assert_eq!(found[2].practitioner_id, Uuid::from_u128(2));
    }
}
