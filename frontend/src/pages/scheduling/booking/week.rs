//! A week of days with what is free on each, and the times of one of them.

use chrono::{Days, NaiveDate, Timelike};
use domain::scheduling::SlotView;
use leptos::prelude::*;

use super::times::Times;
use crate::components::{Glyph, IconButton, Size};
use crate::format::{self, Zone};
use crate::i18n::{
    Count, Plain,
    texts::{interface, scheduling as t},
};
use crate::pages::scheduling::words::short_day;
use crate::remote::Remote;
use crate::shell::{self, branches};

/// The day of a time, at its branch.
pub(super) fn day_of(slot: &SlotView) -> NaiveDate {
    Zone::new(&slot.time_zone).wall(slot.starts_at).date()
}

/// The part of the day of a time: a heading.
fn part(slot: &SlotView) -> Plain {
    match Zone::new(&slot.time_zone).wall(slot.starts_at).hour() {
        0..=11 => t::morning,
        12..=16 => t::afternoon,
        _ => t::evening,
    }
}

/// The days with their times.
#[component]
pub(super) fn Week(times: Times, slots: Remote<Vec<SlotView>>) -> impl IntoView {
    let all = move || slots.value.get().unwrap_or_default();
    // The day that was asked for, or the first with anything free.
    let shown = Memo::new(move |_| {
        let (from, all) = (times.from.get(), all());
        let within = |day: &NaiveDate| (from..from + Days::new(7)).contains(day);
        let first = all.iter().map(day_of).min();
        times.shown.get().filter(within).or(first).unwrap_or(from)
    });
    let step = move |forward: bool| {
        times.shown.set(None);
        times.from.update(|from| *from = if forward { *from + Days::new(7) } else { *from - Days::new(7) });
    };
    let first = move || times.from.get() <= shell::zone().today();
    let days = move || {
        let all = all();
        let from = times.from.get();
        let day = move |n: u64| {
            let day = from + Days::new(n);
            let free = all.iter().filter(|slot| day_of(slot) == day).count();
            view! {
                <button
                    type="button"
                    class="day-chip"
                    aria-pressed=move || (shown.get() == day).to_string()
                    disabled=free == 0
                    on:click=move |_| times.shown.set(Some(day))
                >
                    <b>{move || short_day(day)}</b>
                    <span class="sub">{move || if free == 0 { t::day_full().to_owned() } else { t::free(Count(free as i64)) }}</span>
                </button>
            }
        };
        (0..7).map(day).collect_view()
    };
    let times_of_day = move || {
        let of_day: Vec<SlotView> = all().into_iter().filter(|slot| day_of(slot) == shown.get()).collect();
        if of_day.is_empty() {
            return view! { <p class="sub" role="status">{t::no_times}</p> }.into_any();
        }
        grouped(times, of_day)
    };
    view! {
        <div class="day-strip" aria-busy=move || slots.loading.get().then_some("true")>
            <IconButton glyph=Glyph::Left label=interface::previous size=Size::Small disabled=Signal::derive(first) on_press=move |()| step(false) />
            <div class="day-chips">{days}</div>
            <IconButton glyph=Glyph::Right label=interface::next size=Size::Small on_press=move |()| step(true) />
        </div>
        {times_of_day}
    }
}

fn grouped(times: Times, mut slots: Vec<SlotView>) -> AnyView {
    // By the clock on the wall, which differs between branches.
    slots.sort_by_key(|slot| (Zone::new(&slot.time_zone).wall(slot.starts_at), slot.practitioner_name.clone()));
    let several = slots.iter().any(|slot| slot.practitioner_id != slots[0].practitioner_id);
    let mut groups: Vec<(Plain, Vec<SlotView>)> = Vec::new();
    for slot in slots {
        let heading = part(&slot);
        match groups.iter_mut().find(|(other, _)| other() == heading()) {
            Some((_, group)) => group.push(slot),
            None => groups.push((heading, vec![slot])),
        }
    }
    let group = move |(heading, slots): (Plain, Vec<SlotView>)| {
        let slots = slots.into_iter().map(|slot| view! { <SlotChip times free=slot several /> }).collect_view();
        view! { <div class="slot-group"><h3 class="sub">{heading}</h3><div class="slot-chips">{slots}</div></div> }
    };
    groups.into_iter().map(group).collect_view().into_any()
}

/// One free time.
#[component]
pub fn SlotChip(times: Times, free: SlotView, several: bool) -> impl IntoView {
    let (mine, picked, told) = (free.clone(), free.clone(), free.clone());
    let pick = move |_| {
        times.own.set(false);
        times.slot.set(Some(picked.clone()));
    };
    let clock = move || format::clock(told.starts_at, &Zone::new(&told.time_zone));
    let whom = move || match branches().open().len() {
        0 | 1 => free.practitioner_name.clone(),
        _ => format!("{}, {}", free.practitioner_name, free.location_name),
    };
    view! {
        <button type="button" class="chip slot" aria-pressed=move || times.slot.with(|s| s.as_ref() == Some(&mine)).to_string() on:click=pick>
            <span class="num">{clock}</span>
            {several.then(|| view! { <span class="sub">{whom}</span> })}
        </button>
    }
}
