//! Choosing a time: a week of days with what is free on each, the times of a day, or a time of one's own with a reason.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::identity::Permission;
use domain::scheduling::SlotView;
use leptos::prelude::*;
use uuid::Uuid;

use super::choices::bookable;
use super::week::{Week, day_of};
use crate::api::scheduling::{SlotQuestion, list_free_slots};
use crate::api::session;
use crate::components::{Button, Checkbox, DateField, FailureNote, Kind, Size, Skeleton, TextField, TimeField};
use crate::format::{self, Zone};
use crate::i18n::{lang, texts::scheduling as t};
use crate::live;
use crate::pages::scheduling::words::short_day;
use crate::remote::Remote;
use crate::shell::{self, branches};

/// What a time is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub service: Option<Uuid>,
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
}

/// A time that has been chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub practitioner_id: Option<Uuid>,
    pub location_id: Option<Uuid>,
    pub starts_at: Option<DateTime<Utc>>,
    /// As the clock at the branch shows it.
    pub local_time: Option<String>,
    pub overbook_reason: Option<String>,
    pub words: String,
}

/// The choice of a time while it is made.
#[derive(Clone, Copy)]
pub struct Times {
    pub slot: RwSignal<Option<SlotView>>,
    /// A time of one's own instead of one on offer.
    pub own: RwSignal<bool>,
    pub day: RwSignal<Option<NaiveDate>>,
    pub time: RwSignal<Option<NaiveTime>>,
    pub overbook: RwSignal<bool>,
    pub overbook_reason: RwSignal<String>,
    /// The first day of the week that is shown.
    pub(super) from: RwSignal<NaiveDate>,
    pub(super) shown: RwSignal<Option<NaiveDate>>,
    /// The moment that was pressed on the calendar, until it is found among what is free.
    pressed: RwSignal<Option<DateTime<Utc>>>,
}

impl Times {
    /// Starts at a day, or at a moment that was pressed on the calendar.
    pub fn new(from: Option<NaiveDate>, at: Option<DateTime<Utc>>) -> Times {
        let zone = untrack(shell::zone);
        let wall = at.map(|at| zone.wall(at));
        let day = wall.map(|w| w.date()).or(from).unwrap_or_else(|| zone.today());
        Times {
            slot: RwSignal::new(None),
            own: RwSignal::new(false),
            day: RwSignal::new(Some(day)),
            time: RwSignal::new(wall.map(|w| w.time())),
            overbook: RwSignal::new(false),
            overbook_reason: RwSignal::new(String::new()),
            from: RwSignal::new(day),
            shown: RwSignal::new(wall.map(|w| w.date()).or(from)),
            pressed: RwSignal::new(at),
        }
    }

    /// What is chosen, when something is; follows it.
    pub fn chosen(self, wanted: &Wanted) -> Option<Chosen> {
        if !self.own.get() {
            let slot = self.slot.get()?;
            return Some(Chosen {
                practitioner_id: Some(slot.practitioner_id),
                location_id: Some(slot.location_id),
                starts_at: Some(slot.starts_at),
                local_time: None,
                overbook_reason: None,
                words: slot_words(&slot),
            });
        }
        let (day, time) = (self.day.get()?, self.time.get()?);
        let reason = self.overbook_reason.get().trim().to_owned();
        Some(Chosen {
            practitioner_id: wanted.practitioner,
            location_id: wanted.location,
            starts_at: None,
            local_time: Some(day.and_time(time).format("%Y-%m-%dT%H:%M").to_string()),
            overbook_reason: Some(reason).filter(|r| self.overbook.get() && !r.is_empty()),
            words: format!("{}, {}", short_day(day), format::date::clock(time, lang())),
        })
    }
}

/// `Sel 17 Nov, 10.45`.
pub fn slot_words(slot: &SlotView) -> String {
    crate::pages::scheduling::words::short_when(slot.starts_at, &Zone::new(&slot.time_zone))
}

/// The choice of a time for what is wanted.
#[component]
pub fn TimePicker(times: Times, #[prop(into)] wanted: Signal<Wanted>) -> impl IntoView {
    let slots = Remote::new(move || {
        let (wanted, from) = (wanted.get(), times.from.get());
        async move {
            let Some(service_id) = wanted.service else { return Ok(Vec::new()) };
            let (practitioner_id, location_id) = (wanted.practitioner, wanted.location);
            let question = SlotQuestion { service_id, practitioner_id, location_id, from, to: from + Days::new(6) };
            Ok(bookable(list_free_slots(&question).await?.data))
        }
    });
    live::reload_on(&["appointment", "schedule"], slots);
    find_pressed(times, slots);
    let asked = move || wanted.with(|w| w.service.is_some());
    let body = move || match (asked(), slots.value.get(), slots.failure.get()) {
        (false, ..) => view! { <p class="sub">{t::choose_service_first}</p> }.into_any(),
        (_, Some(_), _) => view! { <Week times slots /> }.into_any(),
        (_, None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| slots.reload() /> }.into_any(),
        (_, None, None) => view! { <Skeleton lines=4 /> }.into_any(),
    };
    view! {
        <fieldset class="field times">
            <legend class="label">{t::time}</legend>
            <Show when=move || !times.own.get() fallback=move || view! { <OwnTime times /> }>{body}</Show>
            <div>
                <Button kind=Kind::Quiet size=Size::Small on_press=move |()| times.own.update(|own| *own = !*own)>
                    {move || if times.own.get() { t::times_on_offer() } else { t::own_time() }}
                </Button>
            </div>
        </fieldset>
    }
}

/// What was pressed on the calendar is chosen when it is free, and kept as a time of one's own otherwise.
fn find_pressed(times: Times, slots: Remote<Vec<SlotView>>) {
    Effect::new(move |_| {
        let Some(all) = slots.value.get() else { return };
        let Some(at) = times.pressed.get_untracked() else {
            // A time that has gone meanwhile is chosen no longer.
            let gone = times.slot.with_untracked(|s| s.as_ref().is_some_and(|s| !all.contains(s) && in_week(times, s)));
            if gone {
                times.slot.set(None);
            }
            return;
        };
        if all.is_empty() && slots.loading.get_untracked() {
            return;
        }
        match all.iter().find(|slot| slot.starts_at == at) {
            Some(slot) => {
                times.slot.set(Some(slot.clone()));
                times.own.set(false);
                times.pressed.set(None);
            }
            None if !all.is_empty() => {
                times.own.set(true);
                times.pressed.set(None);
            }
            None => {}
        }
    });
}

fn in_week(times: Times, slot: &SlotView) -> bool {
    let from = times.from.get_untracked();
    (from..from + Days::new(7)).contains(&day_of(slot))
}

/// A time that is not on offer; with the permission and a reason also one that is taken.
#[component]
fn OwnTime(times: Times) -> impl IntoView {
    let zone = move || branches().zone_of(None).abbreviation(format::now());
    view! {
        <div class="pair">
            <DateField label=t::day_field at="/day" value=times.day />
            <TimeField label=t::hour_field at="/local_time" value=times.time hint=zone />
        </div>
        <Show when=|| session::may(Permission::Overbook)>
            <Checkbox label=t::overbook checked=times.overbook on_change=move |on| times.overbook.set(on) />
            <Show when=move || times.overbook.get()>
                <TextField label=t::overbook_reason at="/overbook_reason" value=times.overbook_reason max_length=500 hint=t::overbook_hint />
            </Show>
        </Show>
    }
}
